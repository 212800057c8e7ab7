// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace parascope {

/// A window onto a text that a source gives piece by piece: what stands from our place on, as far as it was
/// asked for. What we have passed is dropped.
class TextWindow {
public:
    /// Fills `buffer` with up to `size` bytes and returns how many; 0 at the end; an Error when reading
    /// fails.
    using Source = std::function<Result<std::size_t>(char* buffer, std::size_t size)>;

    /// So many readable bytes stand behind what is held, and a byte that may be written in front of our
    /// place.
    static constexpr std::size_t kPadding = 64;
    static constexpr std::size_t kFront = 1;
    static constexpr std::size_t kMostHeld = std::size_t{64} << 20;

    explicit TextWindow(Source source);

    /// Makes the byte available that stands `ahead` of our place. False at the end of the text; an Error
    /// where it cannot be read, or too much would have to be held. What was looked at before may move.
    Result<bool> has(std::size_t ahead) { return m_at + ahead < m_filled ? Result<bool>(true) : fill(ahead); }
    [[nodiscard]] char operator[](std::size_t ahead) const { return m_buffer[m_at + ahead]; }
    /// All that is held from our place on.
    [[nodiscard]] std::string_view held() const {
        return std::string_view(m_buffer).substr(m_at, m_filled - m_at);
    }
    /// Writes over the text from one byte in front of our place on. Whoever does restores it.
    [[nodiscard]] char* writable() { return m_buffer.data() + m_at; }

    void advance(std::size_t bytes) { m_at += bytes; }
    /// To what was held and passed since the last byte was made available.
    void goBack(std::size_t bytes) { m_at -= bytes; }
    /// Where our place is in the text, bytes.
    [[nodiscard]] std::uint64_t offset() const { return m_dropped + (m_at - kFront); }

    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] Error errorHere(std::string why) const;

private:
    Result<bool> fill(std::size_t ahead);
    void dropPassed();

    Source m_source;
    std::string m_buffer;
    std::size_t m_at = kFront;     ///< our place in the buffer
    std::size_t m_filled = kFront; ///< bytes of the buffer that hold the text, and those in front
    std::uint64_t m_dropped = 0;   ///< bytes of the text in front of the buffer
    bool m_ended = false;
    bool m_failed = false;
};

} // namespace parascope
