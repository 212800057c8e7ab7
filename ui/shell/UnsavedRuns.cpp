// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/UnsavedRuns.h"

#include <algorithm>
#include <QCoreApplication>

namespace parascope {

void UnsavedRuns::made(RunId id) {
    m_ids.insert(id);
    m_made.insert(id);
}

void UnsavedRuns::noted(RunId id) {
    m_ids.insert(id);
    m_asked.erase(id);
}

void UnsavedRuns::saved(const std::vector<RunId>& ids) {
    for (const auto id : ids) {
        m_ids.erase(id);
        m_made.erase(id);
    }
}

void UnsavedRuns::removed(const std::vector<RunId>& ids) {
    saved(ids);
}

QString UnsavedRuns::takeQuestion() {
    const bool isNews = !std::includes(m_asked.begin(), m_asked.end(), m_ids.begin(), m_ids.end());
    if (!isNews) {
        return {};
    }
    m_asked = m_ids;
    const auto words = [](const char* text) { return QCoreApplication::translate("UnsavedRuns", text); };
    const auto count = m_ids.size();
    if (m_made.empty()) {
        return count == 1
                   ? words("Your notes on one run were not saved. Save it before closing?")
                   : words("Your notes on %1 runs were not saved. Save them before closing?").arg(count);
    }
    return count == 1 ? words("One run was not saved. Save it before closing?")
                      : words("%1 runs were not saved. Save them before closing?").arg(count);
}

} // namespace parascope
