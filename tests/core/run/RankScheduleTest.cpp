// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankSchedule.h"

#include "core/trace/EventParser.h"

#include <gtest/gtest.h>
#include <mutex>
#include <unistd.h>

namespace parascope {
namespace {

/// What a line says, as the launcher reads it.
TraceEvent eventOf(std::string line) {
    TraceEvent event;
    EventParser parser;
    line.append(EventParser::kPadding, ' ');
    EXPECT_TRUE(parser.parse(std::string_view(line).substr(0, line.find('\n')), event)) << line;
    return event;
}

TEST(APieceOfAScheduleElsewhere, IsReadAsItWasTold) {
    for (const auto kind :
         {PieceKind::OnCore, PieceKind::WaitingForCore, PieceKind::OffCore, PieceKind::Unknown}) {
        SchedSlice piece;
        piece.thread = {12, 12};
        piece.kind = kind;
        piece.core = CoreId(kind == PieceKind::Unknown ? -1 : 3);
        piece.span = {Nanoseconds(1'000'000'000'007), Nanoseconds(1'000'000'123'456)};
        EXPECT_EQ(readSchedule(eventOf(scheduleLine(piece))), piece);
    }
}

TEST(APieceOfAScheduleElsewhere, IsNotReadOutOfOtherMarks) {
    EXPECT_FALSE(readSchedule(eventOf(scheduleStateLine("exact"))));
    EXPECT_FALSE(
        readSchedule(eventOf(R"({"ph":"i","cat":"queue","name":"piece","pid":1,"tid":1,"ts":1.000,"args":{}})"
                             "\n")));
    EXPECT_FALSE(readSchedule(eventOf(
        R"({"ph":"i","cat":"schedule","name":"piece","pid":1,"tid":1,"ts":1.000,"args":{"kind":"odd"}})"
        "\n")));
    EXPECT_EQ(readScheduleState(eventOf(scheduleStateLine("it is forbidden; allow it"))),
              "it is forbidden; allow it");
}

TEST(ATimeNamespace, SaysByHowMuchItsClockIsAhead) {
    EXPECT_EQ(shiftOfTimeNamespace("monotonic           0         0\nboottime            0         0\n"),
              Nanoseconds(0));
    EXPECT_EQ(shiftOfTimeNamespace("monotonic        1000        25\nboottime            0         0\n"),
              std::chrono::seconds(1000) + Nanoseconds(25));
    EXPECT_EQ(shiftOfTimeNamespace("boottime 5 5\nmonotonic -3 0\n"), -std::chrono::seconds(3));
    EXPECT_EQ(shiftOfTimeNamespace(""), Nanoseconds(0));
    EXPECT_EQ(shiftOfTimeNamespace("monotonic x"), Nanoseconds(0));
}

TEST(TheScheduleOfARank, SaysWhetherThereIsOneAndTellsOfItsMainThread) {
    std::mutex mutex;
    std::string told;
    const auto begin = monotonicNow();
    RankSchedule schedule([&](std::string_view lines) {
        const std::lock_guard lock(mutex);
        told += lines;
    });
    const auto cpu = threadCpuNow();
    while (threadCpuNow() - cpu < std::chrono::milliseconds(30)) {
    }
    schedule.finish();
    const auto end = monotonicNow();
    std::optional<std::string> state;
    Nanoseconds onCore{};
    for (std::size_t from = 0; from < told.size(); from = told.find('\n', from) + 1) {
        const auto event = eventOf(told.substr(from));
        state = state ? state : readScheduleState(event);
        if (const auto piece = readSchedule(event)) {
            EXPECT_EQ(piece->thread.tid, getpid());
            EXPECT_GE(piece->span.end, begin);
            EXPECT_LE(piece->span.end, end);
            onCore += piece->kind == PieceKind::OnCore ? piece->span.length() : Nanoseconds{};
        }
    }
    ASSERT_TRUE(state) << "it says so in any case";
    if (*state != "exact") {
        GTEST_SKIP() << *state;
    }
    EXPECT_GE(onCore, std::chrono::milliseconds(29));
}

} // namespace
} // namespace parascope
