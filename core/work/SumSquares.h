// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

#include "core/base/Numbers.h"

namespace parascope {

/// The sum of i*i for i in [0, size), exactly, in 128 bits: 10 000 000 gives 333333283333335000000.
/// It really makes and adds every product, in order, on one core.
class SumSquares final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

/// `sum` plus i*i for i in [from, to), adding one product after another.
[[nodiscard]] Uint128 addSquares(std::uint64_t from, std::uint64_t to, Uint128 sum);

} // namespace parascope
