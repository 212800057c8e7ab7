// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageList.h"

#include "ui/style/Tokens.h"

#include <algorithm>
#include <QApplication>
#include <QEvent>

namespace parascope {

namespace {
/// Around the rows: the chosen one's ground touches no border.
constexpr int kInset = tokens::kControlGap / 2;
} // namespace

PageList::PageList(QWidget* parent)
    : QListWidget(parent) {
    setAccessibleName(tr("Demos"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setViewportMargins(kInset, kInset, kInset, kInset);
    takeColours();
    fit();
}

void PageList::addPage(Symbol symbol, const QString& name, const QString& title) {
    auto* item = new QListWidgetItem(iconOf(symbol), name, this);
    item->setToolTip(title);
    fit();
}

/// The chosen page is marked quietly: the one filled button is Run.
void PageList::takeColours() {
    auto colours = QApplication::palette();
    colours.setColor(QPalette::Base, colours.color(QPalette::Window));
    colours.setColor(QPalette::Highlight, colours.color(QPalette::AlternateBase));
    colours.setColor(QPalette::HighlightedText, colours.color(QPalette::Link));
    setPalette(colours);
}

void PageList::fit() {
    const int side = fontMetrics().height();
    setIconSize({side, side});
    for (int row = 0; row < count(); ++row) {
        item(row)->setSizeHint({0, tokens::scaled(tokens::kListRowHeight, font())});
    }
    setFixedWidth(sizeHint().width());
}

QSize PageList::sizeHint() const {
    int words = 0;
    for (int row = 0; row < count(); ++row) {
        words = std::max(words, fontMetrics().horizontalAdvance(item(row)->text()));
    }
    return {words + iconSize().width() + 5 * tokens::kControlGap + 2 * kInset, 0};
}

void PageList::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fit();
    }
    if (event->type() == QEvent::ApplicationPaletteChange) {
        takeColours();
    }
}

Symbol symbolOfPage(const QString& key) {
    return key == QLatin1String("compare")    ? Symbol::Compare
           : key == QLatin1String("queue")    ? Symbol::Queue
           : key == QLatin1String("scale")    ? Symbol::Scale
           : key == QLatin1String("table")    ? Symbol::Table
           : key == QLatin1String("classify") ? Symbol::Classify
           : key == QLatin1String("scrape")   ? Symbol::Scrape
           : key == QLatin1String("memory")   ? Symbol::Memory
           : key == QLatin1String("lesson")   ? Symbol::Lesson
                                              : Symbol::Demo;
}

} // namespace parascope
