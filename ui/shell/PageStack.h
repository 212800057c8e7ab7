// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/Page.h"

#include <QStackedWidget>

namespace parascope {

/// Home and the pages of the demos: which of them is shown, which one runs, and the ways from one to another.
class PageStack final : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(QWidget* parent = nullptr);

    /// The first row; before any page.
    void setHome(QWidget* home);
    void add(Page* page);
    [[nodiscard]] const QList<Page*>& pages() const { return m_pages; }

    /// The page that was shown last: behind Home, too.
    [[nodiscard]] Page& current() const { return *m_pages.at(m_current); }
    [[nodiscard]] bool isHome() const { return currentIndex() == kHomeRow; }
    /// A page that runs, another than the shown one if there is one; null when none does.
    [[nodiscard]] Page* busyPage() const;

    /// Home is the first row. One that is not there changes nothing.
    void showRow(int row);
    void showHome() { showRow(kHomeRow); }
    /// To what was shown before this; the keyboard stands where it stood there.
    void back();
    [[nodiscard]] bool canGoBack() const { return !m_before.isEmpty(); }
    /// Counted from 0, without Home.
    void showPage(int index) { showRow(index + 1); }
    void showPage(Page* page) { showPage(static_cast<int>(m_pages.indexOf(page))); }
    /// These give the page's picture the keyboard.
    void goTo(Page* page);
    void goToKey(const QString& key);
    /// The page with that key; null when there is none.
    [[nodiscard]] Page* pageWithKey(const QString& key) const;
    void step(int by);

Q_SIGNALS:
    void rowShown(int row);

private:
    static constexpr int kHomeRow = 0;
    static constexpr qsizetype kMostBefore = 50;

    void show(int row);

    QList<Page*> m_pages; ///< in the order of the rows below Home
    QList<int> m_before;  ///< the rows that were shown before this one, newest last
    int m_current = 0;
};

} // namespace parascope
