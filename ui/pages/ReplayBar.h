// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace parascope {

class MeasureSlider;
class Replay;

/// Plays recorded runs again: a button, a speed, and a slider to move by hand.
class ReplayBar final : public QWidget {
    Q_OBJECT

public:
    /// `replay` must outlive it.
    explicit ReplayBar(Replay& replay, QWidget* parent = nullptr);

    /// There is something to play, or there is not.
    void setPlayable(bool playable);
    /// Chooses a speed that is offered; another one changes nothing.
    void setSpeed(double speed);

protected:
    void changeEvent(QEvent* event) override;

private:
    void keepRoom();
    void setupSpeed();
    void setupSlider();
    void showState();
    void sliderMoved(int step);

    Replay& m_replay;
    QToolButton* m_back;
    QToolButton* m_play;
    QComboBox* m_speed;
    MeasureSlider* m_slider;
    QLabel* m_moment;
};

} // namespace parascope
