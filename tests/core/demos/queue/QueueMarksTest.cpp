// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueMarks.h"

#include "core/trace/EventParser.h"

#include <array>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = QueueEvent::Kind;

TraceEvent parsed(std::string line) {
    EventParser parser;
    TraceEvent event;
    const auto size = line.size();
    line.append(EventParser::kPadding, ' ');
    EXPECT_TRUE(parser.parse(std::string_view(line).substr(0, size), event)) << line;
    return event;
}

TEST(AMarkOfAQueue, IsReadAsItWasWritten) {
    QueueMarkReader reader;
    for (const auto kind : {Kind::Generating, Kind::Put, Kind::PutEndMark, Kind::Took, Kind::NoMore,
                            Kind::Worked, Kind::Waited}) {
        const QueueEvent event{kind, 7, 49'999, {Nanoseconds(123'456'789), Nanoseconds(123'999'999)}};
        std::string line;
        appendQueueMark(line, {11, 12}, event);
        const auto mark = parsed(line);
        EXPECT_EQ(mark.category, kQueueCategory);
        EXPECT_EQ(mark.pid, 11);
        EXPECT_EQ(mark.tid, 12);
        const auto read = reader.read(mark);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->kind, kind);
        EXPECT_EQ(read->depth, 7U);
        EXPECT_EQ(read->item, 49'999U);
        EXPECT_EQ(read->time, event.time);
    }
}

TEST(AMarkOfAQueue, ThatIsUnknownIsNothing) {
    QueueMarkReader reader;
    EXPECT_FALSE(reader.read(parsed(R"({"ph":"i","cat":"queue","name":"juggled","ts":1})")));
    const auto bare = reader.read(parsed(R"({"ph":"i","cat":"queue","name":"put","ts":1,"dur":-5})"));
    ASSERT_TRUE(bare) << "what is missing counts as 0";
    EXPECT_EQ(bare->time, (TimeSpan{microseconds(1), microseconds(1)}));
}

/// Writes into a pipe that the test reads.
class ALineTeller : public testing::Test {
protected:
    ~ALineTeller() override {
        close(ends[0]);
        close(ends[1]);
    }
    std::string written() {
        std::array<char, 65536> bytes{};
        const auto got = read(ends[0], bytes.data(), bytes.size());
        return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
    }
    void tellAt(Nanoseconds time) { teller.tell({Kind::Put, 1, 0, {time, time}}); }

    static std::array<int, 2> makePipe() {
        std::array<int, 2> made{};
        EXPECT_EQ(pipe2(made.data(), O_NONBLOCK | O_CLOEXEC), 0);
        return made;
    }

    std::array<int, 2> ends = makePipe();
    LineRecorder lines{ends[1]};
    QueuePace pace{Nanoseconds{}, milliseconds(1)};
    LineTeller teller{lines, pace, QueueSide::Producer};
};

TEST_F(ALineTeller, WritesAtOnceWhereThereIsTime) {
    LineTeller consumer(lines, pace, QueueSide::Consumer);
    consumer.tell({Kind::Took, 0, 0, {}});
    EXPECT_THAT(written(), HasSubstr("took"));
}

TEST_F(ALineTeller, WritesAtOnceWhilePaused) {
    tellAt(LineTeller::kOldest); // no longer ago than that
    written();
    pace.pause();
    tellAt(LineTeller::kOldest);
    EXPECT_THAT(written(), HasSubstr("put"));
}

TEST_F(ALineTeller, GathersWhatRushesBy) {
    tellAt(LineTeller::kOldest);
    tellAt(LineTeller::kOldest);
    EXPECT_THAT(written(), IsEmpty());
    tellAt(LineTeller::kOldest + Nanoseconds(1));
    const auto text = written();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
}

TEST_F(ALineTeller, WritesNoMoreThanStaysTogether) {
    for (int i = 0; i < 60; ++i) {
        tellAt({});
    }
    const auto text = written();
    EXPECT_LE(text.size(), LineTeller::kMostBytes);
    EXPECT_TRUE(text.ends_with('\n'));
    teller.flush();
    EXPECT_THAT(written(), HasSubstr("put"));
}

TEST_F(ALineTeller, WritesWhatIsLeftWhenNothingComes) {
    tellAt({});
    teller.flushWhenQuiet();
    EXPECT_THAT(written(), IsEmpty()) << "something was told since";
    teller.flushWhenQuiet();
    EXPECT_THAT(written(), HasSubstr("put"));
}

TEST_F(ALineTeller, IsFlushedBeforeAWait) {
    struct Full final : QueuePort {
        QueueOutcome put(QueueItem, const QueueWait&) override { return QueueOutcome::TimedOut; }
        QueueOutcome get(QueueItem&, const QueueWait&) override { return QueueOutcome::TimedOut; }
    } full;
    TellingPort port(full, teller);
    tellAt({});
    port.put({}, {{}, Nanoseconds{0}, nullptr});
    EXPECT_THAT(written(), IsEmpty());
    port.put({}, {});
    EXPECT_THAT(written(), HasSubstr("put"));
}

} // namespace
} // namespace parascope
