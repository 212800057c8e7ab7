// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scale/ScalingView.h"

#include "core/base/Numbers.h"
#include "ui/charts/ScalingChart.h"
#include "ui/charts/StateStyle.h"

#include <algorithm>
#include <QVBoxLayout>

namespace parascope {

namespace {

QString scalingWords(const std::string& words) {
    return QString::fromStdString(words);
}

/// The point with the largest speed-up of a backend; null when there is none.
const ScalingPoint* bestOf(const Scaling& scaling, Backend backend) {
    const ScalingPoint* best = nullptr;
    for (const auto& point : scaling.points) {
        if (point.backend == backend && point.speedup &&
            (best == nullptr || *point.speedup > *best->speedup)) {
            best = &point;
        }
    }
    return best;
}

QString workersInWords(int workers) {
    return workers == 1 ? ScalingView::tr("1 worker") : ScalingView::tr("%1 workers").arg(workers);
}

QString bestInWords(ScalingKind kind) {
    switch (kind) {
    case ScalingKind::AgainstSerial:
        break;
    case ScalingKind::AgainstOneWorker:
        return ScalingView::tr("The best speed-up, against the same work by one worker after another");
    case ScalingKind::Weak:
        return ScalingView::tr("The most work in the time that one worker takes for its own");
    }
    return ScalingView::tr("The best speed-up, against the same work one after another");
}

Tile bestTile(const Scaling& scaling, Backend backend) {
    Tile tile;
    tile.name = scalingWords(infoOf(backend).label);
    tile.toolTip = bestInWords(scaling.kind);
    const auto* best = bestOf(scaling, backend);
    if (best == nullptr) {
        tile.figure = QStringLiteral("–");
        return tile;
    }
    tile.figure = scalingWords(decimals(*best->speedup, 2) + " ×");
    tile.second = workersInWords(best->workers);
    tile.spoken = ScalingView::tr("with %1").arg(tile.second);
    tile.part = best->efficiency;
    tile.partColour = ownWorkersColour();
    if (best->efficiency) {
        tile.toolTip += QLatin1Char('\n') +
                        ScalingView::tr("Efficiency, the bar: %1 %").arg(*best->efficiency * 100, 0, 'f', 0);
    }
    return tile;
}

/// What all that is not parallel comes to, as Amdahl's law sees it.
Tile serialTile(const Scaling& scaling, Backend backend) {
    Tile tile;
    tile.name = ScalingView::tr("Serial part, %1").arg(scalingWords(infoOf(backend).label));
    tile.figure = QStringLiteral("–");
    tile.toolTip = ScalingView::tr("The share of the work that Amdahl's law takes for not parallel");
    if (const auto* fit = scaling.fitOf(backend)) {
        tile.note = scalingWords(fit->whyNoFit);
        if (fit->serialFraction) {
            tile.figure = scalingWords(decimals(*fit->serialFraction * 100, 1) + " %");
            tile.part = fit->serialFraction;
            tile.partColour = otherProgramsColour();
        }
    }
    return tile;
}

/// What a worker still does of what one alone does, when there are the most of them.
Tile efficiencyTile(const Scaling& scaling, Backend backend) {
    Tile tile;
    tile.name = ScalingView::tr("Efficiency, %1").arg(scalingWords(infoOf(backend).label));
    tile.figure = QStringLiteral("–");
    tile.toolTip = ScalingView::tr("The time of one worker with its work / that of all with as much each");
    const ScalingPoint* last = nullptr;
    for (const auto& point : scaling.points) {
        last = point.backend == backend && point.efficiency ? &point : last;
    }
    if (last != nullptr) {
        tile.figure = scalingWords(decimals(*last->efficiency * 100, 0) + " %");
        tile.second = workersInWords(last->workers);
        tile.spoken = ScalingView::tr("with %1").arg(tile.second);
        tile.part = last->efficiency;
        tile.partColour = ownWorkersColour();
    }
    return tile;
}

} // namespace

ScalingView::ScalingView(QWidget* parent)
    : DemoView(parent)
    , m_chart(new ScalingChart(this)) {
    m_chart->setPlaceholder(tr("The first point comes when its runs have ended."));
    setFocusProxy(m_chart);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_chart);
}

QString ScalingView::invitation() const {
    return tr(
        "Choose the backends, then press Run (F5).\nThe same work is done by 1, 2 and more workers: see "
        "what each more of them brings.");
}

void ScalingView::show(const Parameters& asked, RunsView runs) {
    std::vector<const RunRecord*> finished;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(finished),
                 [](const RunRecord* run) { return run->facts.finished; });
    const auto& question = dynamic_cast<const ScaleQuestion&>(asked);
    const auto answer = scalingAnswer(question, finished);
    m_scaling = answer.scaling;
    m_backends = question.backends;
    m_chart->setScaling(m_scaling, answer.cores);
}

void ScalingView::clear() {
    m_scaling = {};
    m_chart->setScaling({}, 1);
}

std::vector<Tile> ScalingView::tiles(const Report& /*report*/, RunsView /*runs*/) const {
    std::vector<Tile> tiles;
    for (const auto backend : m_backends) {
        tiles.push_back(bestTile(m_scaling, backend));
    }
    for (const auto backend : m_backends) {
        tiles.push_back(m_scaling.kind == ScalingKind::Weak ? efficiencyTile(m_scaling, backend)
                                                            : serialTile(m_scaling, backend));
    }
    return tiles;
}

} // namespace parascope
