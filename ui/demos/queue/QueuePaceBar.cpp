// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueuePaceBar.h"

#include "ui/widgets/ControlBar.h"

#include <algorithm>
#include <array>
#include <QButtonGroup>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

struct Pace {
    const char* words;
    double factor;
};
constexpr std::array kPaces{
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×10"), 10},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×1"), 1},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×½"), 0.5},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×¼"), 0.25},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×1/10"), 0.1},
};
constexpr int kUsualPace = 1;

bool hasEnded(const RunFacts& facts) {
    return facts.finished || facts.workers.empty();
}

} // namespace

QueuePaceBar::QueuePaceBar(QWidget* parent)
    : QWidget(parent)
    , m_bar(new ControlBar(this))
    , m_paces(new QButtonGroup(this))
    , m_failMenu(new QMenu(this)) {
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar);
    m_pause = makeButton(tr("Pause"), tr("All stand still where they are (Space on the picture)"));
    m_pause->setMinimumWidth(
        std::max(m_pause->sizeHint().width(),
                 fontMetrics().horizontalAdvance(tr("Go on")) + fontMetrics().lineSpacing()));
    connect(m_pause, &QToolButton::clicked, this, &QueuePaceBar::pauseRequested);
    m_step =
        makeButton(tr("Step"), tr("Each side moves one item, then all stand still again (N on the picture)"));
    connect(m_step, &QToolButton::clicked, this, &QueuePaceBar::stepRequested);
    m_fail = makeButton(tr("Let one fail"),
                        tr("A worker fails at whatever it is at; the item in its hand is lost"));
    m_fail->setMenu(m_failMenu);
    m_fail->setPopupMode(QToolButton::InstantPopup);
    connect(m_failMenu, &QMenu::aboutToShow, this, &QueuePaceBar::fillFailMenu);
    m_bar->add(QString(), {m_pause, m_step, m_fail});
    setupPaces();
    setIdle();
}

QToolButton* QueuePaceBar::makeButton(const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void QueuePaceBar::setupPaces() {
    std::vector<QWidget*> buttons;
    for (std::size_t i = 0; i < kPaces.size(); ++i) {
        auto* button = makeButton(tr(kPaces[i].words),
                                  tr("So many times as fast as the times above say; takes effect at once"));
        button->setAccessibleName(tr("Pace %1").arg(button->text()));
        button->setCheckable(true);
        button->setChecked(i == kUsualPace);
        m_paces->addButton(button, static_cast<int>(i));
        buttons.push_back(button);
    }
    m_bar->add(tr("Pace"), buttons);
    connect(m_paces, &QButtonGroup::idToggled, this, [this](int /*id*/, bool checked) {
        if (checked) {
            Q_EMIT paceChanged();
        }
    });
}

double QueuePaceBar::pace() const {
    return kPaces.at(static_cast<std::size_t>(std::max(0, m_paces->checkedId()))).factor;
}

void QueuePaceBar::setPace(double pace) {
    for (std::size_t i = 0; i < kPaces.size(); ++i) {
        if (kPaces[i].factor == pace) {
            m_paces->button(static_cast<int>(i))->setChecked(true);
        }
    }
}

void QueuePaceBar::setFacts(const RunFacts& facts) {
    m_facts = facts;
    const bool runs = !hasEnded(facts);
    m_pause->setEnabled(runs);
    m_pause->setText(runs && facts.paused ? tr("Go on") : tr("Pause"));
    m_step->setEnabled(runs);
    m_fail->setEnabled(runs);
}

void QueuePaceBar::setIdle() {
    setFacts({});
}

void QueuePaceBar::fillFailMenu() {
    m_failMenu->clear();
    for (const auto& worker : m_facts.workers) {
        if (worker.ended != Nanoseconds{}) {
            continue;
        }
        auto* action = m_failMenu->addAction(QString::fromStdString(worker.name));
        connect(action, &QAction::triggered, this, [this, id = worker.id] { Q_EMIT failRequested(id); });
    }
}

} // namespace parascope
