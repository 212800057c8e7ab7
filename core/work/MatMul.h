// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Multiplies square matrices of whole numbers, one product after another, each with the last one: 64 by 64,
/// modulo a prime, so that it is the same in every language.
class MatMul final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
