// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/NameTable.h"

#include <cstdint>
#include <string_view>

namespace parascope {

/// The first of the numbers for processes and threads that have a name in the place of a number. No kernel
/// gives such numbers.
inline constexpr std::int64_t kMadeUpNumbers = std::int64_t{1} << 30;

/// And the first for lanes of asynchronous spans, which are no thread's.
inline constexpr std::int64_t kAsyncNumbers = kMadeUpNumbers + (std::int64_t{1} << 29);

/// Gives numbers to processes or threads that a file calls by texts.
class ThreadNumbers {
public:
    std::int64_t numberOf(std::string_view text) { return kMadeUpNumbers + m_texts.idOf(text).value; }
    /// What a number was given to; empty for one that was given to nothing.
    [[nodiscard]] std::string_view textOf(std::int64_t number) const {
        const bool isGiven =
            number >= kMadeUpNumbers && number < kMadeUpNumbers + static_cast<std::int64_t>(m_texts.size());
        return isGiven ? m_texts.text(NameId(static_cast<std::int32_t>(number - kMadeUpNumbers)))
                       : std::string_view();
    }

private:
    NameTable m_texts;
};

} // namespace parascope
