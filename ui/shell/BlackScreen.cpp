// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/BlackScreen.h"

#include <QKeyEvent>
#include <QPainter>

namespace parascope {

namespace {
bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr ||
           key == Qt::Key_Meta;
}
} // namespace

BlackScreen::BlackScreen(QWidget& window)
    : WindowCover(window) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::BlankCursor);
    setAccessibleName(tr("Black screen, any key returns"));
}

void BlackScreen::cover() {
    m_hadFocus = window()->focusWidget();
    show();
    setFocus(Qt::OtherFocusReason);
}

void BlackScreen::uncover() {
    hide();
    if (m_hadFocus != nullptr) {
        m_hadFocus->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT uncovered();
}

bool BlackScreen::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // a shortcut's key brings the window back, too, and no more
        return true;
    }
    if (event->type() == QEvent::KeyPress) { // Tab would go to a widget that nobody sees
        keyPressEvent(static_cast<QKeyEvent*>(event));
        return true;
    }
    return WindowCover::event(event);
}

void BlackScreen::paintEvent(QPaintEvent* /*event*/) {
    QPainter(this).fillRect(rect(), Qt::black);
}

void BlackScreen::keyPressEvent(QKeyEvent* event) {
    event->accept();
    if (!isModifier(event->key()) && !event->isAutoRepeat()) {
        uncover();
    }
}

void BlackScreen::mousePressEvent(QMouseEvent* event) {
    event->accept();
    uncover();
}

} // namespace parascope
