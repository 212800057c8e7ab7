// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/NameTable.h"

namespace parascope {

NameId NameTable::idOf(std::string_view text) {
    if (const auto found = m_ids.find(text); found != m_ids.end()) {
        return found->second;
    }
    const NameId id(static_cast<std::int32_t>(m_texts.size()));
    m_texts.emplace_back(text);
    m_ids.emplace(m_texts.back(), id);
    return id;
}

std::string_view NameTable::text(NameId id) const {
    return id.isValid() && id.index() < m_texts.size() ? std::string_view(m_texts[id.index()])
                                                       : std::string_view();
}

} // namespace parascope
