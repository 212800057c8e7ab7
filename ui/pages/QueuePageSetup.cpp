// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where on the queue's page, and what calls what.

#include "core/demos/queue/QueueOrders.h"
#include "core/demos/queue/QueueReport.h"
#include "ui/charts/Replay.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/Headline.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/QueueControls.h"
#include "ui/pages/QueueLog.h"
#include "ui/pages/QueuePaceBar.h"
#include "ui/pages/QueuePage.h"
#include "ui/pages/QueueView.h"
#include "ui/pages/ReportModel.h"
#include "ui/pages/TimelinePanel.h"

#include <algorithm>
#include <QHeaderView>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace parascope {

void QueuePage::setupNumbers() {
    m_model->setReport(queueSidesReport(nullptr));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Numbers of the run at the queue"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAccessibleName(tr("What the run at the queue means"));
    m_sentence->setMinimumHeight(fontMetrics().lineSpacing() * 2); // the layout does not jump when it comes
    auto font = m_sentence->font();
    font.setBold(true);
    m_sentence->setFont(font);
}

void QueuePage::setupLayout() {
    m_notes->insertTab(0, m_log, tr("Log"));
    m_notes->setCurrentIndex(0);
    auto* beside = new QWidget(this);
    auto* besideColumn = new QVBoxLayout(beside);
    besideColumn->setContentsMargins(0, 0, 0, 0);
    besideColumn->addWidget(m_table);
    besideColumn->addWidget(m_notes, 1);
    m_below = new QSplitter(Qt::Horizontal, this);
    m_below->addWidget(m_timeline);
    m_below->addWidget(beside);
    m_below->setStretchFactor(0, 1);
    m_below->setStretchFactor(1, 0);
    m_below->setChildrenCollapsible(false);
    m_table->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_notes->setMinimumHeight(fontMetrics().lineSpacing() * 3);

    auto* column = new QVBoxLayout(this);
    auto* lookFor =
        new QLabel(tr("Producers put items into a queue, consumers take them out. Look who waits for "
                      "whom, and why."),
                   this);
    lookFor->setWordWrap(true);
    column->addWidget(headline(title(), this));
    column->addWidget(lookFor);
    column->addWidget(m_controls);
    column->addWidget(m_pace);
    column->addWidget(m_view);
    column->addWidget(m_below, 1);
    column->addWidget(m_sentence);
}

void QueuePage::fitParts() {
    const int figures = fontMetrics().averageCharWidth() * 52;
    const int wide = std::max(m_below->width(), 2 * figures);
    m_below->setSizes({wide - figures, figures});
}

QList<QWidget*> QueuePage::pictures() const {
    return {m_view, &m_timeline->chart()};
}

void QueuePage::setupKeys() {
    for (auto* where : pictures()) {
        connect(new QShortcut(Qt::Key_N, where, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, this, &QueuePage::step);
    }
}

void QueuePage::setupLive() {
    connect(&m_session, &RunSession::runChanged, this, [this](RunId id) {
        if (id == m_id) {
            take();
        }
    });
    connect(&m_session, &RunSession::finished, this, &Page::busyChanged);
    const auto showPlanned = [this] {
        if (const auto question = m_controls->chosen()) {
            m_view->setPlanned(question->queue);
        }
    };
    connect(m_controls, &QueueControls::changed, this, showPlanned);
    showPlanned();
    connect(m_controls, &QueueControls::delayChanged, this, &QueuePage::sendDelays);
    connect(m_controls, &QueueControls::runRequested, this, &Page::runRequested);
    connect(m_pace, &QueuePaceBar::paceChanged, this, &QueuePage::sendDelays);
    connect(m_pace, &QueuePaceBar::pauseRequested, this, &QueuePage::pauseOrPlay);
    connect(m_pace, &QueuePaceBar::stepRequested, this, &QueuePage::step);
    const auto fail = [this](WorkerId worker) {
        if (isBusy()) {
            m_session.order(queue_order::fail(worker));
        }
    };
    connect(m_pace, &QueuePaceBar::failRequested, this, fail);
    connect(m_view, &QueueView::failRequested, this, fail);
    connect(&m_timeline->replay(), &Replay::moved, this, &QueuePage::showMoment);
    connect(&m_timeline->replay(), &Replay::playingChanged, this, &QueuePage::showMoment);
    connect(m_figuresThrottle, &Throttle::fired, this, &QueuePage::updateFigures);
    connect(m_lanesThrottle, &Throttle::fired, this, [this] {
        updateSources(); // the release moves the run's zero
        m_timeline->dataChanged();
    });
}

} // namespace parascope
