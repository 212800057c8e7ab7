// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueuePaceBar.h"

#include "ui/widgets/FlowLayout.h"

#include <array>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace parascope {

namespace {

struct Pace {
    const char* words;
    double factor;
};
constexpr std::array kPaces{
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×10 faster"), 10},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×1"), 1},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×½"), 0.5},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×¼"), 0.25},
    Pace{QT_TRANSLATE_NOOP("QueuePaceBar", "×1/10"), 0.1},
};
constexpr int kUsual = 1;

bool isOver(const RunFacts& facts) {
    return facts.finished || facts.workers.empty();
}

} // namespace

QueuePaceBar::QueuePaceBar(QWidget* parent)
    : QWidget(parent)
    , m_paces(new QButtonGroup(this))
    , m_failMenu(new QMenu(this)) {
    auto* flow = new FlowLayout(nullptr);
    flow->setSpacing(fontMetrics().averageCharWidth());
    setLayout(flow);
    m_pause = addButton(tr("Pause"), tr("All stand still where they are (Space on the picture)"));
    m_pause->setMinimumWidth(
        std::max(m_pause->sizeHint().width(),
                 fontMetrics().horizontalAdvance(tr("Go on")) + fontMetrics().lineSpacing()));
    connect(m_pause, &QToolButton::clicked, this, &QueuePaceBar::pauseRequested);
    m_step =
        addButton(tr("Step"), tr("Each side moves one item, then all stand still again (N on the picture)"));
    connect(m_step, &QToolButton::clicked, this, &QueuePaceBar::stepRequested);
    setupPaces();
    m_fail = addButton(tr("Let one fail"),
                       tr("A worker fails at whatever it is at; the item in its hand is lost"));
    m_fail->setMenu(m_failMenu);
    m_fail->setPopupMode(QToolButton::InstantPopup);
    connect(m_failMenu, &QMenu::aboutToShow, this, &QueuePaceBar::fillFailMenu);
    setIdle();
}

QToolButton* QueuePaceBar::addButton(const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void QueuePaceBar::setupPaces() {
    auto* group = new QWidget(this);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new QLabel(tr("Pace:") + QLatin1Char(' '), group));
    for (std::size_t i = 0; i < kPaces.size(); ++i) {
        auto* button = new QToolButton(group);
        button->setText(tr(kPaces[i].words));
        button->setAccessibleName(tr("Pace %1").arg(button->text()));
        button->setToolTip(tr("So many times as fast as the times above say; takes effect at once"));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setCheckable(true);
        auto font = button->font();
        font.setBold(true); // in dark colours a pressed button alone is hard to tell
        button->setMinimumWidth(QFontMetrics(font).horizontalAdvance(button->text()) +
                                fontMetrics().lineSpacing());
        connect(button, &QToolButton::toggled, button, [button](bool checked) {
            QFont shown;
            shown.setBold(checked);
            button->setFont(shown);
        });
        button->setChecked(i == kUsual);
        m_paces->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    layout()->addWidget(group);
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
    const bool runs = !isOver(facts);
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
