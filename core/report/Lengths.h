// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parascope {

/// Lengths of time, up to many millions, and the one in their middle, which is found step by step: whoever
/// shows it has other things to do meanwhile.
class Lengths {
public:
    /// One that is not negative.
    void add(Nanoseconds length);

    [[nodiscard]] std::size_t count() const { return m_count; }
    /// Looks at about so many of them. True once the middle is found; then nothing is added any more.
    bool findMiddle(std::size_t atMost);
    /// The lower one of two; 0 until it is found.
    [[nodiscard]] Nanoseconds middle() const { return m_middle; }

private:
    static constexpr std::size_t kInPart = std::size_t{1} << 16;
    static constexpr unsigned kDigit = 16; ///< bits

    void begin();
    void countDigits(const std::vector<Nanoseconds>& part);
    void takeDigit();

    std::vector<std::vector<Nanoseconds>>
        m_parts; ///< one that grew as a whole would be copied again and again
    std::size_t m_count = 0;
    std::uint64_t m_most = 0;
    Nanoseconds m_middle{};
    bool m_isFound = false;

    // The middle one is found digit by digit, the highest first.
    std::vector<std::size_t> m_digits; ///< how many lengths have each, of those that begin as the middle one
    std::uint64_t m_begin = 0;         ///< the digits of the middle one that are known
    unsigned m_shift = 0;              ///< bits behind the digit that is looked for
    std::size_t m_rank = 0;            ///< of the middle one among those that begin as it does
    std::size_t m_nextPart = 0;
};

} // namespace parascope
