// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace parascope {

/// Numbers that look random and are the same everywhere, in every language: a linear congruential generator
/// of 32 bits (Numerical Recipes), of which the upper halves are used.
class SameNumbers {
public:
    explicit SameNumbers(std::uint32_t seed)
        : m_state(seed) {}

    /// From 0 to 65535.
    std::uint32_t next() {
        m_state = m_state * 1664525U + 1013904223U;
        return m_state >> 16U;
    }

private:
    std::uint32_t m_state;
};

} // namespace parascope
