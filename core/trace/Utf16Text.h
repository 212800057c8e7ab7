// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <functional>
#include <optional>
#include <string>

namespace parascope {

/// Hands out the bytes of a source, those of UTF-16 as UTF-8. Which it is, its first bytes tell: a byte order
/// mark, or that every other byte is zero.
class Utf16Text {
public:
    /// Fills `buffer` with up to `size` bytes and returns how many; 0 at the end.
    using Source = std::function<Result<std::size_t>(char* buffer, std::size_t size)>;

    explicit Utf16Text(Source source)
        : m_source(std::move(source)) {}

    Result<std::size_t> read(char* buffer, std::size_t size);

private:
    enum class Kind { Unknown, Bytes, LittleEnd, BigEnd };

    /// Reads on until so many bytes are there, or the end is.
    Result<void> gather(std::size_t size);
    Result<void> findOut();
    Result<void> convert();
    void takeUnit(char16_t unit);

    Source m_source;
    Kind m_kind = Kind::Unknown;
    std::string m_raw;   ///< that was read and not converted
    std::string m_text;  ///< that was converted and not handed out
    char16_t m_high = 0; ///< the first half of a character of two units
    bool m_ended = false;
    std::optional<Error> m_broken; ///< what comes behind the text that was handed out
};

} // namespace parascope
