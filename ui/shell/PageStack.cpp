// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageStack.h"

#include "ui/shell/Log.h"
#include "ui/shell/PageScroll.h"

#include <algorithm>

namespace parascope {

PageStack::PageStack(QWidget* parent)
    : QStackedWidget(parent) {}

void PageStack::setHome(QWidget* home) {
    insertWidget(kHomeRow, home);
}

void PageStack::add(Page* page) {
    m_pages.append(page);
    addWidget(new PageScroll(page, this));
}

Page* PageStack::busyPage() const {
    const auto* shown = isHome() ? nullptr : &current();
    const auto elsewhere = std::find_if(m_pages.begin(), m_pages.end(), [shown](const Page* page) {
        return page != shown && page->isBusy();
    });
    if (elsewhere != m_pages.end()) {
        return *elsewhere;
    }
    return shown != nullptr && shown->isBusy() ? &current() : nullptr;
}

void PageStack::showRow(int row) {
    if (row < 0 || row > m_pages.size()) {
        return;
    }
    if (row != currentIndex()) {
        m_before.append(currentIndex());
        m_before = m_before.mid(std::max(qsizetype{0}, m_before.size() - kMostBefore));
    }
    show(row);
}

void PageStack::back() {
    if (!m_before.isEmpty()) {
        show(m_before.takeLast());
    }
}

void PageStack::show(int row) {
    setCurrentIndex(row);
    if (row != kHomeRow) {
        m_current = row - 1;
        qCDebug(shellLog, "page shown: %s", qUtf8Printable(current().key()));
    }
    Q_EMIT rowShown(row);
}

void PageStack::goTo(Page* page) {
    showPage(page);
    page->focusChart();
}

Page* PageStack::pageWithKey(const QString& key) const {
    const auto found =
        std::find_if(m_pages.begin(), m_pages.end(), [&key](const Page* page) { return page->key() == key; });
    return found != m_pages.end() ? *found : nullptr;
}

void PageStack::goToKey(const QString& key) {
    if (auto* page = pageWithKey(key)) {
        goTo(page);
    }
}

void PageStack::step(int by) {
    const auto count = static_cast<int>(m_pages.size());
    goTo(m_pages.at((m_current + by + count) % count));
}

} // namespace parascope
