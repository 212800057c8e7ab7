// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/CompareView.h"

#include "core/base/Numbers.h"
#include "core/report/Metrics.h"
#include "core/report/Noise.h"
#include "core/report/Sentence.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/export/RunExport.h"
#include "ui/pages/TimelinePanel.h"

namespace parascope {

namespace {

QString figureOf(const RunFacts& facts) {
    if (facts.finished) {
        return QString::fromStdString(durationInWords(wallSeconds(facts)));
    }
    return facts.released == Nanoseconds{} ? CompareView::tr("waiting") : CompareView::tr("running …");
}

QString endNoteOf(const RunFacts& facts) {
    return !facts.error.empty() ? CompareView::tr("failed")
           : facts.stopped      ? CompareView::tr("stopped")
                                : QString();
}

/// What stands behind a run's lanes.
std::vector<EndColumn> endColumnsOf(const ReportedRun& reported) {
    const auto& facts = reported.run->facts;
    if (!facts.finished) {
        return {};
    }
    const auto& metrics = reported.metrics;
    const auto dash = QStringLiteral("–");
    const auto text = [&dash](const std::optional<double>& value, const char* unit) {
        return value ? QString::fromStdString(decimals(*value, 2) + unit) : dash;
    };
    return {{CompareView::tr("wall"), figureOf(facts)},
            {QStringLiteral("×"), metrics.isBaseline ? QStringLiteral("1") : text(metrics.speedup, "")},
            {CompareView::tr("cores"), text(metrics.parallelism, "")}};
}

Tile tileOf(const ReportedRun& reported) {
    const auto& facts = reported.run->facts;
    const auto& metrics = reported.metrics;
    Tile tile;
    tile.name = QString::fromStdString(runTitle(facts));
    tile.figure = figureOf(facts);
    tile.note = endNoteOf(facts);
    if (!facts.finished) {
        return tile;
    }
    tile.toolTip = QString::fromStdString(metrics.sentence);
    if (metrics.isBaseline) {
        tile.spoken = CompareView::tr("baseline");
    }
    if (metrics.speedup && !metrics.isBaseline) {
        const auto times = QString::fromStdString(decimals(*metrics.speedup, 2));
        tile.second = times + QStringLiteral(" ×");
        tile.spoken = CompareView::tr("%1 times as fast").arg(times);
        tile.toolTip += QStringLiteral("\n") +
                        CompareView::tr("Speed-up against %1").arg(QString::fromStdString(metrics.baseline));
    }
    const int cores = coresAllowed(facts); // of all its hosts
    if (metrics.parallelism && cores > 0) {
        tile.part = *metrics.parallelism / cores;
        tile.partColour = styleOf(State::Running).colour;
        tile.toolTip +=
            QStringLiteral("\n") +
            CompareView::tr("Busy cores: %1 of %2").arg(*metrics.parallelism, 0, 'f', 2).arg(cores);
    }
    tile.toolTip = tile.toolTip.trimmed();
    return tile;
}

} // namespace

CompareView::CompareView(Figures figures, QWidget* parent)
    : TimelineView(parent)
    , m_figures(std::move(figures)) {
    connect(&timeline().chart(), &TimelineChart::workerHovered, this, [this](int run, const QString&) {
        Q_EMIT hovered(run < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(run)));
    });
}

QString CompareView::invitation() const {
    return tr("Choose what to compare, then press Run (F5).\nEach worker gets a lane; green means it is on a "
              "core.");
}

void CompareView::drawBet(TimelineSource& source, const ReportedRun& run) const {
    const auto& facts = run.run->facts;
    const auto bet = m_bets.find(facts.id);
    if (bet == m_bets.end() || !facts.finished) {
        return; // while it runs the end is open, and so is the bet
    }
    if (const auto end = endByBet(run.metrics, bet->second)) {
        source.betEnd = facts.launched + *end - run.run->zero();
        source.betText = tr("bet: %1 ×").arg(bet->second, 0, 'f', 1);
    }
}

void CompareView::show(const Parameters& /*asked*/, RunsView runs) {
    auto sources = timelineSources({runs.begin(), runs.end()});
    const auto figures = m_figures(runs);
    for (std::size_t i = 0; i < figures.size() && i < sources.size(); ++i) {
        drawBet(sources[i], figures[i]);
        sources[i].endColumns = endColumnsOf(figures[i]);
    }
    timeline().setSources(std::move(sources));
}

void CompareView::highlight(std::optional<std::size_t> run) {
    timeline().chart().highlightRun(run);
}

std::vector<Tile> CompareView::tiles(const Report& /*report*/, RunsView runs) const {
    std::vector<Tile> tiles;
    for (const auto& run : m_figures(runs)) {
        tiles.push_back(tileOf(run));
    }
    return tiles;
}

} // namespace parascope
