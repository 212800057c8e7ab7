// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/Schedule.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <tuple>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr bool kPushedOff = true;
constexpr bool kGaveUp = false;

/// Events in few words. All threads belong to process 1; the schedule begins at time 100.
class RecordedThreads : public testing::Test {
protected:
    static SwitchEvent event(SwitchKind kind, int time, int core, int tid) {
        SwitchEvent result;
        result.kind = kind;
        result.time = Nanoseconds(time);
        result.core = CoreId(core);
        result.thread = {1, tid};
        return result;
    }
    static SwitchEvent in(int time, int core, int tid) { return event(SwitchKind::In, time, core, tid); }
    static SwitchEvent out(int time, int core, int tid, bool preempted) {
        auto result = event(SwitchKind::Out, time, core, tid);
        result.preempted = preempted;
        return result;
    }
    static SwitchEvent fork(int time, int core, int tid) { return event(SwitchKind::Fork, time, core, tid); }
    static SwitchEvent exit(int time, int core, int tid) { return event(SwitchKind::Exit, time, core, tid); }
    static SwitchEvent lost(int time, int core, std::uint64_t count) {
        auto result = event(SwitchKind::Lost, time, core, -1);
        result.thread = {};
        result.lost = count;
        return result;
    }
    static SwitchEvent name(int time, int tid, std::string_view text) {
        auto result = event(SwitchKind::Name, time, 0, tid);
        std::copy(text.begin(), text.end(), result.name.begin());
        return result;
    }
    static SchedSlice piece(int tid, PieceKind kind, int core, int begin, int end, bool estimated = false) {
        return {{1, tid}, 0, kind, estimated, CoreId(core), {Nanoseconds(begin), Nanoseconds(end)}};
    }
    void feed(std::vector<SwitchEvent> events) { m_schedule.feed(events); }
    std::vector<SchedSlice> finishedAt(int time) {
        m_schedule.finish(Nanoseconds(time));
        return m_schedule.takePieces();
    }

    Schedule m_schedule{Nanoseconds(100)};
};

constexpr auto kOn = PieceKind::OnCore;
constexpr auto kWaiting = PieceKind::WaitingForCore;
constexpr auto kOff = PieceKind::OffCore;
constexpr auto kUnknown = PieceKind::Unknown;

TEST_F(RecordedThreads, AreKnownByTheirMaker) {
    auto made = fork(110, 0, 7);
    made.parent = {1, 5};
    feed({in(105, 0, 5), made, in(120, 1, 7), out(130, 1, 7, false)});
    for (const auto& piece : finishedAt(140)) {
        EXPECT_EQ(piece.maker, piece.thread.tid == 7 ? (ThreadKey{1, 5}) : ThreadKey());
    }
}

TEST_F(RecordedThreads, RunAndWaitInTurns) {
    feed({fork(110, 0, 7), in(120, 1, 7), out(150, 1, 7, kPushedOff), in(160, 1, 7), out(190, 1, 7, kGaveUp),
          in(250, 1, 7), exit(270, 1, 7)});
    EXPECT_THAT(m_schedule.takePieces(),
                ElementsAre(piece(7, kWaiting, -1, 110, 120), piece(7, kOn, 1, 120, 150),
                            piece(7, kWaiting, 1, 150, 160), piece(7, kOn, 1, 160, 190),
                            piece(7, kOff, 1, 190, 250), piece(7, kOn, 1, 250, 270)));
    EXPECT_THAT(finishedAt(1000), IsEmpty());
}

TEST_F(RecordedThreads, AreSummedUp) {
    feed({fork(110, 0, 7), name(111, 7, "ann"), in(120, 0, 7), out(150, 0, 7, kPushedOff), in(160, 1, 7),
          out(190, 1, 7, kGaveUp), in(250, 0, 7), exit(270, 0, 7)});
    ASSERT_THAT(m_schedule.totals(), SizeIs(1));
    ThreadTotals expected;
    expected.thread = {1, 7};
    expected.name = "ann";
    expected.onCore = Nanoseconds(80);
    expected.waitingForCore = Nanoseconds(20);
    expected.offCore = Nanoseconds(60);
    expected.preemptedSwitches = 1;
    expected.voluntarySwitches = 1;
    expected.migrations = 2;
    expected.begin = Nanoseconds(110);
    expected.end = Nanoseconds(270);
    EXPECT_EQ(m_schedule.totals()[0], expected);
}

TEST_F(RecordedThreads, RanBeforeWhenTheFirstThingHeardIsThatTheyLeft) {
    feed({out(150, 0, 7, kGaveUp)});
    EXPECT_THAT(finishedAt(200), ElementsAre(piece(7, kOn, 0, 100, 150, true), piece(7, kOff, 0, 150, 200)));
    EXPECT_EQ(m_schedule.totals()[0].begin, Nanoseconds(100));
}

TEST_F(RecordedThreads, CannotHaveRunWhileAnotherWasOnThatCore) {
    feed({fork(105, 0, 8), in(110, 0, 8), out(130, 0, 8, kGaveUp), out(150, 0, 7, kGaveUp)});
    EXPECT_THAT(m_schedule.takePieces(), testing::Contains(piece(7, kOn, 0, 130, 150, true)));
}

TEST_F(RecordedThreads, AreClosedByTheEndOfTheRun) {
    feed({in(110, 0, 7), in(120, 1, 8), out(130, 1, 8, kPushedOff)});
    EXPECT_THAT(finishedAt(200), ElementsAre(piece(8, kOn, 1, 120, 130), testing::_, testing::_));
    EXPECT_EQ(m_schedule.totals()[0].onCore, Nanoseconds(90));
    EXPECT_EQ(m_schedule.totals()[1].waitingForCore, Nanoseconds(70));
    EXPECT_EQ(m_schedule.totals()[0].end, std::nullopt) << "it had not ended";
}

TEST_F(RecordedThreads, CanBeDrawnWhileTheyGoOn) {
    feed({in(110, 0, 7)});
    EXPECT_THAT(m_schedule.openPieces(Nanoseconds(150)), ElementsAre(piece(7, kOn, 0, 110, 150)));
    EXPECT_THAT(m_schedule.openPieces(Nanoseconds(105)), IsEmpty());
    EXPECT_THAT(finishedAt(200), ElementsAre(piece(7, kOn, 0, 110, 200)));
}

TEST_F(RecordedThreads, MayLiveFor50Microseconds) {
    for (int i = 0; i < 1000; ++i) {
        const int start = 1000 + i * 60'000;
        feed({fork(start, 0, 7 + i), in(start + 5'000, 1, 7 + i), exit(start + 55'000, 1, 7 + i)});
    }
    EXPECT_THAT(m_schedule.takePieces(), SizeIs(2000));
    for (const auto& totals : m_schedule.totals()) {
        EXPECT_EQ(totals.onCore, Nanoseconds(50'000));
    }
}

TEST_F(RecordedThreads, AreToldApartWhenTheirNumberIsUsedAgain) {
    feed({fork(110, 0, 7), name(111, 7, "old"), in(120, 0, 7), exit(130, 0, 7), fork(200, 0, 7),
          in(210, 0, 7), exit(220, 0, 7)});
    ASSERT_THAT(m_schedule.totals(), SizeIs(2));
    EXPECT_EQ(m_schedule.totals()[0].onCore, Nanoseconds(10));
    EXPECT_EQ(m_schedule.totals()[1].onCore, Nanoseconds(10));
    EXPECT_EQ(m_schedule.totals()[1].incarnation, 1U);
    EXPECT_EQ(m_schedule.totals()[1].name, "");
    EXPECT_EQ(m_schedule.takePieces().back().incarnation, 1U);
}

TEST_F(RecordedThreads, HaveEndedWhenTheirNumberIsUsedAgain) {
    feed({in(110, 0, 7), fork(200, 1, 7)});
    EXPECT_THAT(m_schedule.takePieces(), ElementsAre(piece(7, kOn, 0, 110, 200, true)));
    ASSERT_THAT(m_schedule.totals(), SizeIs(2));
    EXPECT_EQ(m_schedule.totals()[0].end, Nanoseconds(200));
}

TEST_F(RecordedThreads, DoNotComeBackToLifeByLeavingTheirCoreForGood) {
    feed({in(110, 0, 7), exit(130, 0, 7), out(131, 0, 7, kGaveUp)});
    EXPECT_THAT(m_schedule.totals(), SizeIs(1));
    EXPECT_THAT(finishedAt(200), ElementsAre(piece(7, kOn, 0, 110, 130)));
}

TEST_F(RecordedThreads, InheritTheNameOfTheirMakerUntilTheyGetTheirOwn) {
    auto child = fork(120, 0, 8);
    child.parent = {1, 7};
    feed({name(110, 7, "parascope"), child});
    EXPECT_EQ(m_schedule.totals()[1].name, "parascope");
    feed({name(130, 8, "worker")});
    EXPECT_EQ(m_schedule.totals()[1].name, "worker");
}

TEST_F(RecordedThreads, AreNotKnownWhereRecordsWereLost) {
    feed({in(110, 0, 7), out(120, 0, 7, kPushedOff), in(130, 0, 7), lost(150, 0, 99),
          out(180, 0, 7, kGaveUp)});
    EXPECT_THAT(finishedAt(200), ElementsAre(piece(7, kOn, 0, 110, 120), piece(7, kWaiting, 0, 120, 130),
                                             piece(7, kUnknown, 0, 130, 150, true),
                                             piece(7, kOn, 0, 150, 180, true), piece(7, kOff, 0, 180, 200)));
    EXPECT_EQ(m_schedule.lostCount(), 99U);
}

TEST_F(RecordedThreads, MayHaveRunUnseenWhereRecordsWereLost) {
    feed({in(110, 0, 7), out(120, 0, 7, kGaveUp), lost(150, 1, 3), in(160, 0, 7)});
    EXPECT_THAT(finishedAt(170), ElementsAre(piece(7, kOn, 0, 110, 120), piece(7, kOff, 0, 120, 160, true),
                                             piece(7, kOn, 0, 160, 170)));
}

TEST_F(RecordedThreads, HaveLeftACoreThatAnotherOneGets) {
    feed({in(110, 0, 7), in(150, 0, 8)});
    EXPECT_THAT(finishedAt(200), testing::UnorderedElementsAre(piece(7, kOn, 0, 110, 150, true),
                                                               piece(7, kUnknown, 0, 150, 200, true),
                                                               piece(8, kOn, 0, 150, 200)));
}

TEST_F(RecordedThreads, HaveLeftACoreWhenTheyGetAnother) {
    feed({in(110, 0, 7), in(150, 1, 7), in(160, 0, 8)});
    EXPECT_THAT(finishedAt(200),
                testing::UnorderedElementsAre(piece(7, kOn, 0, 110, 150, true), piece(7, kOn, 1, 150, 200),
                                              piece(8, kOn, 0, 160, 200)));
    EXPECT_EQ(m_schedule.totals()[0].migrations, 1U);
}

TEST_F(RecordedThreads, AreSortedWithinABatch) {
    feed({out(150, 0, 7, kGaveUp), in(120, 0, 7), in(170, 1, 7)});
    EXPECT_THAT(finishedAt(200), ElementsAre(piece(7, kOn, 0, 120, 150), piece(7, kOff, 0, 150, 170),
                                             piece(7, kOn, 1, 170, 200)));
    EXPECT_EQ(m_schedule.lateCount(), 0U);
}

TEST_F(RecordedThreads, DropAndCountWhatComesTooLate) {
    feed({in(150, 0, 7)});
    feed({out(120, 0, 7, kGaveUp)});
    EXPECT_EQ(m_schedule.lateCount(), 1U);
    EXPECT_THAT(finishedAt(200), ElementsAre(piece(7, kOn, 0, 150, 200)));
}

/// Pieces of one thread never overlap and never run backwards, nor do the running pieces of one core.
void expectSound(std::vector<SchedSlice> pieces) {
    std::map<std::pair<std::int32_t, std::uint32_t>, std::vector<TimeSpan>> byThread;
    for (const auto& piece : pieces) {
        EXPECT_FALSE(piece.span.isEmpty());
        byThread[{piece.thread.tid, piece.incarnation}].push_back(piece.span);
    }
    for (auto& [thread, spans] : byThread) {
        std::sort(spans.begin(), spans.end());
        for (std::size_t i = 1; i < spans.size(); ++i) {
            EXPECT_LE(spans[i - 1].end, spans[i].begin) << "thread " << thread.first;
        }
    }
}

TEST_F(RecordedThreads, NeverOverlapWhateverIsFed) {
    std::uint32_t random = 1;
    const auto next = [&](std::uint32_t below) {
        random = random * 1664525U + 1013904223U;
        return static_cast<int>((random >> 8U) % below);
    };
    for (int round = 0; round < 200; ++round) {
        Schedule schedule(Nanoseconds(100));
        std::vector<SchedSlice> pieces;
        int time = 100;
        for (int batch = 0; batch < 5; ++batch) {
            std::vector<SwitchEvent> events;
            for (int i = 0; i < 40; ++i) {
                time += next(4);
                auto made = event(static_cast<SwitchKind>(next(6)), std::max(0, time - next(3)), next(3),
                                  1 + next(5));
                made.preempted = next(2) == 0;
                events.push_back(made);
            }
            schedule.feed(events);
            const auto some = schedule.takePieces();
            pieces.insert(pieces.end(), some.begin(), some.end());
        }
        schedule.finish(Nanoseconds(time));
        const auto rest = schedule.takePieces();
        pieces.insert(pieces.end(), rest.begin(), rest.end());
        expectSound(pieces);
    }
}

} // namespace
} // namespace parascope
