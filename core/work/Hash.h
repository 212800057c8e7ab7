// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Computes SHA-256 of text, piece after piece, each together with the hash of those before it.
class Hash final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    [[nodiscard]] Result<void> prepare() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
