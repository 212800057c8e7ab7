// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleWatch.h"
#include "core/run/CompositeObserver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

/// Pieces by hand.
class PlayedSource final : public ScheduleSource {
public:
    void begin() override { ++begins; }
    void look(std::span<const ThreadKey> workers) override { looked.assign(workers.begin(), workers.end()); }
    void end() override { ++ends; }
    std::vector<SchedSlice> takePieces() override { return std::exchange(pieces, {}); }
    std::vector<SchedSlice> openPieces() override { return open; }
    [[nodiscard]] std::uint64_t lost() const override { return 7; }
    [[nodiscard]] std::string name() const override { return "exact"; }
    [[nodiscard]] std::string note() const override { return malformedNote(malformed); }

    int begins = 0;
    int ends = 0;
    std::uint64_t malformed = 0;
    std::vector<ThreadKey> looked;
    std::vector<SchedSlice> pieces;
    std::vector<SchedSlice> open;
};

class AWatchedRun : public testing::Test {
protected:
    AWatchedRun() {
        facts.workers.resize(2);
        for (int i = 0; i < 2; ++i) {
            auto& worker = facts.workers[static_cast<std::size_t>(i)];
            worker.id = WorkerId(i);
            worker.pid = 500;
            worker.tid = 500 + i;
            worker.launched = milliseconds(1);
        }
    }
    ScheduleWatch::MakeExact playedSource() {
        return [this]() -> Result<std::unique_ptr<ScheduleSource>> {
            auto made = std::make_unique<PlayedSource>();
            source = made.get();
            return std::unique_ptr<ScheduleSource>(std::move(made));
        };
    }
    static Result<std::unique_ptr<ScheduleSource>> refuse() {
        return failure("no switches", "the kernel refuses", "ask nicely");
    }

    RunFacts facts;
    TraceBuilder trace;
    PlayedSource* source = nullptr;
};

TEST_F(AWatchedRun, IsExactWhereTheKernelAllowsIt) {
    ScheduleWatch watch(ScheduleMode::Auto, playedSource());
    ASSERT_TRUE(watch.runStarted(facts));
    EXPECT_EQ(facts.schedule, "exact");
    EXPECT_EQ(source->begins, 1);
    SchedSlice piece;
    piece.thread = {500, 500};
    piece.kind = PieceKind::OnCore;
    piece.core = CoreId(0);
    piece.span = {milliseconds(2), milliseconds(3)};
    source->pieces = {piece};
    watch.runGoesOn(facts, trace);
    watch.runEnded(facts, trace);
    EXPECT_EQ(source->ends, 1);
    EXPECT_EQ(facts.lostSwitches, 7U);
    EXPECT_EQ(facts.scheduleNote, "");
    EXPECT_EQ(trace.spanCount(), 2U) << "one for the worker, one for the core";
}

TEST_F(AWatchedRun, InWhichNothingHappensIsNoMoreOftenNewsThanItIsDrawn) {
    ScheduleWatch watch(ScheduleMode::Auto, playedSource());
    ASSERT_TRUE(watch.runStarted(facts));
    SchedSlice piece;
    piece.thread = {500, 500};
    piece.kind = PieceKind::OnCore;
    piece.core = CoreId(0);
    piece.span = {milliseconds(2), milliseconds(3)};
    const auto began = monotonicNow();
    int news = 0;
    for (int look = 0; look < 100; ++look) {
        piece.span.end += milliseconds(1);
        source->open = {piece};
        watch.runGoesOn(facts, trace);
        news += trace.isEmpty() ? 0 : 1;
        static_cast<void>(trace.take());
    }
    EXPECT_GE(news, 1);
    EXPECT_LE(news, 2 + (monotonicNow() - began) / kGrowEvery);
}

TEST_F(AWatchedRun, SaysWhenTheKernelsRecordsMadeNoSense) {
    ScheduleWatch watch(ScheduleMode::Auto, playedSource());
    ASSERT_TRUE(watch.runStarted(facts));
    source->malformed = 4096;
    watch.runEnded(facts, trace);
    EXPECT_THAT(facts.scheduleNote, HasSubstr("4096 bytes of the kernel's records could not be read"));
}

TEST_F(AWatchedRun, OfSeveralObserversEndsThoseThatBeganWhenOneCannot) {
    auto first = std::make_unique<ScheduleWatch>(ScheduleMode::Auto, playedSource());
    CompositeObserver observers;
    observers.add(std::move(first));
    observers.add(std::make_unique<ScheduleWatch>(ScheduleMode::Exact, refuse));
    EXPECT_FALSE(observers.runStarted(facts));
    EXPECT_EQ(source->begins, 1);
    EXPECT_EQ(source->ends, 1);
}

TEST_F(AWatchedRun, LooksOnlyAtWorkersThatLive) {
    ScheduleWatch watch(ScheduleMode::Auto, playedSource());
    ASSERT_TRUE(watch.runStarted(facts));
    facts.workers[0].ended = milliseconds(5);
    watch.runGoesOn(facts, trace);
    EXPECT_THAT(source->looked, testing::ElementsAre(ThreadKey{500, 501}));
}

TEST_F(AWatchedRun, IsSampledWhereTheKernelRefusesAndSaysWhy) {
    ScheduleWatch watch(ScheduleMode::Auto, refuse);
    ASSERT_TRUE(watch.runStarted(facts));
    EXPECT_EQ(facts.schedule, "sampled");
    watch.runEnded(facts, trace);
    EXPECT_THAT(facts.scheduleNote, HasSubstr("not exact: no switches: the kernel refuses; ask nicely"));
}

TEST_F(AWatchedRun, NamesHostsWhoseKernelsDoNotTellOfTheirWorkers) {
    facts.workers[0].place = {"h2", "", 1, "exact", true, {}, {}};
    facts.workers[1].place = {"h3", "", 1, "its kernel does not tell", true, {}, {}};
    ScheduleWatch watch(ScheduleMode::Auto, playedSource());
    ASSERT_TRUE(watch.runStarted(facts));
    watch.runEnded(facts, trace);
    EXPECT_EQ(facts.scheduleNote, "h3: only what its workers say (its kernel does not tell)");
}

TEST_F(AWatchedRun, FailsWhereTheKernelRefusesWhatTheUserInsistsOn) {
    ScheduleWatch watch(ScheduleMode::Exact, refuse);
    const auto started = watch.runStarted(facts);
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().text(), HasSubstr("the kernel refuses"));
    watch.runEnded(facts, trace);
}

TEST_F(AWatchedRun, IsSampledWhenTheUserWishesSo) {
    ScheduleWatch watch(ScheduleMode::Sampled, [this]() -> Result<std::unique_ptr<ScheduleSource>> {
        ADD_FAILURE() << "nobody asked for an exact one";
        return playedSource()();
    });
    ASSERT_TRUE(watch.runStarted(facts));
    EXPECT_EQ(facts.schedule, "sampled");
    EXPECT_TRUE(watch.pace()) << "it wants to look at a rate of its own";
}

TEST_F(AWatchedRun, MayFollowAnother) {
    ScheduleWatch watch(ScheduleMode::Auto, playedSource());
    ASSERT_TRUE(watch.runStarted(facts));
    watch.runEnded(facts, trace);
    ASSERT_TRUE(watch.runStarted(facts));
    EXPECT_EQ(source->begins, 2) << "with the same source";
}

TEST(AWishForASchedule, IsFoundByItsWord) {
    EXPECT_EQ(parseScheduleMode("auto").value(), ScheduleMode::Auto);
    EXPECT_EQ(parseScheduleMode("exact").value(), ScheduleMode::Exact);
    EXPECT_EQ(parseScheduleMode("sampled").value(), ScheduleMode::Sampled);
    EXPECT_THAT(parseScheduleMode("sample").error().text(), HasSubstr("did you mean 'sampled'?"));
}

} // namespace
} // namespace parascope
