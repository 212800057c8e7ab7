// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

#include <vector>

namespace parascope {

/// A stencil over a closed line of cells, of which each rank has a stretch: before each step neighbours give
/// each other the cells at their edges. Whole numbers, so that the result is exact.
class Halo final : public Task {
public:
    using Cell = std::uint32_t;
    static constexpr std::size_t kCells = 1U << 18U; ///< of each rank

    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;

    /// What the cell at that place of the whole line is at first.
    [[nodiscard]] static Cell first(std::uint64_t place);
    /// A step of a stretch of cells between the two beside it.
    static void step(Cell left, const std::vector<Cell>& cells, Cell right, std::vector<Cell>& next);
    /// The sum of its cells.
    [[nodiscard]] static std::uint64_t sumOf(const std::vector<Cell>& cells);
};

} // namespace parascope
