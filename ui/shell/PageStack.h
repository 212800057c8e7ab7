// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/Page.h"
#include "ui/shell/PageEntry.h"

#include <QStackedWidget>

namespace parascope {

/// Home and the pages of the demos: which of them is shown, which one runs, and the ways from one to another.
/// A page is made when it is asked for the first time; the others follow while people look at Home, so that a
/// click finds them.
class PageStack final : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(QWidget* parent = nullptr);

    /// The first row; before any page.
    void setHome(QWidget* home);
    void add(PageEntry entry);
    [[nodiscard]] const std::vector<PageEntry>& entries() const { return m_entries; }
    /// Those that are made, in the order of their rows.
    [[nodiscard]] QList<Page*> made() const;
    /// Makes those that are not made yet; it does so by itself, one by one, soon after it was painted.
    void makeAll();

    /// The page that was shown last: behind Home, too.
    [[nodiscard]] Page& current() { return page(m_current); }
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
    void showPage(Page* page) { showPage(static_cast<int>(m_made.indexOf(page))); }
    /// These give the page's picture the keyboard.
    void goTo(Page* page);
    void goToKey(const QString& key);
    /// The page with that key; null when there is none.
    [[nodiscard]] Page* pageWithKey(const QString& key);
    /// The same, of the kind that the page with that key is known to have.
    template <class Kind>
    [[nodiscard]] Kind& pageOf(const QString& key) {
        return static_cast<Kind&>(*pageWithKey(key));
    }
    void step(int by);

Q_SIGNALS:
    void rowShown(int row);
    void pageMade(parascope::Page* page);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr int kHomeRow = 0;
    static constexpr qsizetype kMostBefore = 50;

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_entries.size()); }
    /// Counted from 0, without Home; makes it.
    [[nodiscard]] Page& page(int index);
    [[nodiscard]] int indexOf(const QString& key) const;
    void show(int row);
    /// Makes the first one that is not made yet. False: all are.
    bool makeNext();
    void makeOneByOne();

    std::vector<PageEntry> m_entries; ///< in the order of the rows below Home
    QList<Page*> m_made;              ///< beside it; null: not yet
    QList<int> m_before;              ///< the rows that were shown before this one, newest last
    int m_current = 0;
    bool m_isPainted = false;
};

} // namespace parascope
