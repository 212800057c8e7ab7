// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Waits for a timer, as a program waits for a slow answer: needs a worker, but no core.
class Sleep final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
