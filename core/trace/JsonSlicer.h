// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace parascope {

/// Cuts a trace file into its events without holding the file: memory is the longest event, not the file's
/// size.
///
/// It knows just enough JSON to find where a value ends (strings, escapes, brackets); whether a piece is good
/// JSON, who parses the piece says. Both forms of a trace are read: an object with "traceEvents", and a bare
/// array of events.
class JsonSlicer {
public:
    /// Fills `buffer` with up to `size` bytes and returns how many; 0 at the end; an Error when reading
    /// fails.
    using Source = std::function<Result<std::size_t>(char* buffer, std::size_t size)>;

    struct Slice {
        std::string_view key;  ///< empty for an event; else the name of another field of the outer object
        std::string_view text; ///< its value, with kPadding readable bytes behind; valid until the next call
        std::uint64_t offset = 0; ///< where it begins in the file, bytes
    };

    static constexpr std::size_t kPadding = 64;
    static constexpr std::size_t kLongestValue = std::size_t{64} << 20;

    explicit JsonSlicer(Source source);

    /// The next piece; nothing at the proper end. An Error names the byte where the file stops making sense.
    Result<std::optional<Slice>> next();

private:
    enum class Place { Start, InObject, InEvents, Done };

    Result<bool> ensure(std::size_t position);
    /// The next byte that is no space; 0 at the end of the file.
    Result<char> peek();
    Result<char> peekBehindComma();
    Result<void> begin();
    // Both: nothing when only m_place changed.
    Result<std::optional<Slice>> nextField();
    Result<std::optional<Slice>> nextEvent();
    Result<std::string_view> takeValue();
    Result<std::size_t> endOfString(std::size_t from);
    Result<std::size_t> endOfBrackets(std::size_t from);
    Result<std::size_t> endOfScalar(std::size_t from);
    [[nodiscard]] Error errorHere(std::string why) const;

    Source m_source;
    std::string m_buffer;
    std::size_t m_at = 0;        ///< where we are in the buffer
    std::size_t m_filled = 0;    ///< bytes of the buffer that hold the file
    std::uint64_t m_dropped = 0; ///< bytes of the file in front of the buffer
    bool m_ended = false;
    bool m_isArray = false;
    Place m_place = Place::Start;
    std::string m_key;
};

} // namespace parascope
