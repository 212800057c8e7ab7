// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueueView.h"

#include "core/base/Numbers.h"
#include "core/demos/queue/QueueMetrics.h"
#include "core/demos/queue/QueueOrders.h"
#include "ui/charts/Replay.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/queue/QueuePaceBar.h"
#include "ui/demos/queue/QueuePicture.h"
#include "ui/export/RunExport.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Card.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace parascope {

namespace {

QString queueWords(const std::string& words) {
    return QString::fromStdString(words);
}

/// How long the workers of a side waited, in the mean of them.
Tile waitTile(const QString& name, double share, double seconds, int workers) {
    Tile tile;
    tile.name = name;
    tile.figure = queueWords(decimals(share * 100, 0) + " %");
    tile.second = queueWords(durationInWords(seconds / std::max(1, workers)));
    tile.part = share;
    tile.partColour = styleOf(State::Queue).colour;
    tile.toolTip = QueueView::tr("Time spent waiting for the queue / time lived, in the mean of all of them");
    return tile;
}

Tile itemsTile(const RunFacts& facts) {
    Tile tile;
    const auto items = queueParameters(facts.experiment).items;
    const auto consumed = queueFacts(facts).account.consumed;
    tile.name = QueueView::tr("Items consumed");
    tile.figure = queueWords(speakCount(consumed));
    tile.second = QueueView::tr("of %1").arg(queueWords(speakCount(items)));
    tile.part = items > 0 ? static_cast<double>(consumed) / static_cast<double>(items) : 1.0;
    tile.partColour = ownWorkersColour();
    tile.toolTip = QueueView::tr("Items that were taken out and worked on to the end, of those asked for");
    if (const auto lost = queueFacts(facts).lost; lost > 0) {
        tile.note = QueueView::tr("%1 lost").arg(queueWords(speakCount(lost)));
    }
    return tile;
}

Tile rateTile(const QueueMetrics& metrics) {
    Tile tile;
    tile.name = QueueView::tr("Items a second");
    const double rate = metrics.itemsPerSecond;
    tile.figure = queueWords(rate >= 100 ? speakCount(static_cast<std::uint64_t>(rate)) : decimals(rate, 2));
    tile.second = queueWords(durationInWords(metrics.wall));
    tile.toolTip = QueueView::tr("Items that the consumers are done with / wall time");
    return tile;
}

Tile depthTile(const RunFacts& facts) {
    Tile tile;
    const auto capacity = queueParameters(facts.experiment).capacity;
    const auto deepest = queueFacts(facts).deepest;
    tile.name = QueueView::tr("Deepest queue");
    tile.figure = queueWords(speakCount(deepest));
    tile.second = capacity == 0 ? QueueView::tr("unbounded")
                                : QueueView::tr("of %1").arg(queueWords(speakCount(capacity)));
    if (capacity > 0) {
        tile.part = static_cast<double>(deepest) / static_cast<double>(capacity);
        tile.partColour = otherProgramsColour();
    }
    tile.toolTip = QueueView::tr("The most that was in the queue at the same time, end marks included");
    return tile;
}

} // namespace

QueueView::QueueView(RunSession& session, QWidget* parent)
    : DemoView(parent)
    , m_session(session)
    , m_pace(new QueuePaceBar(this))
    , m_picture(new QueuePicture(this))
    , m_timeline(new TimelinePanel(this)) {
    m_timeline->setReplaySpeed(1); // a run takes seconds, not milliseconds
    m_timeline->chart().setPlaceholder(
        tr("Each producer and consumer gets a lane here: yellow means it waits for the queue."));
    setFocusProxy(m_picture);
    setupLayout();
    connectParts();
}

QueueView::~QueueView() = default;

void QueueView::setupLayout() {
    auto* card = new Card(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(tokens::kCardPadding, tokens::kControlGap, tokens::kCardPadding,
                               tokens::kControlGap);
    inside->setSpacing(tokens::kGrid);
    inside->addWidget(m_pace);
    inside->addWidget(m_picture);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(card);
    column->addWidget(m_timeline, 1);
}

void QueueView::connectParts() {
    connect(&m_session, &RunSession::runChanged, this, [this](RunId id) {
        if (id == m_id) {
            m_pace->setFacts(record()->facts);
            showMoment();
        }
    });
    connect(m_pace, &QueuePaceBar::pauseRequested, this, &QueueView::pauseOrPlay);
    connect(m_pace, &QueuePaceBar::stepRequested, this, &QueueView::step);
    const auto fail = [this](WorkerId worker) {
        if (isRunning()) {
            m_session.order(queue_order::fail(worker));
        }
    };
    connect(m_pace, &QueuePaceBar::failRequested, this, fail);
    connect(m_picture, &QueuePicture::failRequested, this, fail);
    connect(&m_timeline->replay(), &Replay::moved, this, &QueueView::showMoment);
    connect(&m_timeline->replay(), &Replay::playingChanged, this, &QueueView::showMoment);
    for (auto* where : pictures()) {
        connect(new QShortcut(Qt::Key_N, where, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, this, &QueueView::step);
    }
}

void QueueView::show(const Parameters& /*asked*/, RunsView runs) {
    const auto* run = runs.empty() ? nullptr : runs.back();
    const auto id = run == nullptr ? RunId() : run->facts.id;
    if (id != m_id) {
        m_id = id;
        m_picture->setRecord(run);
        m_timeline->view().clearSelection();
    }
    const bool hasBegun = run != nullptr && run->facts.released != Nanoseconds{};
    m_timeline->setSources(hasBegun ? timelineSources({runs.begin(), runs.end()})
                                    : std::vector<TimelineSource>());
    if (run == nullptr) {
        m_pace->setIdle();
        return;
    }
    m_pace->setFacts(run->facts);
    showMoment();
}

void QueueView::grow() {
    m_timeline->dataChanged();
}

void QueueView::clear() {
    m_id = RunId();
    m_picture->setRecord(nullptr);
    m_pace->setIdle();
    m_timeline->setSources({});
}

void QueueView::begin() {
    m_timeline->view().clearSelection();
    m_timeline->view().home();
}

void QueueView::setLive(bool live) {
    m_timeline->setLive(live);
}

void QueueView::setPresenting(bool presenting) {
    m_pace->setVisible(!presenting); // Space pauses
    m_timeline->setPresenting(presenting);
}

bool QueueView::isRunning() const {
    return record() != nullptr && !record()->facts.finished;
}

bool QueueView::pauseOrPlay() {
    if (isRunning()) {
        m_session.order(std::string(record()->facts.paused ? queue_order::kResume : queue_order::kPause));
    } else {
        m_timeline->replay().playOrPause();
    }
    return true;
}

void QueueView::step() {
    if (isRunning()) {
        m_session.order(std::string(queue_order::kPause));
        m_session.order(std::string(queue_order::kStep));
    }
}

void QueueView::seek(Nanoseconds moment) {
    if (record() != nullptr && !isRunning()) {
        m_timeline->replay().pause();
        m_timeline->replay().seek(moment - record()->facts.released + Nanoseconds{1}); // it has happened
    }
}

void QueueView::showMoment() {
    const auto& replay = m_timeline->replay();
    if (replay.position() && record() != nullptr) {
        m_picture->showMoment(record()->facts.released + *replay.position(),
                              replay.isPlaying() ? replay.speed() : 0);
    } else {
        m_picture->showNow();
    }
}

QList<QWidget*> QueueView::pictures() const {
    return {m_picture, &m_timeline->chart()};
}

void QueueView::setPlanned(const QueueParameters& parameters) {
    m_picture->setPlanned(parameters);
}

std::vector<Tile> QueueView::tiles(const Report& /*report*/, RunsView runs) const {
    if (runs.empty()) {
        std::vector<Tile> unknown;
        for (const auto& name : {tr("Items consumed"), tr("Items a second"), tr("Producers waited"),
                                 tr("Consumers waited"), tr("Deepest queue")}) {
            unknown.emplace_back().name = name;
            unknown.back().figure = QStringLiteral("–");
        }
        return unknown;
    }
    const auto facts = factsSoFar(*runs.back());
    const auto metrics = queueMetrics(facts);
    const auto& parameters = queueParameters(facts.experiment);
    return {itemsTile(facts), rateTile(metrics),
            waitTile(tr("Producers waited"), metrics.producersWaitShare, metrics.producersBlocked,
                     parameters.producers),
            waitTile(tr("Consumers waited"), metrics.consumersWaitShare, metrics.consumersBlocked,
                     parameters.consumers),
            depthTile(facts)};
}

} // namespace parascope
