// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Spotlight.h"

#include "ui/style/Tokens.h"

#include <chrono>
#include <QCursor>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

namespace parascope {

namespace {
constexpr int kSpotRadius = 120; ///< for the usual size of text
constexpr int kDimming = 170;    ///< of 255
constexpr std::chrono::milliseconds kEachFrame{16};
} // namespace

Spotlight::Spotlight(QWidget& window)
    : WindowCover(window)
    , m_timer(new QTimer(this)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_timer->setInterval(kEachFrame);
    connect(m_timer, &QTimer::timeout, this, &Spotlight::follow);
}

void Spotlight::setOn(bool on) {
    if (on) {
        m_centre = parentWidget()->mapFromGlobal(QCursor::pos());
        m_timer->start();
    } else {
        m_timer->stop();
    }
    setVisible(on);
}

QRect Spotlight::circle() const {
    const int radius = tokens::scaled(kSpotRadius, font());
    return {m_centre.x() - radius, m_centre.y() - radius, 2 * radius, 2 * radius};
}

void Spotlight::follow() {
    const auto centre = parentWidget()->mapFromGlobal(QCursor::pos());
    if (centre == m_centre) {
        return;
    }
    const auto before = circle();
    m_centre = centre;
    update(QRegion(before.adjusted(-1, -1, 1, 1)) + circle().adjusted(-1, -1, 1, 1));
}

void Spotlight::paintEvent(QPaintEvent* /*event*/) {
    QPainterPath dark;
    dark.addRect(rect());
    dark.addEllipse(circle()); // two outlines, one in the other: a hole
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(dark, QColor(0, 0, 0, kDimming));
}

} // namespace parascope
