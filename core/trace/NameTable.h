// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace parascope {

/// A table that gives every distinct text one number, counted from 0.
class NameTable {
public:
    NameTable() = default;
    NameTable(NameTable&&) = default;
    NameTable& operator=(NameTable&&) = default;
    NameTable(const NameTable&) = delete; // a copy's keys would point into the original
    NameTable& operator=(const NameTable&) = delete;
    ~NameTable() = default;

    /// The text's number; a new one when it was not there.
    NameId idOf(std::string_view text);
    /// The text of a number that idOf gave; empty for an invalid one.
    [[nodiscard]] std::string_view text(NameId id) const;
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

private:
    std::deque<std::string> m_texts; // stable addresses: the map's keys point into it
    std::unordered_map<std::string_view, NameId> m_ids;
};

} // namespace parascope
