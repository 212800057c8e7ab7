// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a large trace in the window: when its first lanes are there (budget: 0.5 s) and when all of it is,
// and how long the window heard of nothing meanwhile, and while its names are counted and searched.

#include "core/trace/ChromeTraceWriter.h"
#include "tests/bench/ManySpans.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/pages/NamesDialog.h"
#include "ui/pages/SpanFinder.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/MainWindow.h"

#include <benchmark/benchmark.h>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>
#include <QTimer>

namespace {

using namespace parascope;

/// Lane by lane: the spans of all together would count among what opening needs.
Result<void> writeMillions(const std::filesystem::path& path, int millions) {
    auto file = AtomicFile::open(path);
    if (!file) {
        return failure(file.error());
    }
    ChromeTraceWriter writer(*file);
    for (int lane = 0; lane < bench::kManyLanes; ++lane) {
        Trace trace;
        bench::addManySpans(trace, lane, bench::kSpansPerLane * millions);
        writer.addTrace(trace);
    }
    writer.finish({});
    return file->commit();
}

/// The longest time in which an event loop did not come round.
class Heartbeat {
public:
    explicit Heartbeat(std::function<void()> beats)
        : m_beats(std::move(beats)) {
        m_since.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_beats();
            m_since.restart();
        });
        m_timer.start(5);
    }

    [[nodiscard]] double longestMs() const { return static_cast<double>(m_longest) / 1e6; }

private:
    std::function<void()> m_beats;
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

/// How long the window heard of nothing while the table of names was made.
double blockedByNames(const TimelinePanel& panel) {
    const Heartbeat heartbeat([] {});
    NamesDialog dialog(panel.chart().sources(), std::nullopt);
    dialog.show();
    while (!dialog.isWhole()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    for (int i = 0; i < 3; ++i) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return heartbeat.longestMs();
}

/// The same of a search in which all is found, a step through it, and what comes of it being searched again.
double blockedByFinding(TimelinePanel& panel) {
    const Heartbeat heartbeat([] {});
    auto* finder = panel.findChild<SpanFinder*>();
    finder->open();
    finder->find(QStringLiteral("adding"));
    QElapsedTimer clock;
    clock.start();
    while (!panel.findChild<QLabel*>(QStringLiteral("found"))->text().startsWith(QStringLiteral("1 of")) &&
           !clock.hasExpired(20'000)) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    finder->runsChanged();
    for (int i = 0; i < 3; ++i) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return heartbeat.longestMs();
}

void openInWindow(benchmark::State& state) {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "many.json";
    if (const auto written = writeMillions(file, static_cast<int>(state.range(0))); !written) {
        state.SkipWithError(written.error().text().c_str());
        return;
    }
    const auto spans = static_cast<std::size_t>(state.range(0)) * bench::kManyLanes * bench::kSpansPerLane;
    for (auto _ : state) {
        auto parts = realEngineParts();
        const auto machine = parts.machine;
        EngineHost engine(std::move(parts), EngineHost::Cores::Ignore);
        MainWindow window(engine, machine, [](const auto&...) { return std::vector<Availability>(); });
        window.goToPage(0);
        window.show();
        QApplication::processEvents();
        QElapsedTimer clock;
        double firstLanes = 0;
        const Heartbeat heartbeat([&] {
            if (firstLanes == 0 && window.comparePage().timeline().chart().laneCount() > 0) {
                firstLanes = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            }
        });
        clock.start();
        window.openFile(file);
        while (window.isOpening()) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        const auto whole = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        QApplication::processEvents(); // all of it is painted
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const auto shown = window.comparePage().shownRuns();
        if (shown.size() != 1 || shown.front()->trace.spanCount() != spans) {
            state.SkipWithError("the trace was not opened whole");
        }
        state.counters["longest_blocked_ms"] = heartbeat.longestMs();
        state.counters["names_blocked_ms"] = blockedByNames(window.comparePage().timeline());
        state.counters["find_blocked_ms"] = blockedByFinding(window.comparePage().timeline());
        state.counters["first_lanes_ms"] = firstLanes;
        state.counters["whole_ms"] = whole;
    }
    state.counters["MB"] = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
}
BENCHMARK(openInWindow)
    ->ArgName("millions")
    ->Arg(1)
    ->Arg(10)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace
