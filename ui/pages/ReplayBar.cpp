// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReplayBar.h"

#include "core/base/TimePixels.h"
#include "ui/charts/Replay.h"
#include "ui/charts/TimeTicks.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MeasureSlider.h"

#include <array>
#include <cmath>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace parascope {

namespace {
constexpr int kSteps = 1000; ///< of the slider, on the whole length

struct Speed {
    const char* words;
    double factor;
};
constexpr std::array kSpeeds{
    Speed{QT_TRANSLATE_NOOP("ReplayBar", "× 1"), 1},
    Speed{QT_TRANSLATE_NOOP("ReplayBar", "× 1/10"), 0.1},
    Speed{QT_TRANSLATE_NOOP("ReplayBar", "× 1/100"), 0.01},
};
} // namespace

ReplayBar::ReplayBar(Replay& replay, QWidget* parent)
    : QWidget(parent)
    , m_replay(replay)
    , m_back(new QToolButton(this))
    , m_play(new QToolButton(this))
    , m_speed(new QComboBox(this))
    , m_slider(new MeasureSlider(this))
    , m_moment(new QLabel(this)) {
    m_back->setAutoRaise(true);
    m_back->setIcon(iconOf(Symbol::ToStart));
    m_back->setToolTip(tr("Back to the start of the runs"));
    m_back->setAccessibleName(tr("To the start"));
    connect(m_back, &QToolButton::clicked, this, [this] { m_replay.seek(m_replay.extent().begin); });
    m_play->setAutoRaise(true);
    m_play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_play->setToolTip(tr("Play the runs again from their common start (Space on the lanes)"));
    connect(m_play, &QToolButton::clicked, &m_replay, &Replay::playOrPause);
    passOver(*m_moment); // the slider says it
    setupSpeed();
    setupSlider();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kControlGap, 0, tokens::kControlGap, 0);
    row->setSpacing(tokens::kControlGap);
    row->addWidget(m_back);
    row->addWidget(m_play);
    row->addWidget(m_speed);
    row->addWidget(m_slider, 1);
    row->addWidget(m_moment);
    setFixedHeight(tokens::scaled(tokens::kReplayBarHeight, font()));
    keepRoom();
    connect(&m_replay, &Replay::moved, this, &ReplayBar::showState);
    connect(&m_replay, &Replay::playingChanged, this, &ReplayBar::showState);
    showState();
}

/// For the longest text of a kind, so that nothing moves when it changes.
void ReplayBar::keepRoom() {
    m_moment->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_moment->setMinimumWidth(m_moment->fontMetrics().horizontalAdvance(QStringLiteral("000.0 ms")));
    const auto widest = std::max(m_play->fontMetrics().horizontalAdvance(tr("Pause")),
                                 m_play->fontMetrics().horizontalAdvance(tr("Replay")));
    m_play->setMinimumWidth(m_play->iconSize().width() + widest + 6 * tokens::kGrid);
}

void ReplayBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFixedHeight(tokens::scaled(tokens::kReplayBarHeight, font()));
        keepRoom();
    }
}

void ReplayBar::setupSpeed() {
    for (const auto& speed : kSpeeds) {
        m_speed->addItem(tr(speed.words), speed.factor);
    }
    m_speed->setAccessibleName(tr("Speed of the replay"));
    auto* name =
        new QLabel(m_speed->accessibleName(), this); // on Linux a choice is called by its label alone
    name->setBuddy(m_speed);
    name->hide();
    m_speed->setToolTip(tr("How fast the replay goes"));
    connect(m_speed, &QComboBox::currentIndexChanged, this,
            [this] { m_replay.setSpeed(m_speed->currentData().toDouble()); });
    m_speed->setCurrentIndex(1); // a run takes a second or two: nobody can talk that fast
}

void ReplayBar::setupSlider() {
    m_slider->setRange(0, kSteps);
    m_slider->setValue(kSteps);
    m_slider->setAccessibleName(tr("Moment of the replay in seconds"));
    m_slider->setToolTip(tr("Drag back to see how it went"));
    connect(m_slider, &QSlider::valueChanged, this, &ReplayBar::sliderMoved);
}

void ReplayBar::setPlayable(bool playable) {
    if (!playable) {
        m_replay.end();
    }
    setEnabled(playable);
    showState();
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
    m_play->setIcon(iconOf(m_replay.isPlaying() ? Symbol::Pause : Symbol::Play));
    m_play->setAccessibleName(m_play->text());
    const QSignalBlocker quiet(m_slider);
    const auto& extent = m_replay.extent();
    m_slider->setMeasure(toSeconds(extent.begin), toSeconds(extent.length()) / kSteps);
    const auto position = m_replay.position();
    const bool some = position && !m_replay.extent().isEmpty();
    m_moment->setText(timeText(some ? *position : std::max(Nanoseconds{0}, m_replay.extent().end)));
    m_slider->setValue(
        some ? static_cast<int>(std::floor(TimePixels{m_replay.extent(), kSteps}.toPixel(*position)))
             : kSteps);
}

} // namespace parascope
