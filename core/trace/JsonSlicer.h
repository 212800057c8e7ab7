// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/trace/TextWindow.h"

#include <cstdint>
#include <optional>
#include <span>
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
    using Source = TextWindow::Source;

    struct Slice {
        std::string_view key;  ///< empty for an event; else the name of another field of the outer object
        std::string_view text; ///< its value, with kPadding readable bytes behind; valid until the next call
        std::uint64_t offset = 0; ///< where it begins in the file, bytes
    };

    /// Several events with commas between them. The bytes in front of the text and behind it may be written
    /// over meanwhile, kPadding of them can be read; valid until the next call.
    struct Batch {
        std::span<char> text;
        std::uint64_t offset = 0;     ///< where it begins in the file, bytes
        std::uint64_t lookedUpTo = 0; ///< before that byte there is nothing behind it
    };

    static constexpr std::size_t kPadding = TextWindow::kPadding;
    static constexpr std::size_t kLongestValue = TextWindow::kMostHeld;

    explicit JsonSlicer(Source source);

    /// The next piece; nothing at the proper end. An Error names the byte where the file stops making sense.
    Result<std::optional<Slice>> next();
    /// What of the events ahead seems to be whole and was read from the source already; nothing where no
    /// events are. Whoever reads some of it says how much by pass(), the rest comes as pieces.
    Batch batch();
    void pass(std::size_t bytes) { m_window.advance(bytes); }
    /// Where in the file the next piece is looked for, bytes.
    [[nodiscard]] std::uint64_t offset() const { return m_window.offset(); }
    /// Takes back what stands behind the first `kept` bytes of the last piece, to be read as pieces of its
    /// own. Does nothing any more when much was: a hostile file would be read again and again.
    void giveBack(std::size_t kept);
    /// Whether the file was at its end when it stopped making sense, with something begun and not ended.
    [[nodiscard]] bool hasEnded() const { return m_window.hasEnded() && m_place != Place::Start; }

    /// Whether the source failed where everything that was begun had ended.
    [[nodiscard]] bool hasReadAll() const {
        return m_window.hasFailed() && m_documents > 0 && m_place == Place::Start;
    }

private:
    enum class Place { Start, InObject, InEvents, Done };

    static constexpr std::size_t kMostReadAgain = std::size_t{256} << 20;
    static constexpr std::size_t kMostLookedAhead = std::size_t{1} << 20;
    static constexpr std::size_t kMostInBatch = std::size_t{1} << 18;

    /// The next byte that is no space; 0 at the end of the file.
    Result<char> peek();
    Result<char> peekBehindCommas();
    /// Where the next byte is that is no space or comma, from `from` on (counted from our place).
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

    TextWindow m_window;
    bool m_isArray = false;
    std::size_t m_documents = 0; ///< of the outermost level, that were read
    std::size_t m_lastSize = 0;  ///< of the last piece
    std::size_t m_readAgain = 0; ///< bytes
    Place m_place = Place::Start;
    std::string m_key;
};

} // namespace parascope
