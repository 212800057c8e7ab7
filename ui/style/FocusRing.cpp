// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/FocusRing.h"

#include "ui/style/Tokens.h"

#include <QEvent>
#include <QPainter>

namespace parascope {

FocusRing::FocusRing(QWidget& around)
    : QWidget(&around) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    around.installEventFilter(this);
    fit();
    setVisible(around.hasFocus());
}

void FocusRing::fit() {
    setGeometry(parentWidget()->rect());
    const int corner = tokens::kControlRadius; // rounded: more than the straight line's width
    const auto inner =
        rect().adjusted(tokens::kFocusRing, tokens::kFocusRing, -tokens::kFocusRing, -tokens::kFocusRing);
    QRegion ring(rect());
    ring -= QRegion(inner.adjusted(corner, 0, -corner, 0));
    ring -= QRegion(inner.adjusted(0, corner, 0, -corner));
    setMask(ring);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Resize:
        fit();
        break;
    case QEvent::FocusIn:
        raise();
        show();
        break;
    case QEvent::FocusOut:
        hide();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = tokens::kFocusRing / 2.0;
    painter.setPen(QPen(palette().color(QPalette::Highlight), tokens::kFocusRing));
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), tokens::kControlRadius,
                            tokens::kControlRadius);
}

} // namespace parascope
