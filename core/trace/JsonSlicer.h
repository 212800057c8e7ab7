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
/// JSON, who parses the piece says. All forms of a trace are read: an object with "traceEvents", a bare array
/// of events, one event a line, and several of these one behind the other.
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
    /// Takes back what stands behind the first `kept` bytes of the last piece, to be read as pieces of its
    /// own. Does nothing any more when much was: a hostile file would be read again and again.
    void giveBack(std::size_t kept);
    /// Whether the file was at its end when it stopped making sense, with something begun and not ended.
    [[nodiscard]] bool hasEnded() const { return m_ended && m_place != Place::Start; }

    /// Whether the source failed where everything that was begun had ended.
    [[nodiscard]] bool hasReadAll() const {
        return m_sourceFailed && m_documents > 0 && m_place == Place::Start;
    }

private:
    enum class Place { Start, InObject, InEvents, Done };

    static constexpr std::size_t kMostReadAgain = std::size_t{256} << 20;
    static constexpr std::size_t kMostLookedAhead = std::size_t{1} << 20;

    Result<bool> ensure(std::size_t position);
    /// The next byte that is no space; 0 at the end of the file.
    Result<char> peek();
    Result<char> peekBehindCommas();
    /// Where the next byte is that is no space or comma, from `from` on (counted from m_at).
    Result<std::size_t> behindSpace(std::size_t from);
    Result<void> skipByteOrderMark();
    /// Whether the object here is an event by itself, and not one that holds events.
    bool isEventAhead();
    // All three: nothing when only m_place changed.
    Result<std::optional<Slice>> nextDocument();
    Result<std::optional<Slice>> nextField();
    Result<std::optional<Slice>> nextEvent();
    Result<std::string_view> takeValue();
    /// The same; where a value has no end, up to where the next event seems to begin.
    Result<std::string_view> takeEvent();
    Result<std::size_t> endOfValue(std::size_t from);
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
    bool m_sourceFailed = false;
    bool m_isArray = false;
    std::size_t m_documents = 0; ///< of the outermost level, that were read
    std::size_t m_lastSize = 0;  ///< of the last piece
    std::size_t m_readAgain = 0; ///< bytes
    Place m_place = Place::Start;
    std::string m_key;
};

/// Where one event ends and the next one seems to begin ("}, {"), behind `from`; npos where none does.
[[nodiscard]] std::size_t eventBorder(std::string_view text, std::size_t from = 0);

} // namespace parascope
