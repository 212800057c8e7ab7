// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ComparePage.h"

#include "core/analysis/Sentence.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/ExperimentControls.h"
#include "ui/pages/FiguresPanel.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"

#include <algorithm>
#include <QAbstractSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// People read numbers no faster than this; drawing them more often would only cost the run its cores.
constexpr auto kFiguresEvery = std::chrono::milliseconds(250);
/// Lanes that grow 15 times a second look alive; 60 times would take the run a tenth of a core.
constexpr auto kLanesEvery = std::chrono::milliseconds(66);

QLabel* headline(const QString& text, double factor, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    auto font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(factor > 1);
    label->setFont(font);
    label->setWordWrap(factor <= 1);
    return label;
}

} // namespace

ComparePage::ComparePage(RunSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_controls(new ExperimentControls(this))
    , m_messages(new MessageBar(this))
    , m_timeline(new TimelinePanel(this))
    , m_figures(new FiguresPanel(this))
    , m_notes(new DemoNotes(QStringLiteral("compare"), this))
    , m_figuresThrottle(new Throttle(kFiguresEvery, this))
    , m_lanesThrottle(new Throttle(kLanesEvery, this)) {
    setupLayout();
    connect(&m_session, &RunSession::runChanged, this, &ComparePage::runChanged);
    connect(&m_session, &RunSession::runFinished, this, &ComparePage::runFinished);
    connect(&m_session, &RunSession::finished, this, [this] { m_timeline->setLive(false); });
    connect(m_controls, &ExperimentControls::coresChanged, &m_session, &RunSession::allowCores);
    connect(m_figuresThrottle, &Throttle::fired, this, &ComparePage::updateFigures);
    connect(m_lanesThrottle, &Throttle::fired, this, [this] {
        updateSources(); // the release moves a run's zero
        m_timeline->dataChanged();
    });
}

void ComparePage::setupLayout() {
    auto* side = new QSplitter(Qt::Vertical, this);
    side->addWidget(m_figures);
    side->addWidget(m_notes);
    side->setStretchFactor(0, 3);
    side->setStretchFactor(1, 2);
    side->setChildrenCollapsible(false);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->addWidget(m_timeline);
    body->addWidget(side);
    body->setStretchFactor(0, 3);
    body->setStretchFactor(1, 1);
    body->setChildrenCollapsible(false);
    body->setSizes({560, 360});

    auto* column = new QVBoxLayout(this);
    column->addWidget(headline(tr("Threads or processes?"), 1.5, this));
    column->addWidget(headline(tr("The same work three ways. Look how many lanes are green at the same time."), 1, this));
    column->addWidget(m_controls);
    column->addWidget(m_messages);
    column->addWidget(body, 1);
}

void ComparePage::run() {
    const auto chosen = m_controls->chosen();
    if (!chosen) {
        m_messages->showError(QString::fromStdString(chosen.error().text()));
        return;
    }
    m_messages->hide();
    m_failures.clear();
    m_timeline->view().clearSelection();
    const auto ids = m_session.submit(experimentsOf(*chosen));
    m_timeline->setLive(true);
    showRuns(ids);
    m_timeline->view().home();
    if (qobject_cast<QLineEdit*>(focusWidget()) == nullptr && qobject_cast<QAbstractSpinBox*>(focusWidget()) == nullptr) {
        m_timeline->setFocus(); // the keys for zoom and pause work at once; who types sizes goes on typing
    }
}

std::vector<const RunRecord*> ComparePage::shownRuns() const {
    std::vector<const RunRecord*> runs;
    for (const auto id : m_shown) {
        if (const auto* run = m_session.run(id)) {
            runs.push_back(run);
        }
    }
    return runs;
}

void ComparePage::showRuns(const std::vector<RunId>& ids) {
    if (ids == m_shown) {
        return;
    }
    m_shown = ids;
    updateSources();
    updateFigures();
    Q_EMIT shownChanged(m_shown);
}

void ComparePage::updateSources() {
    m_timeline->setSources(timelineSources(shownRuns()));
}

void ComparePage::updateFigures() {
    // Against all serial runs of the session, shown or not.
    m_figures->setRuns(figuresOf(shownRuns(), m_session.runs()));
}

void ComparePage::runChanged(RunId id) {
    if (std::find(m_shown.begin(), m_shown.end(), id) != m_shown.end()) {
        m_lanesThrottle->request();
        m_figuresThrottle->request();
    }
}

void ComparePage::runFinished(RunId id) {
    const auto* run = m_session.run(id);
    if (run != nullptr && !run->facts.error.empty()) {
        m_failures.append(tr("%1 failed: %2. What was recorded stays.")
                              .arg(QString::fromStdString(runTitle(run->facts)), QString::fromStdString(run->facts.error)));
        m_messages->showError(m_failures.join(QLatin1Char('\n')));
    }
}

} // namespace parascope
