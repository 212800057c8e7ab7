// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Squares are added as in "sum-squares", but the work is shared out badly: the last rank has most of it, and
/// the first waits for the sum of all.
class Imbalanced final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;

    /// The iterations of one of so many ranks when each has `size` on average.
    [[nodiscard]] static std::uint64_t shareOf(int rank, int ranks, std::uint64_t size);
};

} // namespace parascope
