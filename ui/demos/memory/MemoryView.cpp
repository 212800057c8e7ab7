// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/MemoryView.h"

#include "core/base/Numbers.h"
#include "core/demos/memory/MemoryReport.h"
#include "ui/charts/ShareBars.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/memory/AddressSpaces.h"
#include "ui/demos/memory/ByHand.h"
#include "ui/export/RunExport.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChipRow.h"

#include <algorithm>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace parascope {

namespace {

QString nameOf(const MemoryRow& row) {
    return QString::fromLatin1(infoOf(row.way).name.data(),
                               static_cast<qsizetype>(infoOf(row.way).name.size()));
}

SharePart partOf(const StateShares& shares, State state, const QString& label) {
    return {label, state, 0, shares[indexOf(state)]};
}

/// How long it took beside the longest, and what that time went to.
ShareBar costBarOf(const MemoryRow& row, double longest) {
    ShareBar bar{nameOf(row), QString::fromStdString(durationInWords(row.counting)), {}};
    if (row.timesAsLong) {
        bar.note += MemoryView::tr(", %1 ×").arg(QString::fromStdString(decimals(*row.timesAsLong, 1)));
    }
    bar.length = longest > 0 ? row.counting / longest : 1;
    if (!row.metrics.shares) {
        bar.parts.push_back({MemoryView::tr("time"), State::Starting, 0, 1});
        return bar;
    }
    const auto& shares = *row.metrics.shares;
    bar.parts = {partOf(shares, State::Running, MemoryView::tr("adds")),
                 partOf(shares, State::Lock, MemoryView::tr("in line for the lock")),
                 partOf(shares, State::Gil, MemoryView::tr("in line for the GIL")),
                 partOf(shares, State::Ready, MemoryView::tr("waits for a core"))};
    double told = 0;
    for (const auto& part : bar.parts) {
        told += part.share;
    }
    bar.parts.push_back({MemoryView::tr("other"), State::Sleeping, 0, std::max(0.0, 1 - told)});
    return bar;
}

std::vector<ShareBar> costBars(const std::vector<MemoryRow>& rows) {
    double longest = 0;
    for (const auto& row : rows) {
        longest = std::max(longest, row.counting);
    }
    std::vector<ShareBar> bars;
    for (const auto& row : rows) {
        if (row.run->facts.finished && row.counting > 0) {
            bars.push_back(costBarOf(row, longest));
        }
    }
    return bars;
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
    , m_spaces(new AddressSpaces)
    , m_bars(new ShareBars)
    , m_noBars(new QLabel(tr("Each way gets a bar here: how long it took, and for what it waited. "
                             "Press Run (F5).")))
    , m_timeline(new TimelinePanel)
    , m_byHand(new ByHand) {
    m_timeline->chart().setPlaceholder(tr("Each worker gets a lane here: press Run (F5)."));
    m_sides->add(tr("Address spaces"), tr("Who counts where, and what the counters say"));
    m_sides->add(tr("What it cost"), tr("How long each way took, and for what it waited"));
    m_sides->add(tr("Lanes"), tr("Who was on which core when"));
    m_sides->add(tr("By hand"), tr("Lead the threads step by step"));
    connect(m_sides, &ChipRow::chosen, this, [this](int side) { turnTo(static_cast<Side>(side)); });
    m_stack->addWidget(m_spaces);
    m_stack->addWidget(costs());
    m_stack->addWidget(m_timeline);
    m_stack->addWidget(m_byHand);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_sides);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_timeline);
    turnTo(Hand); // before the first run there is something to do there
}

QWidget* MemoryView::costs() {
    auto* card = new Card(m_stack);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(tokens::kCardPadding, tokens::kCardPadding, tokens::kCardPadding,
                               tokens::kCardPadding);
    m_noBars->setWordWrap(true);
    m_noBars->setAlignment(Qt::AlignCenter);
    inside->addWidget(m_bars);
    inside->addWidget(m_noBars, 1);
    inside->addStretch();
    return card;
}

void MemoryView::turnTo(Side side) {
    m_stack->setCurrentIndex(side);
    m_sides->choose(side);
}

void MemoryView::showByHand() {
    turnTo(Hand);
}

void MemoryView::show(const Parameters& /*asked*/, RunsView runs) {
    m_runs.assign(runs.begin(), runs.end());
    m_timeline->setSources(timelineSources(m_runs));
    showCounted();
}

void MemoryView::showCounted() {
    const auto rows = memoryRows(m_runs);
    std::vector<AddressPicture> pictures;
    for (const auto& row : rows) {
        pictures.push_back(addressPicture(row));
    }
    m_spaces->setPictures(std::move(pictures));
    showCosts(rows);
}

void MemoryView::showCosts(const std::vector<MemoryRow>& rows) {
    m_bars->setBars(costBars(rows));
    m_noBars->setVisible(rows.empty());
}

void MemoryView::grow() {
    m_timeline->dataChanged();
    showCounted();
}

void MemoryView::clear() {
    m_runs.clear();
    m_spaces->setPictures({});
    showCosts({});
    m_timeline->setSources({});
}

void MemoryView::begin() {
    turnTo(Spaces);
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
