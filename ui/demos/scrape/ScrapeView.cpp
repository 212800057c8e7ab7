// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scrape/ScrapeView.h"

#include "core/base/Numbers.h"
#include "ui/charts/ScalingChart.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/charts/VerdictLook.h"
#include "ui/demos/scrape/PagesTable.h"
#include "ui/demos/scrape/StepTable.h"
#include "ui/export/RunExport.h"
#include "ui/export/ScrapeExport.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ChipRow.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace parascope {

namespace {

Tile scrapeTile(const QString& name, const QString& tip) {
    Tile tile;
    tile.name = name;
    tile.figure = QStringLiteral("–");
    tile.toolTip = tip;
    return tile;
}

QString withDecimals(double value, int digits) {
    return QString::fromStdString(decimals(value, digits));
}

QString workersWord(int workers) {
    return workers == 1 ? ScrapeView::tr("1 worker") : ScrapeView::tr("%1 workers").arg(workers);
}

Tile pagesTile(const RunRecord* run) {
    auto tile = scrapeTile(ScrapeView::tr("Pages"), ScrapeView::tr("Pages that came, of those in the list"));
    const auto& facts = run == nullptr ? ScrapeFacts() : scrapeFacts(run->facts);
    if (facts.pages.empty()) {
        return tile;
    }
    const auto over = facts.done + facts.failed;
    tile.figure = QString::number(facts.done);
    tile.second = ScrapeView::tr("of %1").arg(facts.pages.size());
    tile.part = static_cast<double>(over) / static_cast<double>(facts.pages.size());
    tile.partColour = ownWorkersColour();
    tile.note = facts.failed > 0 ? ScrapeView::tr("%1 failed").arg(facts.failed) : QString();
    return tile;
}

/// What the verdict rests on, of the whole.
double decidingPart(const Verdict& verdict) {
    const double computes = verdict.shares[PathPart::Running];
    return verdict.kind == VerdictKind::CpuBound ? computes : 1 - computes;
}

Tile kindTile(const std::optional<ScrapeFigures>& figures) {
    auto tile = scrapeTile(ScrapeView::tr("Type of work"),
                           ScrapeView::tr("What bounds the whole program: the time of all its steps"));
    if (!figures) {
        return tile;
    }
    const auto& verdict = figures->verdict;
    if (verdict.kind != VerdictKind::TooShort) {
        tile.figure = QString::fromStdString(typeOfWork(verdict.kind));
        tile.part = decidingPart(verdict);
        tile.partColour = colourOf(verdict.kind);
    }
    return tile;
}

/// The large figures of one run, beside the one that it is measured against.
std::vector<Tile> tilesOfRun(RunsView runs) {
    const auto* run = currentRun(runs);
    const auto figures = run == nullptr ? std::nullopt : shownFigures(*run);
    auto time = scrapeTile(ScrapeView::tr("Time"),
                           ScrapeView::tr("From the list that is read to the file that is saved"));
    auto rate =
        scrapeTile(ScrapeView::tr("Pages a second"), ScrapeView::tr("Pages that came / time of the run"));
    auto once = scrapeTile(ScrapeView::tr("At the same time"),
                           ScrapeView::tr("So many pages were waited for at the same time, on average"));
    auto speedup = scrapeTile(ScrapeView::tr("Speed-up"),
                              ScrapeView::tr("Time with one worker / this time; wants the run with one"));
    if (figures) {
        const auto& download = figures->of(StepKind::Download);
        if (run->facts.finished) {
            time.figure = QString::fromStdString(durationInWords(figures->wall));
        }
        if (download.wall > 0) {
            rate.figure = withDecimals(figures->pagesPerSecond, figures->pagesPerSecond < 10 ? 1 : 0);
            once.figure = withDecimals(download.atOnce(), 1);
            once.second = workersWord(run->facts.experiment.workers);
        }
        if (const auto times = scrapeSpeedup(*run, runs); times && run->facts.experiment.workers > 1) {
            speedup.figure = withDecimals(*times, 1) + QStringLiteral(" ×");
            speedup.spoken = ScrapeView::tr("%1 times as fast as one worker").arg(withDecimals(*times, 1));
        }
    }
    return {pagesTile(run), time, rate, once, speedup, kindTile(figures)};
}

std::vector<Tile> tilesOfSweep(RunsView runs) {
    const auto sweep = sweepOf(runs);
    std::vector<Tile> tiles;
    for (const auto* run : runs) {
        const int workers = run->facts.experiment.workers;
        auto tile = scrapeTile(workersWord(workers), ScrapeView::tr("Pages a second, and the speed-up"));
        const auto point = std::find_if(sweep.points.begin(), sweep.points.end(),
                                        [run](const auto& each) { return each.run == run; });
        if (point != sweep.points.end()) {
            tile.figure = ScrapeView::tr("%1/s").arg(withDecimals(point->figures.pagesPerSecond, 0));
            tile.spoken = ScrapeView::tr("pages a second");
            tile.second =
                point->speedup ? withDecimals(*point->speedup, 1) + QStringLiteral(" ×") : QString();
            tile.note = sweep.pays == workers && runs.back()->facts.finished
                            ? ScrapeView::tr("so many are enough")
                            : QString();
        } else if (!run->facts.error.empty()) {
            tile.note = ScrapeView::tr("failed");
        }
        tiles.push_back(tile);
    }
    return tiles;
}

} // namespace

const RunRecord* currentRun(RunsView runs) {
    const RunRecord* current = nullptr;
    for (const auto* run : runs) {
        if (run->facts.finished || !scrapeFacts(run->facts).pages.empty()) {
            current = run;
        }
    }
    return current;
}

bool isSweep(RunsView runs) {
    return !runs.empty() && scrapeQuestion(runs.back()->facts.experiment).sweep;
}

ScrapeView::ScrapeView(QWidget* parent)
    : DemoView(parent)
    , m_sides(new ChipRow(this))
    , m_stack(new QStackedWidget(this))
    , m_timeline(new TimelinePanel)
    , m_steps(new StepTable)
    , m_pages(new PagesTable)
    , m_sweep(new ScalingChart) {
    m_timeline->chart().setPlaceholder(tr("Each worker gets a lane here: press Run (F5)."));
    m_sweep->setAccessibleName(tr("Pages a second over workers"));
    m_sweep->setPlaceholder(tr("A point comes with the end of each run: choose Sweep and press Run (F5)."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_sides);
    column->addWidget(m_stack, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it has it
    scroll->setWidget(m_steps);
    m_steps->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(m_timeline);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_pages);
    m_stack->addWidget(m_sweep);
    connect(m_pages, &PagesTable::failed, this, &ScrapeView::failed);
    setFocusProxy(m_timeline);
    setupSides();
    turnTo(Steps);
}

void ScrapeView::setupSides() {
    m_sides->add(tr("Lanes"), tr("Who waited for which page, and who parsed, over time"));
    m_sides->add(tr("The steps"), tr("The lesson's table, measured: which step computes, and which waits?"));
    m_sides->add(tr("The pages"), tr("What became of each page"));
    m_sides->add(tr("The sweep"), tr("Pages a second with more and more workers"));
    connect(m_sides, &ChipRow::chosen, this, [this](int side) { turnTo(static_cast<Side>(side)); });
}

void ScrapeView::turnTo(Side side) {
    m_stack->setCurrentIndex(side);
    m_sides->choose(side);
}

void ScrapeView::show(const Parameters& /*asked*/, RunsView runs) {
    m_timeline->setSources(timelineSources({runs.begin(), runs.end()}));
    const auto* run = currentRun(runs);
    m_steps->setFigures(run == nullptr ? std::nullopt : shownFigures(*run));
    m_pages->setPages(run == nullptr ? PagesModel::Pages() : scrapeFacts(run->facts).pages);
    showSweep(runs);
}

void ScrapeView::showSweep(RunsView runs) {
    const auto picture = sweepPicture(isSweep(runs) ? sweepOf(runs) : Sweep());
    m_sweep->setScaling(picture.scaling, picture.cores, picture.unit);
}

void ScrapeView::grow() {
    m_timeline->dataChanged();
}

void ScrapeView::clear() {
    m_timeline->setSources({});
    m_steps->setFigures({});
    m_pages->setPages({});
    showSweep({});
}

void ScrapeView::begin() {
    m_timeline->view().clearSelection();
    m_timeline->view().home();
}

void ScrapeView::setLive(bool live) {
    m_timeline->setLive(live);
}

void ScrapeView::setPresenting(bool presenting) {
    m_sides->setVisible(!presenting);
    m_timeline->setPresenting(presenting);
    m_pages->setPresenting(presenting);
}

std::vector<Tile> ScrapeView::tiles(const Report& /*report*/, RunsView runs) const {
    return isSweep(runs) ? tilesOfSweep(runs) : tilesOfRun(runs);
}

bool ScrapeView::pauseOrPlay() {
    m_timeline->pauseOrPlay();
    return true;
}

QList<QWidget*> ScrapeView::pictures() const {
    return {&m_timeline->chart()};
}

} // namespace parascope
