// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/classify/ClassifyView.h"

#include "core/base/Numbers.h"
#include "core/demos/classify/ClassifyReport.h"
#include "ui/charts/GrowthChart.h"
#include "ui/charts/ShareBars.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/charts/VerdictLook.h"
#include "ui/demos/classify/GuessSheet.h"
#include "ui/demos/classify/TaskTable.h"
#include "ui/export/RunExport.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChipRow.h"

#include <algorithm>
#include <array>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <span>

namespace parascope {

namespace {

constexpr double kKernelLightness = 0.45;

/// How a part of the time looks and what it is called.
struct PartWords {
    PathPart part;
    State state;
    const char* label;
};
constexpr PartWords kParts[] = {
    {PathPart::Ready, State::Ready, QT_TRANSLATE_NOOP("ClassifyView", "waits for a core")},
    {PathPart::Lock, State::Lock, QT_TRANSLATE_NOOP("ClassifyView", "waits for a lock")},
    {PathPart::Gil, State::Gil, QT_TRANSLATE_NOOP("ClassifyView", "waits for the GIL")},
    {PathPart::Disk, State::Io, QT_TRANSLATE_NOOP("ClassifyView", "waits for the disk")},
    {PathPart::Network, State::Io, QT_TRANSLATE_NOOP("ClassifyView", "waits for the network")},
    {PathPart::Pipe, State::Io, QT_TRANSLATE_NOOP("ClassifyView", "waits for another program")},
    {PathPart::Terminal, State::Io, QT_TRANSLATE_NOOP("ClassifyView", "waits for a person")},
    {PathPart::Sleep, State::Sleeping, QT_TRANSLATE_NOOP("ClassifyView", "sleeps")},
    {PathPart::Other, State::Starting, QT_TRANSLATE_NOOP("ClassifyView", "cannot be seen")},
};

bool isWatched(const RunRecord& run) {
    return !run.facts.workers.empty();
}

QString watchedName(const RunRecord& run) {
    return QString::fromStdString(watchedInWords(run.facts));
}

ShareBar barOf(const RunRecord& run, const Verdict& verdict) {
    const auto& shares = verdict.shares;
    ShareBar bar{watchedName(run), verdictTitle(verdict.kind), {}};
    bar.parts.push_back({ClassifyView::tr("computes"), State::Running, 0, shares.user});
    bar.parts.push_back(
        {ClassifyView::tr("computes in the kernel"), State::Running, kKernelLightness, shares.system});
    for (const auto& [part, state, label] : kParts) {
        bar.parts.push_back({ClassifyView::tr(label), state, 0, shares[part]});
    }
    return bar;
}

/// What the verdict rests on, of its whole.
double decidingShare(const Verdict& verdict) {
    const auto& shares = verdict.shares;
    switch (verdict.kind) {
    case VerdictKind::CpuBound:
        return shares.user + shares.system;
    case VerdictKind::IoBound:
        return shares.io();
    case VerdictKind::LockBound:
        return shares.locks();
    case VerdictKind::Sleeping:
        return shares[PathPart::Sleep];
    case VerdictKind::Starved:
        return shares[PathPart::Ready];
    case VerdictKind::Mixed:
    case VerdictKind::TooShort:
        break;
    }
    return 0;
}

Tile verdictTile(const RunRecord& run, const QString& name) {
    Tile tile;
    tile.name = name;
    if (!run.facts.finished) {
        tile.figure =
            run.facts.released == Nanoseconds{} ? ClassifyView::tr("waiting") : ClassifyView::tr("running …");
        return tile;
    }
    if (!isWatched(run) || !run.facts.error.empty()) {
        tile.figure = ClassifyView::tr("failed");
        tile.note = QString::fromStdString(run.facts.error);
        return tile;
    }
    const auto known = classified(run);
    tile.figure = verdictTitle(known.verdict.kind);
    tile.part = decidingShare(known.verdict);
    tile.partColour = colourOf(known.verdict.kind);
    tile.toolTip = QString::fromStdString(known.sentence());
    return tile;
}

Tile plainTile(const QString& name, const QString& figure, const QString& tip) {
    Tile tile;
    tile.name = name;
    tile.figure = figure;
    tile.toolTip = tip;
    return tile;
}

QString inWords(const Figure* figure) {
    return figure == nullptr ? QStringLiteral("–") : QString::fromStdString(figure->text());
}

/// The large figures of one run, its verdict first.
std::vector<Tile> tilesOfOne(const Report& report, const RunRecord& run, bool isOnStage) {
    std::vector<Tile> tiles{verdictTile(run, ClassifyView::tr("Verdict"))};
    const auto find = [&report](std::string_view key) -> const Figure* {
        if (report.rows.empty()) {
            return nullptr;
        }
        const auto& figures = report.rows.front().figures;
        const auto found = std::find_if(figures.begin(), figures.end(),
                                        [key](const Figure& figure) { return figure.key == key; });
        return found == figures.end() ? nullptr : &*found;
    };
    constexpr std::array<const char*, 6> kKeys{"wall_s",    "busy_cores", "threads",
                                               "processes", "read_bytes", "written_bytes"};
    constexpr std::size_t kOnStage = 3; // one row, even in a small window
    for (const auto* key : std::span(kKeys).first(isOnStage ? kOnStage : kKeys.size())) {
        const auto* figure = find(key);
        const auto label = figure == nullptr ? QString() : QString::fromStdString(figure->label);
        if (figure != nullptr) {
            tiles.push_back(plainTile(label.left(1).toUpper() + label.mid(1), inWords(figure),
                                      QString::fromStdString(figure->formula)));
        }
    }
    return tiles;
}

} // namespace

ClassifyView::ClassifyView(QWidget* parent)
    : DemoView(parent)
    , m_sides(new ChipRow(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new TaskTable)
    , m_bars(new ShareBars)
    , m_timeline(new TimelinePanel)
    , m_growth(new GrowthChart)
    , m_output(new QPlainTextEdit) {
    m_timeline->chart().setPlaceholder(
        tr("Each thread and process of a watched program gets a lane here: press Run (F5)."));
    m_output->setReadOnly(true);
    m_output->setAccessibleName(tr("What the program printed"));
    tokens::setFixed(*m_output);
    m_output->setPlaceholderText(tr("What the program prints stands here."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_sides);
    column->addWidget(m_stack, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its buttons have it, and it follows them
    scroll->setWidget(m_table);
    m_table->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(scroll);
    m_stack->addWidget(lanes());
    m_stack->addWidget(m_output);
    connect(m_table, &TaskTable::measureRequested, this, &ClassifyView::measureRequested);
    setFocusProxy(m_timeline);
    setupSides();
    turnTo(Table);
}

void ClassifyView::setupSides() {
    m_sides->add(tr("Kinds of tasks"));
    m_sides->add(tr("What it did"));
    m_sides->add(tr("What it printed"));
    connect(m_sides, &ChipRow::chosen, this, [this](int side) { turnTo(static_cast<Side>(side)); });
}

QWidget* ClassifyView::lanes() {
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
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(tokens::kControlGap);
    pictures->addWidget(m_timeline, 3);
    pictures->addWidget(m_growth, 2);
    m_growth->hide();
    column->addLayout(pictures, 1);
    return side;
}

void ClassifyView::turnTo(Side side) {
    m_stack->setCurrentIndex(side);
    m_sides->choose(side);
}

void ClassifyView::leaveOutTable() {
    m_sides->hideChip(Table);
    showLanes();
}

void ClassifyView::showLanes() {
    turnTo(Lanes);
}

void ClassifyView::show(const Parameters& /*asked*/, RunsView runs) {
    std::vector<ShareBar> bars;
    for (const auto* run : runs) {
        if (!isWatched(*run)) {
            continue;
        }
        std::optional<Classified> known;
        if (run->facts.finished && run->facts.error.empty()) {
            known = classified(*run);
            bars.push_back(barOf(*run, known->verdict));
        }
        keepMeasured(run->facts, known);
    }
    m_bars->parentWidget()->setVisible(!bars.empty());
    m_bars->setBars(std::move(bars));
    m_timeline->setSources(timelineSources({runs.begin(), runs.end()}));
    showGrowth(growthOf(runs));
    showOutput(runs);
}

void ClassifyView::showGrowth(const Growth& growth) {
    m_growth->setGrowth(growth);
    m_growth->setVisible(!growth.points.empty());
}

void ClassifyView::showOutput(RunsView runs) {
    QString text;
    for (const auto* run : runs) {
        for (const auto& worker : run->facts.workers) {
            text += QString::fromStdString(worker.output);
        }
    }
    if (text != m_output->toPlainText()) {
        m_output->setPlainText(text);
    }
}

void ClassifyView::keepMeasured(const RunFacts& facts, const std::optional<Classified>& known) {
    const auto task = QString::fromStdString(facts.experiment.task);
    if (known) {
        m_table->setMeasured(task, verdictTitle(known->verdict.kind),
                             QString::fromStdString(known->sentence()));
    } else if (facts.finished) {
        m_table->setMeasured(task, tr("failed"), QString::fromStdString(facts.error));
    } else {
        m_table->setMeasured(task, tr("running …"), {});
    }
}

void ClassifyView::grow() {
    m_timeline->dataChanged();
}

void ClassifyView::clear() {
    m_bars->setBars({});
    m_timeline->setSources({});
    showGrowth({});
    m_output->clear();
}

void ClassifyView::begin() {
    m_timeline->view().clearSelection();
    m_timeline->view().home();
}

void ClassifyView::setLive(bool live) {
    m_timeline->setLive(live);
}

void ClassifyView::setPresenting(bool presenting) {
    m_isOnStage = presenting;
    m_sides->setVisible(!presenting);
    m_timeline->setPresenting(presenting);
}

std::vector<Tile> ClassifyView::tiles(const Report& report, RunsView runs) const {
    if (runs.size() == 1) {
        return tilesOfOne(report, *runs.front(), m_isOnStage);
    }
    std::vector<Tile> tiles;
    for (const auto* run : runs) {
        tiles.push_back(verdictTile(*run, watchedName(*run)));
    }
    return tiles;
}

bool ClassifyView::pauseOrPlay() {
    m_timeline->pauseOrPlay();
    return true;
}

QList<QWidget*> ClassifyView::pictures() const {
    return {&m_timeline->chart(), m_growth};
}

} // namespace parascope
