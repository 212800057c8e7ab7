// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Sorts numbers, a block of 16,384 after another: each is new.
class Sort final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
