// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/UnsavedRuns.h"

#include <algorithm>
#include <QCoreApplication>

namespace parascope {

void UnsavedRuns::made(RunId id) {
    m_ids.insert(id);
}

void UnsavedRuns::saved(const std::vector<RunId>& ids) {
    for (const auto id : ids) {
        m_ids.erase(id);
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
    const auto count = static_cast<int>(m_ids.size());
    return count == 1
               ? QCoreApplication::translate("UnsavedRuns", "One run was not saved. Save it before closing?")
               : QCoreApplication::translate("UnsavedRuns",
                                             "%1 runs were not saved. Save them before closing?")
                     .arg(count);
}

} // namespace parascope
