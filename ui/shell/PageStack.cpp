// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageStack.h"

#include "ui/shell/Log.h"
#include "ui/shell/PageScroll.h"

#include <algorithm>
#include <chrono>
#include <QTimer>

namespace parascope {

namespace {
constexpr std::chrono::milliseconds kUntilPages{300}; ///< from the first picture of Home
}

PageStack::PageStack(QWidget* parent)
    : QStackedWidget(parent) {}

void PageStack::setHome(QWidget* home) {
    insertWidget(kHomeRow, home);
}

void PageStack::add(PageEntry entry) {
    m_entries.push_back(std::move(entry));
    m_made.append(nullptr);
    addWidget(new QWidget(this)); // in its place until it is made
}

QList<Page*> PageStack::made() const {
    auto pages = m_made;
    pages.removeAll(nullptr);
    return pages;
}

void PageStack::makeAll() {
    while (makeNext()) {
    }
}

void PageStack::paintEvent(QPaintEvent* event) {
    QStackedWidget::paintEvent(event);
    if (!m_isPainted) {
        m_isPainted = true;
        QTimer::singleShot(kUntilPages, this, &PageStack::makeOneByOne);
    }
}

void PageStack::makeOneByOne() {
    if (makeNext()) {
        QTimer::singleShot(0, this, &PageStack::makeOneByOne);
    }
}

bool PageStack::makeNext() {
    const auto next = m_made.indexOf(nullptr);
    if (next >= 0) {
        static_cast<void>(page(static_cast<int>(next)));
    }
    return m_made.contains(nullptr);
}

Page& PageStack::page(int index) {
    auto* page = m_made.at(index); // by value: who hears pageMade may copy the list, and it moves
    if (page == nullptr) {
        page = m_entries.at(static_cast<std::size_t>(index)).make(this);
        m_made[index] = page;
        const auto row = index + 1;
        auto* stand = widget(row);
        insertWidget(row, new PageScroll(page, this));
        removeWidget(stand);
        delete stand;
        Q_EMIT pageMade(page);
    }
    return *page;
}

int PageStack::indexOf(const QString& key) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const PageEntry& entry) { return entry.key == key; });
    return found != m_entries.end() ? static_cast<int>(found - m_entries.begin()) : -1;
}

Page* PageStack::busyPage() const {
    auto* shown = isHome() ? nullptr : m_made.at(m_current);
    const auto pages = made();
    const auto elsewhere = std::find_if(
        pages.begin(), pages.end(), [shown](const Page* page) { return page != shown && page->isBusy(); });
    if (elsewhere != pages.end()) {
        return *elsewhere;
    }
    return shown != nullptr && shown->isBusy() ? shown : nullptr;
}

void PageStack::showRow(int row) {
    if (row < 0 || row > pageCount()) {
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
    if (row != kHomeRow) {
        m_current = row - 1;
        static_cast<void>(page(m_current));
    }
    setCurrentIndex(row);
    if (row != kHomeRow) {
        qCDebug(shellLog, "page shown: %s", qUtf8Printable(current().key()));
    }
    Q_EMIT rowShown(row);
}

void PageStack::goTo(Page* page) {
    showPage(page);
    page->focusChart();
}

Page* PageStack::pageWithKey(const QString& key) {
    const auto index = indexOf(key);
    return index >= 0 ? &page(index) : nullptr;
}

void PageStack::goToKey(const QString& key) {
    if (auto* page = pageWithKey(key)) {
        goTo(page);
    }
}

void PageStack::step(int by) {
    goTo(&page((m_current + by + pageCount()) % pageCount()));
}

} // namespace parascope
