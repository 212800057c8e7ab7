// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageScroll.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

namespace parascope {

PageScroll::PageScroll(QWidget* page, QWidget* parent)
    : QScrollArea(parent) {
    page->resize(size()); // fit() says how large it is: nobody need ask it how large it would like to be
    setWidget(page);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    page->installEventFilter(this);
}

/// Not by widgetResizable: that would scroll as soon as a page has less than it would like.
void PageScroll::fit() {
    const auto room = maximumViewportSize();
    auto needed = leastSizeIn(room.width());
    if (needed.height() > room.height()) { // the bar that scrolls it stands beside it
        needed = leastSizeIn(room.width() - verticalScrollBar()->sizeHint().width());
    }
    widget()->resize(needed.width(), std::max(room.height(), needed.height()));
}

/// With all that width, where it needs no more.
QSize PageScroll::leastSizeIn(int width) const {
    const auto* layout = widget()->layout();
    const auto least = layout != nullptr ? layout->totalMinimumSize() : widget()->minimumSizeHint();
    const int wide = std::max(width, least.width());
    return {wide, layout != nullptr && layout->hasHeightForWidth() ? layout->minimumHeightForWidth(wide)
                                                                   : least.height()};
}

void PageScroll::resizeEvent(QResizeEvent* event) {
    fit();
    QScrollArea::resizeEvent(event);
}

bool PageScroll::eventFilter(QObject* watched, QEvent* event) {
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        fit();
    }
    return handled;
}

} // namespace parascope
