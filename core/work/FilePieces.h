// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/SampleText.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace parascope {

/// A mebibyte: what tasks write and read of a file at a time.
inline constexpr std::size_t kFilePiece = 1 << 20;

inline std::string makeFilePiece() {
    const auto sample = makeSampleText();
    std::string piece;
    while (piece.size() < kFilePiece) {
        piece += sample;
    }
    return piece;
}

/// How much of `left` bytes the next piece has.
inline std::size_t nextFilePiece(std::uint64_t left) {
    return static_cast<std::size_t>(std::min<std::uint64_t>(left, kFilePiece));
}

} // namespace parascope
