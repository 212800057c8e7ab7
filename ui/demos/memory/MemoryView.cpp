// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/MemoryView.h"

#include "core/base/Numbers.h"
#include "core/demos/memory/MemoryReport.h"
#include "ui/charts/ShareBars.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/memory/ByHand.h"
#include "ui/export/RunExport.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChipRow.h"

#include <algorithm>
#include <QStackedWidget>

namespace parascope {

namespace {

QString nameOf(const MemoryRow& row) {
    return QString::fromLatin1(infoOf(row.way).name.data(),
                               static_cast<qsizetype>(infoOf(row.way).name.size()));
}

/// What of all that was added is in the counter, and what was lost.
ShareBar countBarOf(const MemoryRow& row) {
    const double all = static_cast<double>(std::max<std::uint64_t>(1, row.facts.added));
    const double counted = static_cast<double>(std::min(row.facts.counted, row.facts.added)) / all;
    ShareBar bar{nameOf(row), {}, {}};
    bar.note = row.timesAsLong
                   ? MemoryView::tr("%1 ×").arg(QString::fromStdString(decimals(*row.timesAsLong, 1)))
                   : QString();
    bar.parts.push_back({MemoryView::tr("counted"), State::Running, 0, counted});
    bar.parts.push_back({MemoryView::tr("lost"), State::Io, 0, 1 - counted});
    return bar;
}

Tile wayTileOf(const MemoryRow& row) {
    Tile tile;
    tile.name = nameOf(row);
    const auto& facts = row.run->facts;
    if (!facts.finished) {
        tile.figure =
            facts.released == Nanoseconds{} ? MemoryView::tr("waiting") : MemoryView::tr("running …");
    } else if (!facts.error.empty()) {
        tile.figure = MemoryView::tr("failed");
        tile.note = QString::fromStdString(facts.error);
    } else if (row.facts.parentCounted == std::uint64_t{0}) {
        tile.figure = MemoryView::tr("parent: 0");
        tile.second = MemoryView::tr("each its own");
    } else {
        tile.figure = row.facts.lost() > 0
                          ? MemoryView::tr("−%1").arg(QString::fromStdString(groupedDigits(row.facts.lost())))
                          : MemoryView::tr("none lost");
        tile.second = row.timesAsLong && row.way != MemoryWay::Unprotected
                          ? MemoryView::tr("%1 ×").arg(QString::fromStdString(decimals(*row.timesAsLong, 1)))
                          : QString();
    }
    tile.toolTip =
        QString::fromLatin1(infoOf(row.way).what.data(), static_cast<qsizetype>(infoOf(row.way).what.size()));
    return tile;
}

} // namespace

MemoryView::MemoryView(QWidget* parent)
    : DemoView(parent)
    , m_sides(new ChipRow(this))
    , m_stack(new QStackedWidget(this))
    , m_bars(new ShareBars)
    , m_timeline(new TimelinePanel)
    , m_byHand(new ByHand) {
    m_timeline->chart().setPlaceholder(tr("Each worker gets a lane here: press Run (F5)."));
    m_sides->add(tr("What they counted"));
    m_sides->add(tr("By hand"));
    connect(m_sides, &ChipRow::chosen, this, [this](int side) { turnTo(static_cast<Side>(side)); });
    m_stack->addWidget(counted());
    m_stack->addWidget(m_byHand);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_sides);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_timeline);
    turnTo(Hand); // before the first run there is something to do there
}

QWidget* MemoryView::counted() {
    auto* side = new QWidget(m_stack);
    auto* card = new Card(side);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(tokens::kCardPadding, tokens::kControlGap, tokens::kCardPadding,
                               tokens::kControlGap);
    inside->addWidget(m_bars);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(card);
    column->addWidget(m_timeline, 1);
    return side;
}

void MemoryView::turnTo(Side side) {
    m_stack->setCurrentIndex(side);
    m_sides->choose(side);
}

void MemoryView::showByHand() {
    turnTo(Hand);
}

void MemoryView::show(const Parameters& /*asked*/, RunsView runs) {
    std::vector<ShareBar> bars;
    for (const auto& row : memoryRows(runs)) {
        if (row.run->facts.finished && row.facts.added > 0) {
            bars.push_back(countBarOf(row));
        }
    }
    m_bars->parentWidget()->setVisible(!bars.empty());
    m_bars->setBars(std::move(bars));
    m_timeline->setSources(timelineSources({runs.begin(), runs.end()}));
}

void MemoryView::grow() {
    m_timeline->dataChanged();
}

void MemoryView::clear() {
    m_bars->setBars({});
    m_bars->parentWidget()->hide();
    m_timeline->setSources({});
}

void MemoryView::begin() {
    turnTo(Counted);
    m_timeline->view().clearSelection();
    m_timeline->view().home();
}

void MemoryView::setLive(bool live) {
    m_timeline->setLive(live);
}

void MemoryView::setPresenting(bool presenting) {
    m_sides->setVisible(!presenting);
    m_timeline->setPresenting(presenting);
    m_byHand->setPresenting(presenting);
}

std::vector<Tile> MemoryView::tiles(const Report& /*report*/, RunsView runs) const {
    std::vector<Tile> tiles;
    for (const auto& row : memoryRows(runs)) {
        tiles.push_back(wayTileOf(row));
    }
    return tiles;
}

bool MemoryView::pauseOrPlay() {
    m_timeline->pauseOrPlay();
    return true;
}

QList<QWidget*> MemoryView::pictures() const {
    return {&m_timeline->chart()};
}

} // namespace parascope
