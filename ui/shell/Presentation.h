// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QList>
#include <QObject>

class QTimer;
class QWidget;

namespace parascope {

class BlackScreen;
class Spotlight;

/// Turns a window into a picture for a projector and back: the whole screen, no bars, keys that lead through
/// a lecture. A bar comes when the pointer goes to the upper edge.
class Presentation final : public QObject {
    Q_OBJECT

public:
    /// `window` is presented; `hidden` is not for the screen; `bar` comes back at the upper edge.
    Presentation(QWidget& window, QList<QWidget*> hidden, QWidget* bar);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    void setOn(bool on);

    /// Whether a key stands for something while presenting: 1 to 9 show a run alone, 0 all.
    [[nodiscard]] static bool handles(int key);

Q_SIGNALS:
    void toggled(bool on);
    void left();
    void pageStepped(int by);
    /// Counted from 0; -1: all.
    void runChosen(int run);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void press(int key);
    void watchEdge();
    void showBar(bool shown);

    QWidget& m_window;
    QList<QWidget*> m_hidden;
    QList<QWidget*> m_wereVisible;
    QWidget* m_bar;
    QTimer* m_edge;
    BlackScreen* m_black;
    Spotlight* m_spotlight;
    bool m_isOn = false;
};

} // namespace parascope
