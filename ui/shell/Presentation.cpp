// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Presentation.h"

#include "ui/shell/BlackScreen.h"
#include "ui/shell/Spotlight.h"
#include "ui/widgets/Typing.h"

#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QTimer>
#include <QWidget>

namespace parascope {

namespace {
constexpr int kLookAtEdgeEvery = 100; ///< milliseconds
constexpr int kEdgeHeight = 3;
constexpr int kAllRuns = -1;
} // namespace

Presentation::Presentation(QWidget& window, QList<QWidget*> hidden, QWidget* bar)
    : QObject(&window)
    , m_window(window)
    , m_hidden(std::move(hidden))
    , m_bar(bar)
    , m_edge(new QTimer(this))
    , m_black(new BlackScreen(window))
    , m_spotlight(new Spotlight(window)) {
    m_edge->setInterval(kLookAtEdgeEvery);
    connect(m_edge, &QTimer::timeout, this, &Presentation::watchEdge);
}

void Presentation::setOn(bool on) {
    if (on == m_isOn) {
        return;
    }
    m_isOn = on;
    if (on) {
        m_wereVisible.clear();
        for (auto* widget : m_hidden) {
            if (!widget->isHidden()) {
                m_wereVisible.append(widget);
                widget->hide();
            }
        }
        m_bar->hide();
        qApp->installEventFilter(this);
        m_edge->start();
    } else {
        qApp->removeEventFilter(this);
        m_edge->stop();
        for (auto* widget : std::as_const(m_wereVisible)) {
            widget->show();
        }
        m_bar->show();
    }
    Q_EMIT toggled(on);
    // Maximised before, maximised after.
    m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, on));
}

void Presentation::watchEdge() {
    const auto pointer = m_window.mapFromGlobal(QCursor::pos());
    const bool isOver = m_window.rect().contains(pointer);
    if (isOver && pointer.y() <= kEdgeHeight) {
        showBar(true);
    } else if (!isOver || pointer.y() > m_bar->height()) {
        showBar(QApplication::activePopupWidget() != nullptr && m_bar->isVisible());
    }
}

void Presentation::showBar(bool shown) {
    if (shown != m_bar->isVisible()) {
        m_bar->setVisible(shown);
    }
}

bool Presentation::handles(int key) {
    switch (key) {
    case Qt::Key_Escape:
    case Qt::Key_N:
    case Qt::Key_PageDown:
    case Qt::Key_P:
    case Qt::Key_PageUp:
    case Qt::Key_B:
    case Qt::Key_L:
        return true;
    default:
        return key >= Qt::Key_0 && key <= Qt::Key_9;
    }
}

void Presentation::press(int key) {
    switch (key) {
    case Qt::Key_Escape:
        Q_EMIT left();
        break;
    case Qt::Key_N:
    case Qt::Key_PageDown:
        Q_EMIT pageStepped(1);
        break;
    case Qt::Key_P:
    case Qt::Key_PageUp:
        Q_EMIT pageStepped(-1);
        break;
    case Qt::Key_B:
        m_black->cover();
        break;
    case Qt::Key_L:
        m_spotlight->toggle();
        break;
    default:
        Q_EMIT runChosen(key == Qt::Key_0 ? kAllRuns : key - Qt::Key_1);
        break;
    }
}

/// Before any shortcut of a page: N is a step of the queue elsewhere.
bool Presentation::eventFilter(QObject* watched, QEvent* event) {
    const bool isPress = event->type() == QEvent::KeyPress;
    if ((!isPress && event->type() != QEvent::ShortcutOverride) ||
        m_black->isVisible()) { // that takes all keys
        return QObject::eventFilter(watched, event);
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!isPlain || !handles(key->key()) || widget == nullptr || widget->window() != &m_window ||
        isTyping(QApplication::focusWidget())) {
        return QObject::eventFilter(watched, event);
    }
    if (isPress) {
        press(key->key());
    }
    event->accept();
    return true;
}

} // namespace parascope
