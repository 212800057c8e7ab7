// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Draws the Mandelbrot set row by row, a picture of 256 by 256 points again and again, in whole numbers with
/// 28 bits behind the point: the same in every language.
class Mandelbrot final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
