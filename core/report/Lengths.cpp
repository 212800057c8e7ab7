// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Lengths.h"

#include <algorithm>

namespace parascope {

void Lengths::add(Nanoseconds length) {
    if (m_parts.empty() || m_parts.back().size() == kInPart) {
        m_parts.emplace_back();
    }
    m_parts.back().push_back(length);
    m_most = std::max(m_most, static_cast<std::uint64_t>(length.count()));
    ++m_count;
}

bool Lengths::findMiddle(std::size_t atMost) {
    if (m_isFound || m_count == 0) {
        return true;
    }
    if (m_parts.size() == 1) {
        auto& all = m_parts.front();
        const auto place = all.begin() + static_cast<std::ptrdiff_t>((all.size() - 1) / 2);
        std::nth_element(all.begin(), place, all.end());
        m_middle = *place;
        m_isFound = true;
        return true;
    }
    if (m_digits.empty()) {
        begin();
    }
    for (std::size_t looked = 0; looked < atMost && !m_isFound;) {
        looked += m_parts[m_nextPart].size();
        countDigits(m_parts[m_nextPart]);
        if (++m_nextPart == m_parts.size()) {
            takeDigit();
        }
    }
    return m_isFound;
}

void Lengths::begin() {
    m_digits.assign(std::size_t{1} << kDigit, 0);
    m_rank = (m_count - 1) / 2;
    while (m_shift + kDigit < 64 && m_most >> (m_shift + kDigit) != 0) {
        m_shift += kDigit;
    }
}

void Lengths::countDigits(const std::vector<Nanoseconds>& part) {
    for (const auto length : part) {
        const auto digits = static_cast<std::uint64_t>(length.count()) >> m_shift;
        if (digits >> kDigit == m_begin) {
            ++m_digits[digits & (m_digits.size() - 1)];
        }
    }
}

void Lengths::takeDigit() {
    std::size_t digit = 0;
    while (m_rank >= m_digits[digit]) {
        m_rank -= m_digits[digit++];
    }
    m_begin = m_begin << kDigit | digit;
    if (m_shift == 0) {
        m_middle = Nanoseconds(static_cast<std::int64_t>(m_begin));
        m_isFound = true;
        return;
    }
    m_shift -= kDigit;
    m_nextPart = 0;
    std::fill(m_digits.begin(), m_digits.end(), 0);
}

} // namespace parascope
