// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/ReadingArea.h"

#include "ui/style/Tokens.h"

#include <QHBoxLayout>
#include <QScrollBar>

namespace parascope {

ReadingArea::ReadingArea(QWidget* text, QWidget* parent)
    : QScrollArea(parent) {
    auto* room = new QWidget(parent);
    auto* row = new QHBoxLayout(room);
    row->setContentsMargins(0, 0, tokens::kControlGap, 0);
    row->addStretch(1);
    row->addWidget(text, 1000);
    row->addStretch(1);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setWidget(room);
    viewport()->setAutoFillBackground(false);
    room->setAutoFillBackground(false);
}

void ReadingArea::toBegin() {
    verticalScrollBar()->setValue(0);
}

void ReadingArea::bringToTop(const QWidget& part, int gap) {
    verticalScrollBar()->setValue(part.mapTo(widget(), QPoint()).y() - gap);
}

void ReadingArea::keepPlace(const std::function<void()>& change) {
    const int place = verticalScrollBar()->value();
    change();
    widget()->layout()->activate();
    verticalScrollBar()->setValue(place);
}

} // namespace parascope
