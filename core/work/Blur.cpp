// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Blur.h"

#include "core/base/SameNumbers.h"
#include "core/work/Pieces.h"
#include "core/work/SampleText.h"

#include <zlib.h>

namespace parascope {

namespace {

constexpr std::size_t kSide = 256; ///< of the picture, in points

using Picture = std::vector<std::uint8_t>; ///< row after row

Picture makePicture() {
    SameNumbers numbers(3);
    Picture picture(kSide * kSide);
    for (auto& point : picture) {
        point = static_cast<std::uint8_t>(numbers.next() >> 8U);
    }
    return picture;
}

std::uint8_t meanOf(std::uint8_t before, std::uint8_t point, std::uint8_t after) {
    return static_cast<std::uint8_t>((before + 2 * point + after + 2) >> 2);
}

void blurAlongRows(const Picture& from, Picture& to) {
    for (std::size_t row = 0; row < from.size(); row += kSide) {
        const auto* points = from.data() + row;
        auto* blurred = to.data() + row;
        blurred[0] = meanOf(points[kSide - 1], points[0], points[1]);
        for (std::size_t x = 1; x + 1 < kSide; ++x) {
            blurred[x] = meanOf(points[x - 1], points[x], points[x + 1]);
        }
        blurred[kSide - 1] = meanOf(points[kSide - 2], points[kSide - 1], points[0]);
    }
}

void blurAlongColumns(const Picture& from, Picture& to) {
    for (std::size_t y = 0; y < kSide; ++y) {
        const auto* above = from.data() + (y + kSide - 1) % kSide * kSide;
        const auto* points = from.data() + y * kSide;
        const auto* below = from.data() + (y + 1) % kSide * kSide;
        auto* blurred = to.data() + y * kSide;
        for (std::size_t x = 0; x < kSide; ++x) {
            blurred[x] = meanOf(above[x], points[x], below[x]);
        }
    }
}

} // namespace

TaskInfo Blur::info() const {
    return {"blur",
            "cpu",
            "passes",
            "blurs a picture of 256 by 256 points, pass after pass",
            2'000,
            1'000'000'000,
            "it would take longer than a day",
            150,
            TaskNeed::Nothing,
            20'000};
}

Result<std::optional<std::string>> Blur::run(std::uint64_t size, TaskContext& context) const {
    auto picture = makePicture();
    Picture other(picture.size());
    Pieces pieces(context, "blurring");
    for (std::uint64_t pass = 0; pass < size; ++pass) {
        if (!pieces.next()) {
            return std::optional<std::string>();
        }
        blurAlongRows(picture, other);
        blurAlongColumns(other, picture);
    }
    pieces.finish();
    const auto checksum = crc32(0, picture.data(), static_cast<uInt>(picture.size()));
    return std::optional("checksum " + checksumText(static_cast<std::uint32_t>(checksum)));
}

} // namespace parascope
