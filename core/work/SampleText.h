// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace parascope {

/// What tasks compress and write: 64 KiB of words, the same in every language (resources/python/tasks.py).
/// Nothing in it repeats within what zlib looks back on, so a piece costs the same work each time.
inline constexpr std::size_t kSampleBytes = 65'536;
[[nodiscard]] std::string makeSampleText();

/// "1a2b3c4d".
[[nodiscard]] std::string checksumText(std::uint32_t checksum);

} // namespace parascope
