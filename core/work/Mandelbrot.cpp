// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Mandelbrot.h"

#include "core/work/Pieces.h"

namespace parascope {

namespace {

constexpr std::int64_t kPictureSide = 256;
constexpr int kMostSteps = 200;
constexpr int kFractionBits = 28; ///< behind the point
constexpr std::int64_t kFixedOne = std::int64_t{1} << kFractionBits;

/// The steps after which the point is known to run away; kMostSteps: it seems to stay.
int stepsAt(std::int64_t left, std::int64_t top) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (int step = 0; step < kMostSteps; ++step) {
        const auto xx = (x * x) >> kFractionBits;
        const auto yy = (y * y) >> kFractionBits;
        if (xx + yy > 4 * kFixedOne) {
            return step;
        }
        y = ((x * y) >> (kFractionBits - 1)) + top;
        x = xx - yy + left;
    }
    return kMostSteps;
}

/// The steps of all points of a row, from -2 to 1 and from -1.5 to 1.5.
std::uint64_t stepsInRow(std::int64_t row) {
    const auto top = 3 * kFixedOne * row / kPictureSide - 3 * kFixedOne / 2;
    std::uint64_t steps = 0;
    for (std::int64_t column = 0; column < kPictureSide; ++column) {
        steps +=
            static_cast<std::uint64_t>(stepsAt(3 * kFixedOne * column / kPictureSide - 2 * kFixedOne, top));
    }
    return steps;
}

} // namespace

TaskInfo Mandelbrot::info() const {
    return {"mandelbrot",
            "cpu",
            "rows",
            "draws the Mandelbrot set, row after row of 256 points",
            20'000,
            1'000'000'000,
            "it would take longer than a day",
            60};
}

Result<std::optional<std::string>> Mandelbrot::run(std::uint64_t size, TaskContext& context) const {
    std::uint64_t steps = 0;
    Pieces pieces(context, "drawing");
    for (std::uint64_t row = 0; row < size; ++row) {
        if (!pieces.next()) {
            return std::optional<std::string>();
        }
        steps += stepsInRow(static_cast<std::int64_t>(row % kPictureSide));
    }
    pieces.finish();
    return std::optional(std::to_string(steps) + " steps");
}

} // namespace parascope
