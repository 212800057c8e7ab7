// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a run when it is over and what is told of its file later must be the same, whatever became
// of the run. Records made by lot: whatever a record can lack, some of them lack.

#include "core/demos/RunFile.h"
#include "core/report/Metrics.h"
#include "core/report/RunJson.h"

#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"

#include <array>
#include <gtest/gtest.h>
#include <random>

namespace parascope {
namespace {

using test::RunMaker;

class RunByLot {
public:
    explicit RunByLot(unsigned seed)
        : m_lot(seed) {}

    RunRecord make(int batch) {
        constexpr std::array kBackends{Backend::Serial, Backend::Threads, Backend::Gil, Backend::Processes,
                                       Backend::Mpi};
        RunMaker maker(kBackends.at(upTo(kBackends.size() - 1)), 1 + static_cast<int>(upTo(3)));
        auto& facts = maker.run.facts;
        facts.batch = batch;
        facts.experiment.demo = "run";
        facts.experiment.task = "sum-squares";
        facts.experiment.size = 1000;
        facts.released = isSo(8) ? RunMaker::at(10) : Nanoseconds{};
        facts.schedule = isSo(5) ? "exact" : isSo(5) ? "sampled" : "none";
        facts.lostSwitches = isSo(2) ? upTo(100) : 0;
        facts.error = isSo(2) ? "worker 0 crashed" : "";
        facts.stopped = isSo(2);
        facts.ended = RunMaker::at(100);
        const auto workers = isSo(9) ? static_cast<std::size_t>(facts.experiment.workers) : 0;
        for (std::size_t i = 0; i < workers; ++i) {
            addWorker(maker.run, static_cast<std::int32_t>(i));
        }
        return std::move(maker.run);
    }

private:
    std::size_t upTo(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(m_lot); }
    bool isSo(std::size_t timesOfTen) { return upTo(9) < timesOfTen; }

    void addWorker(RunRecord& run, std::int32_t number) {
        WorkerRecord worker;
        worker.id = WorkerId(number);
        worker.name = "worker " + std::to_string(number);
        worker.launched = RunMaker::kLaunch;
        worker.ended = isSo(9) ? RunMaker::at(20 + static_cast<std::int64_t>(upTo(80))) : Nanoseconds{};
        worker.exit = isSo(7) ? WorkerExit::Ok : WorkerExit::Crashed;
        if (isSo(9)) { // it announced itself
            worker.pid = run.facts.experiment.backend == Backend::Threads ? 500 : 500 + number;
            worker.tid = 500 + number;
            worker.announced = RunMaker::at(1);
            worker.lane = lane(run, worker, LaneKind::Worker, {State::Running, State::Io, State::Lock});
        }
        if (isSo(7)) {
            worker.scheduleLane =
                lane(run, worker, LaneKind::Schedule, {State::Running, State::Ready, State::Sleeping});
        }
        if (isSo(7)) {
            worker.usage = {test::milliseconds(upTo(40)), test::milliseconds(upTo(5)), upTo(9), upTo(9),
                            upTo(1) * 1'000'000};
        }
        run.facts.workers.push_back(std::move(worker));
    }

    /// Half full, or empty.
    LaneId lane(RunRecord& run, const WorkerRecord& worker, LaneKind kind, std::array<State, 3> states) {
        const auto id =
            run.trace.addLane({worker.name + (kind == LaneKind::Schedule ? ", kernel" : ""),
                               laneGroup(run.facts, worker), kind, worker.pid, worker.tid, worker.id.value});
        const auto count = isSo(7) ? 1 + upTo(5) : 0;
        for (std::size_t i = 0; i < count; ++i) {
            Span span;
            span.begin = RunMaker::at(10 + 4 * static_cast<std::int64_t>(i));
            span.end = span.begin + test::milliseconds(1 + upTo(2));
            span.state = states.at(upTo(2));
            span.name = run.trace.nameId("work");
            span.core = static_cast<std::int16_t>(upTo(2)) - 1;
            run.trace.addSpan(id, span);
        }
        return id;
    }

    std::mt19937 m_lot;
};

std::vector<std::string> toldOf(const std::vector<const RunRecord*>& runs) {
    std::vector<std::string> texts;
    for (const auto& [run, metrics] : reportedRuns(runs)) {
        JsonWriter json;
        writeRun(json, *run, metrics);
        texts.emplace_back(json.text());
    }
    return texts;
}

TEST(TheFiguresOfAnyRun, AreThoseOfItsFile) {
    const test::TempDir dir;
    const auto file = dir.file("runs.trace.json");
    for (unsigned seed = 0; seed < 500; ++seed) {
        RunByLot lot(seed);
        const auto first = lot.make(1);
        const auto second = lot.make(1); // may be the other's baseline
        ASSERT_TRUE(saveRuns({&first, &second}, file));
        const auto opened = openRuns(file);
        ASSERT_TRUE(opened) << "seed " << seed << ": " << opened.error().text();
        ASSERT_EQ(opened->runs.size(), 2U) << "seed " << seed;
        ASSERT_EQ(toldOf({&opened->runs[0], &opened->runs[1]}), toldOf({&first, &second})) << "seed " << seed;
    }
}

TEST(ARunWithoutAScheduleOfAWorker, TakesItsTimeOnACoreFromTheWorker) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(0).worker(0, 100, 40).span(0, 30, State::Io);
    auto& worker = maker.run.facts.workers[0];
    worker.scheduleLane =
        maker.run.trace.addLane({"worker 0, kernel", "", LaneKind::Schedule, worker.pid, worker.tid, 0});
    maker.run.facts.schedule = "exact";
    const auto metrics = computeMetrics(maker.run, std::nullopt);
    EXPECT_EQ(secondsOnCore(worker, maker.run.trace), std::nullopt) << "nobody told";
    ASSERT_TRUE(metrics.shares);
    EXPECT_NEAR((*metrics.shares)[indexOf(State::Running)], 0.4, 1e-9);
    EXPECT_NEAR((*metrics.shares)[indexOf(State::Io)], 0.3, 1e-9);
}

TEST(ARunThatFailedBeforeItHadWorkers, IsOpenedAsSuch) {
    const test::TempDir dir;
    for (const auto* const demo : allDemos()) {
        RunRecord run;
        for (const auto& experiment : demo->plan(*demo->parameters())) {
            run.facts.experiment = experiment;
        }
        run.facts.finished = true;
        run.facts.error = "cannot start the thread 'engine'";
        const auto file = dir.file("run.trace.json");
        ASSERT_TRUE(saveRuns({&run}, file));
        const auto opened = openRuns(file);
        ASSERT_TRUE(opened) << demo->info().key << ": " << opened.error().text();
        ASSERT_EQ(opened->runs.size(), 1U);
        EXPECT_EQ(opened->runs[0].facts.error, run.facts.error);
    }
}

} // namespace
} // namespace parascope
