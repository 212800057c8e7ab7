// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReplayBar.h"

#include "core/base/TimePixels.h"
#include "ui/charts/Replay.h"

#include <array>
#include <cmath>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

namespace parascope {

namespace {
constexpr int kSteps = 1000; ///< of the slider, on the whole length

struct Speed {
    const char* words;
    double factor;
};
constexpr std::array kSpeeds{
    Speed{QT_TRANSLATE_NOOP("ReplayBar", "as fast as it was"), 1},
    Speed{QT_TRANSLATE_NOOP("ReplayBar", "10 times slower"), 0.1},
    Speed{QT_TRANSLATE_NOOP("ReplayBar", "100 times slower"), 0.01},
};
} // namespace

ReplayBar::ReplayBar(Replay& replay, QWidget* parent)
    : QWidget(parent)
    , m_replay(replay)
    , m_play(new QToolButton(this))
    , m_speed(new QComboBox(this))
    , m_slider(new QSlider(Qt::Horizontal, this)) {
    m_play->setAutoRaise(true);
    m_play->setToolTip(tr("Play the runs again from their common start (Space on the lanes)"));
    connect(m_play, &QToolButton::clicked, &m_replay, &Replay::playOrPause);
    setupSpeed();
    setupSlider();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_play);
    row->addWidget(m_speed);
    row->addWidget(m_slider, 1);
    connect(&m_replay, &Replay::moved, this, &ReplayBar::showState);
    connect(&m_replay, &Replay::playingChanged, this, &ReplayBar::showState);
    showState();
}

void ReplayBar::setupSpeed() {
    for (const auto& speed : kSpeeds) {
        m_speed->addItem(tr(speed.words), speed.factor);
    }
    m_speed->setAccessibleName(tr("Speed of the replay"));
    m_speed->setToolTip(tr("How fast the replay goes"));
    connect(m_speed, &QComboBox::currentIndexChanged, this,
            [this] { m_replay.setSpeed(m_speed->currentData().toDouble()); });
    m_speed->setCurrentIndex(1); // a run takes a second or two: nobody can talk that fast
}

void ReplayBar::setupSlider() {
    m_slider->setRange(0, kSteps);
    m_slider->setValue(kSteps);
    m_slider->setAccessibleName(tr("Moment of the replay"));
    m_slider->setToolTip(tr("Drag back to see how it went"));
    connect(m_slider, &QSlider::valueChanged, this, &ReplayBar::sliderMoved);
}

void ReplayBar::setPlayable(bool playable) {
    if (!playable) {
        m_replay.end();
    }
    setEnabled(playable);
}

void ReplayBar::setSpeed(double speed) {
    if (const int row = m_speed->findData(speed); row >= 0) {
        m_speed->setCurrentIndex(row);
    }
}

void ReplayBar::sliderMoved(int step) {
    if (step == kSteps) {
        m_replay.end();
        return;
    }
    m_replay.seek(TimePixels{m_replay.extent(), kSteps}.toTime(step));
}

void ReplayBar::showState() {
    m_play->setText(m_replay.isPlaying() ? tr("Pause") : tr("Replay"));
    m_play->setAccessibleName(m_play->text());
    const QSignalBlocker quiet(m_slider);
    const auto position = m_replay.position();
    const bool some = position && !m_replay.extent().isEmpty();
    m_slider->setValue(
        some ? static_cast<int>(std::floor(TimePixels{m_replay.extent(), kSteps}.toPixel(*position)))
             : kSteps);
}

} // namespace parascope
