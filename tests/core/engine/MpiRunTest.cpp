// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks of a real mpirun on this machine, and what becomes of a run when one of them does what it should not.
#include "core/engine/MpiLauncher.h"

#include "core/report/Metrics.h"
#include "core/work/Halo.h"
#include "core/work/SumSquares.h"

#include "tests/core/engine/ARealRun.h"
#include "tests/core/engine/RanksHere.h"
#include "tests/support/QtMain.h"
#include "tests/support/TempDir.h"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using test::ARealRun;
using testing::AllOf;
using testing::HasSubstr;

/// Ranks that live, as "NAME".
std::vector<std::string> ranksThatLive() {
    std::vector<std::string> names;
    for (const auto& process : test::allProcesses()) {
        if (process.name == "mpi_worker" || process.name.starts_with("misbehaving_ra")) {
            names.push_back(process.name);
        }
    }
    return names;
}

class ARunOfRanks : public ARealRun {
protected:
    void SetUp() override {
        if (const auto why = test::whyNoRanks(); !why.empty()) {
            GTEST_SKIP() << why;
        }
    }
    void TearDown() override {
        EXPECT_TRUE(test::eventually([] { return ranksThatLive().empty(); }))
            << "a run leaves no rank behind";
    }

    static const WorkerRecord& rank(const RunRecord& record, std::size_t number) {
        return record.facts.workers.at(number);
    }
    static std::size_t arrowsBetween(const RunRecord& record, std::size_t from, std::size_t to) {
        const auto all = record.trace.arrows().arrows();
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Arrow& arrow) {
            return arrow.from == rank(record, from).lane && arrow.to == rank(record, to).lane;
        }));
    }
};

TEST_F(ARunOfRanks, SaysOnWhichHostEachIsAndWhatRanThem) {
    const auto& record = run(experiment(Backend::Mpi, 2, 1'000'000));
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    const auto here = RankHello::ours("", 0).host;
    for (const auto& worker : record.facts.workers) {
        EXPECT_EQ(worker.place.host, here);
        EXPECT_FALSE(worker.place.isElsewhere);
        EXPECT_FALSE(worker.place.clockAhead) << "it has our clock";
    }
    EXPECT_EQ(rank(record, 1).name, "rank 1");
    EXPECT_THAT(record.facts.interpreter, testing::StartsWith("Open MPI 4."));
}

TEST_F(ARunOfRanks, IsKnownToTheKernelAsOtherWorkersAre) {
    const auto& record = run(experiment(Backend::Mpi, 2, 50'000'000));
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    for (const auto& worker : record.facts.workers) {
        ASSERT_TRUE(worker.scheduleLane.isValid());
        EXPECT_GT(record.trace.lane(worker.scheduleLane).index.size(), 0U);
    }
}

TEST_F(ARunOfRanks, KnowsTheEndOfTheirWorkBeforeTheyHaveTidiedUp) {
    startEngine();
    bool wasKnown = false;
    QObject::connect(&*session, &RunSession::runChanged, &*session, [&](RunId id) {
        const auto& facts = session->run(id)->facts;
        wasKnown |= !facts.finished && std::all_of(facts.workers.begin(), facts.workers.end(),
                                                   [](auto& rank) { return rank.ended != Nanoseconds{}; });
    });
    for (int i = 0; i < 5 && !wasKnown; ++i) { // on a busy machine both may be heard of at one time
        const auto& record = run(experiment(Backend::Mpi, 2, 1'000'000));
        ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    }
    EXPECT_TRUE(wasKnown);
}

TEST_F(ARunOfRanks, BeginsAtOneMoment) {
    const auto& record = run(experiment(Backend::Mpi, 2, 1'000'000));
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    for (const auto& worker : record.facts.workers) {
        for (const auto& span : record.trace.lane(worker.lane).index.rows()[0].spans()) {
            EXPECT_TRUE(span.state == State::Starting ||
                        span.begin + milliseconds(1) >= record.facts.released);
        }
    }
}

TEST_F(ARunOfRanks, OnMoreHostsThanHavePlacesSaysSo) {
    auto wish = experiment(Backend::Mpi, 4, 1000);
    wish.hosts = {{"localhost", 2}};
    EXPECT_THAT(run(wish).facts.error, HasSubstr("4 ranks on localhost:2: these hosts take 2 in all"));
}

TEST_F(ARunOfRanks, OnAHostThatNobodyKnowsSaysSo) {
    auto wish = experiment(Backend::Mpi, 2, 1000);
    wish.hosts = {{"no-such-host.invalid", 0}};
    EXPECT_THAT(run(wish).facts.error, HasSubstr("host 'no-such-host.invalid' cannot be used"));
}

TEST_F(ARunOfRanks, BoundToCoresKeepsEachToOne) {
    auto wish = experiment(Backend::Mpi, 2, 20'000'000);
    wish.bindsToCores = true;
    const auto& record = run(wish);
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    for (const auto& worker : record.facts.workers) {
        std::set<int> cores;
        for (const auto& span : record.trace.lane(worker.lane).index.rows()[0].spans()) {
            if (span.core >= 0 && span.state == State::Running) {
                cores.insert(span.core);
            }
        }
        EXPECT_LE(cores.size(), 1U);
    }
}

/// What rank 1 does, and how that is told.
struct Misdeed {
    const char* how;
    const char* told;
};

/// Two ranks of which the second does what it should not.
class ARankThat : public ARunOfRanks, public testing::WithParamInterface<Misdeed> {
protected:
    void SetUp() override {
        ARunOfRanks::SetUp();
        const std::filesystem::path program = PARASCOPE_WORKLOADS "/misbehaving_rank";
        if (!IsSkipped() && !std::filesystem::exists(program)) {
            GTEST_SKIP() << "these tests were built without Open MPI";
        }
        std::filesystem::create_symlink(program, folder.file("mpi_worker"));
        setenv("PARASCOPE_WORKER_DIR", folder.path().c_str(), 1);
        setenv("MISBEHAVE", GetParam().how, 1);
        auto parts = realEngineParts();
        parts.limits.eventsPerWorker = 100'000;
        parts.makeLauncher = [](Backend, DemoRun& of) -> std::unique_ptr<Launcher> {
            MpiLimits limits;
            limits.comeWithin = std::chrono::seconds(3); // on one machine they come within half a second
            limits.comeWithinEach = {};
            limits.stopWithin = milliseconds(500);
            return std::make_unique<MpiLauncher>(of, limits);
        };
        startEngine(std::move(parts));
    }
    void TearDown() override {
        unsetenv("PARASCOPE_WORKER_DIR");
        unsetenv("MISBEHAVE");
        session.reset();
        host.reset();
        ARunOfRanks::TearDown();
    }

    test::TempDir folder;
};

TEST_P(ARankThat, DoesWhatItShouldNotEndsTheRunInWords) {
    const auto& record = run(experiment(Backend::Mpi, 2, 1000));
    EXPECT_THAT(record.facts.error, AllOf(testing::StartsWith("rank "), HasSubstr(GetParam().told)));
}

std::string nameOfMisdeed(const testing::TestParamInfo<Misdeed>& info) {
    std::string name = info.param.how;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Of, ARankThat,
                         testing::Values(Misdeed{"crashes", "crashed (SIGSEGV, Segmentation fault)"},
                                         Misdeed{"is-killed", "was killed (SIGKILL, Killed)"},
                                         Misdeed{"exits", "exit code 3"}, Misdeed{"leaves", "MPI_Finalize"},
                                         Misdeed{"aborts", "code 7"}, // mpirun's own words may be torn
                                         Misdeed{"never-comes", "did not connect to 127.0.0.1"},
                                         Misdeed{"wrong-token", "exit code 1"},
                                         Misdeed{"stuck-in-init", "did not come through MPI_Init"},
                                         Misdeed{"rubbish", "wrote what is no trace event: 'hello, world'"},
                                         Misdeed{"floods", "wrote more than 100000 events"},
                                         Misdeed{"fails", "failed: the work: it was too hard"}),
                         nameOfMisdeed);

class ADeafRank : public ARankThat {};

TEST_P(ADeafRank, IsEndedWhenTheRunIsStopped) {
    session->submit({experiment(Backend::Mpi, 2, 1000)});
    QSignalSpy changed(&*session, &RunSession::runChanged);
    while (session->runs().front()->facts.released == Nanoseconds{}) {
        ASSERT_TRUE(changed.wait(test::kPatience));
    }
    session->stop();
    waitUntilFinished();
    const auto& record = *session->runs().front();
    EXPECT_TRUE(record.facts.stopped);
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(rank(record, 1).exit, WorkerExit::Killed);
}

INSTANTIATE_TEST_SUITE_P(Of, ADeafRank, testing::Values(Misdeed{"deaf", ""}), nameOfMisdeed);

TEST_F(ARunOfRanks, AddsTheirPartsUp) {
    const auto& record = run(experiment(Backend::Mpi, 3, 1'000'000));
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    EXPECT_EQ(rank(record, 0).total, "999998500000500000") << "three times what each has";
    EXPECT_EQ(rank(record, 1).total, "") << "only the first one is told";
    EXPECT_THAT(rank(record, 2).results, testing::ElementsAre("333332833333500000"));
}

TEST_F(ARunOfRanks, HandsATokenRound) {
    const auto& record = run(experiment(Backend::Mpi, 3, 200, "ring"));
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    for (const auto& worker : record.facts.workers) {
        EXPECT_THAT(worker.results, testing::ElementsAre("token 1200"));
    }
    EXPECT_GT(spansOf(record, 1, State::Message), 0U);
    EXPECT_EQ(record.trace.refused(), 0U);
    // One lap more tells all ranks what it came to.
    EXPECT_EQ(arrowsBetween(record, 0, 1), 201U);
    EXPECT_EQ(arrowsBetween(record, 1, 2), 201U);
    EXPECT_EQ(arrowsBetween(record, 2, 0), 201U);
    EXPECT_EQ(record.trace.arrows().size(), 3U * 201U);
}

TEST_F(ARunOfRanks, StepsALineOn) {
    const auto& record = run(experiment(Backend::Mpi, 2, 5, "halo"));
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    std::vector<Halo::Cell> line(2 * Halo::kCells);
    for (std::size_t i = 0; i < line.size(); ++i) {
        line[i] = Halo::first(i);
    }
    std::vector<Halo::Cell> next;
    for (int i = 0; i < 5; ++i) {
        Halo::step(line.back(), line, line.front(), next);
        line.swap(next);
    }
    EXPECT_EQ(rank(record, 0).total, std::to_string(Halo::sumOf(line)));
    EXPECT_EQ(arrowsBetween(record, 0, 1), 10U) << "both neighbours are the same one";
    EXPECT_EQ(arrowsBetween(record, 1, 0), 11U) << "and its part of the sum";
}

TEST_F(ARunOfRanks, WaitsForTheOneThatHasMostToDo) {
    const auto& record = run(experiment(Backend::Mpi, 2, 300'000'000, "imbalanced"));
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    const auto metrics = computeMetrics(record, std::nullopt);
    EXPECT_GT(metrics.communication.value(), 0.0);
    EXPECT_GT(metrics.imbalance.value(), 0.0);
    EXPECT_GT((*metrics.shares)[indexOf(State::Message)], 0.0);
    EXPECT_GT(spansOf(record, 0, State::Message), 0U);
    const auto sums = addSquares(0, 200'000'000, 0) + addSquares(0, 400'000'000, 0);
    EXPECT_EQ(rank(record, 0).total, toDecimal(sums));
    EXPECT_EQ(arrowsBetween(record, 1, 0), 1U) << "its part of the sum";
    EXPECT_EQ(record.trace.arrows().size(), 1U);
}

TEST_F(ARunOfRanks, ThatWaitForEachOtherIsStopped) {
    for (const auto* task : {"ring", "halo", "imbalanced"}) {
        startEngine();
        const auto id = session->submit({experiment(Backend::Mpi, 2, 800'000, task)}).front();
        const auto& facts = session->run(id)->facts;
        QSignalSpy changed(&*session, &RunSession::runChanged);
        while (facts.released == Nanoseconds{} && !facts.finished) {
            ASSERT_TRUE(changed.wait(test::kPatience)) << task;
        }
        session->stop();
        waitUntilFinished();
        EXPECT_EQ(facts.error, "") << task;
    }
}

TEST_F(ARealRun, OfATaskForRanksByOtherWorkersSaysSo) {
    EXPECT_THAT(run(experiment(Backend::Threads, 2, 10, "ring")).facts.error,
                HasSubstr("task 'ring': its workers send each other messages, which only ranks of MPI can"));
}

} // namespace
} // namespace parascope
