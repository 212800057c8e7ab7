// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/WorkerLines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Notes what it is told.
class NotingSink final : public WorkerListener {
public:
    void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) override {
        notes.push_back("announced " + std::to_string(worker.value) + " " + std::to_string(pid) + " " +
                        std::to_string(tid) + " " + std::to_string(time.count()));
    }
    void workerSpan(WorkerId /*worker*/, const WorkerSpan& span) override {
        notes.push_back("span " + std::string(span.name) + " " + std::to_string(span.time.begin.count()) +
                        " " + std::to_string(span.time.end.count()) + " " +
                        std::string(stateKey(span.state)) + " " + std::to_string(span.core));
    }
    void workerOutput(WorkerId /*worker*/, std::string_view /*text*/) override {
        notes.emplace_back("output");
    }
    void workerEnded(WorkerId /*worker*/, const WorkerResult& /*ending*/) override {
        notes.emplace_back("ended");
    }

    std::vector<std::string> notes;
};

class TheLinesOfAWorker : public testing::Test {
protected:
    [[nodiscard]] const std::optional<WorkerResult>& ending() const { return lines.ending(WorkerId(3)); }

    NotingSink sink;
    WorkerLines lines{{WorkerId(3)}, sink};
};

const std::string kReady = R"({"ph":"i","pid":5,"tid":6,"name":"ready","cat":"parascope","s":"t","ts":1.000})"
                           "\n";
const std::string kSpan =
    R"({"ph":"X","pid":5,"tid":6,"name":"work","cat":"running","ts":2.000,"dur":1.000,"args":{"core":1}})"
    "\n";
const std::string kDone =
    R"({"ph":"i","pid":5,"tid":6,"name":"done","cat":"parascope","s":"t","ts":4.000,"args":)"
    R"({"results":["one","two"],"stopped":false,"cpu_ns":11,"ready_ns":12,"voluntary":13,"preempted":14,"peak_rss_bytes":15}})"
    "\n";
const auto kNotes =
    ElementsAre("announced 3 5 6 1000", "span work 2000 3000 running 1", "span work 2000 3000 running 1");

TEST_F(TheLinesOfAWorker, TellItsAnnouncementSpansAndEnd) {
    EXPECT_TRUE(lines.feed(kReady + kSpan + kSpan + kDone));
    lines.finish();
    EXPECT_THAT(sink.notes, kNotes);
    EXPECT_EQ(lines.fault(), "");
    ASSERT_TRUE(ending());
    EXPECT_EQ(ending()->exit, WorkerExit::Ok);
    EXPECT_THAT(ending()->results, ElementsAre("one", "two"));
    EXPECT_EQ(ending()->time, Nanoseconds(4000));
    EXPECT_EQ(ending()->usage, (Usage{Nanoseconds(11), Nanoseconds(12), 13, 14, 15}));
}

TEST_F(TheLinesOfAWorker, AreUnderstoodWhereverTheyAreSplit) {
    const auto all = kReady + kSpan + "\n  \r\n" + kSpan + kDone;
    for (std::size_t split = 0; split <= all.size(); ++split) {
        NotingSink noting;
        WorkerLines splitLines({WorkerId(3)}, noting);
        EXPECT_TRUE(splitLines.feed(std::string_view(all).substr(0, split)));
        EXPECT_TRUE(splitLines.feed(std::string_view(all).substr(split)));
        splitLines.finish();
        EXPECT_THAT(noting.notes, kNotes) << split;
        EXPECT_TRUE(splitLines.ending(WorkerId(3))) << split;
        EXPECT_EQ(splitLines.fault(), "") << split;
    }
}

TEST_F(TheLinesOfAWorker, AreUnderstoodByteByByte) {
    for (const char byte : kReady + kSpan + kSpan + kDone) {
        ASSERT_TRUE(lines.feed({&byte, 1}));
    }
    EXPECT_THAT(sink.notes, kNotes);
    EXPECT_TRUE(ending());
}

TEST_F(TheLinesOfAWorker, AnnounceAProgramThatNeverSaysReadyByItsFirstEvent) {
    EXPECT_TRUE(lines.feed(kSpan));
    EXPECT_THAT(sink.notes, ElementsAre("announced 3 5 6 2000", "span work 2000 3000 running 1"));
}

TEST_F(TheLinesOfAWorker, AnnounceItOnce) {
    EXPECT_TRUE(lines.feed(kReady + kReady));
    EXPECT_EQ(sink.notes.size(), 1U);
}

TEST_F(TheLinesOfAWorker, MayHoldEventsOfOtherKinds) {
    EXPECT_TRUE(lines.feed("{\"ph\":\"C\",\"name\":\"depth\"}\n{\"ph\":\"M\",\"name\":\"thread_name\","
                           "\"args\":{\"name\":\"x\"}}\n"
                           "{\"ph\":\"i\",\"name\":\"done\",\"cat\":\"theirs\"}\n{\"ph\":\"i\",\"name\":"
                           "\"later\",\"cat\":\"parascope\"}\n"));
    EXPECT_THAT(sink.notes, IsEmpty());
    EXPECT_FALSE(ending());
}

TEST_F(TheLinesOfAWorker, TellThatItWasStopped) {
    EXPECT_TRUE(
        lines.feed(R"({"ph":"i","name":"done","cat":"parascope","ts":1,"args":{"results":[],"stopped":true}})"
                   "\n"));
    ASSERT_TRUE(ending());
    EXPECT_EQ(ending()->exit, WorkerExit::Stopped);
}

TEST_F(TheLinesOfAWorker, TellWhyItFailed) {
    EXPECT_TRUE(lines.feed(
        R"({"ph":"i","name":"failed","cat":"parascope","ts":1,"args":{"what":"no sum","why":"no numbers","remedy":"give some"}})"
        "\n"));
    ASSERT_TRUE(ending());
    EXPECT_EQ(ending()->exit, WorkerExit::Failed);
    EXPECT_EQ(ending()->message, "failed: no sum: no numbers; give some");
}

TEST_F(TheLinesOfAWorker, MayEndWithMarksThatSayNothing) {
    EXPECT_TRUE(lines.feed("{\"ph\":\"i\",\"name\":\"done\",\"cat\":\"parascope\"}\n"));
    ASSERT_TRUE(ending());
    EXPECT_EQ(ending()->exit, WorkerExit::Ok);
    EXPECT_TRUE(lines.feed(
        R"({"ph":"i","name":"done","cat":"parascope","args":{"results":5,"cpu_ns":"x","stopped":1}})"
        "\n"));
    EXPECT_THAT(ending()->results, IsEmpty());
}

TEST_F(TheLinesOfAWorker, ThatAreRubbishAreItsFault) {
    EXPECT_FALSE(lines.feed(kReady + "Segmentation\tfault \x01\n" + kSpan));
    EXPECT_EQ(lines.fault(), "wrote what is no trace event: 'Segmentation?fault ?'");
    EXPECT_THAT(sink.notes, ElementsAre("announced 3 5 6 1000")) << "nothing behind the rubbish is believed";
    EXPECT_FALSE(lines.feed(kSpan));
    EXPECT_EQ(sink.notes.size(), 1U);
}

TEST_F(TheLinesOfAWorker, ThatAreHalfALineAtTheEndAreItsFault) {
    EXPECT_TRUE(lines.feed(kReady + kSpan.substr(0, 20)));
    lines.finish();
    EXPECT_EQ(lines.fault(), "ended in the middle of a line: '" + kSpan.substr(0, 20) + "'");
}

TEST_F(TheLinesOfAWorker, MayBeAsLongAsAMebibyteButNoLonger) {
    const auto longLine = [](std::size_t size) {
        return R"({"ph":"M","name":"thread_name","args":{"name":")" + std::string(size - 52, 'a') + "\"}}";
    };
    EXPECT_TRUE(lines.feed(longLine(WorkerLines::kLongestLine)));
    EXPECT_TRUE(lines.feed("\n"));
    EXPECT_FALSE(lines.feed(std::string(WorkerLines::kLongestLine + 1, 'a')));
    EXPECT_THAT(lines.fault(), HasSubstr("wrote a line of more than 1 MiB"));
    EXPECT_LT(lines.fault().size(), 200U);
}

TEST_F(TheLinesOfAWorker, WithoutEndAreGivenUpHoweverTheyCome) {
    const std::string piece(64UL * 1024, 'a');
    int pieces = 0;
    while (lines.feed(piece) && pieces < 100) {
        ++pieces;
    }
    EXPECT_LE(pieces, 17);
}

TEST_F(TheLinesOfAWorker, OfHostileNumbersAreSurvived) {
    lines.feed("{\"ph\":\"X\",\"ts\":2800000000000000,\"dur\":2800000000000000}\n"
               "{\"ph\":\"X\",\"ts\":-2800000000000000,\"dur\":-2800000000000000}\n"
               "{\"ph\":\"X\",\"pid\":-1,\"tid\":-9223372036854775808,\"ts\":0,\"dur\":1e14}\n");
    EXPECT_EQ(lines.fault(), "");
}

/// A program that hosts workers 4 and 5.
class TheLinesOfAHost : public testing::Test {
protected:
    static std::string mark(int tid, const std::string& name, const std::string& args) {
        return R"({"ph":"i","pid":5,"tid":)" + std::to_string(tid) + R"(,"name":")" + name +
               R"(","cat":"parascope","ts":1.000,"args":)" + args + "}\n";
    }
    static std::string span(int tid) {
        return R"({"ph":"X","pid":5,"tid":)" + std::to_string(tid) +
               R"(,"name":"work","cat":"running","ts":2.000,"dur":1.000})"
               "\n";
    }

    NotingSink sink;
    WorkerLines lines{{WorkerId(4), WorkerId(5)}, sink};
};

TEST_F(TheLinesOfAHost, TellItsWorkersApartByTheirThreads) {
    EXPECT_TRUE(lines.feed(mark(7, "ready", R"({"worker":1})") + mark(6, "ready", R"({"worker":0})")));
    EXPECT_TRUE(lines.feed(span(6) + mark(7, "done", R"({"results":["b"]})") +
                           mark(6, "done", R"({"results":["a"]})")));
    EXPECT_THAT(sink.notes, ElementsAre("announced 5 5 7 1000", "announced 4 5 6 1000",
                                        "span work 2000 3000 running -1"));
    EXPECT_THAT(lines.ending(WorkerId(4))->results, ElementsAre("a"));
    EXPECT_THAT(lines.ending(WorkerId(5))->results, ElementsAre("b"));
    EXPECT_FALSE(lines.ending(WorkerId(6))) << "it is not hosted here";
}

TEST_F(TheLinesOfAHost, OfItsOtherThreadsAreSkipped) {
    EXPECT_TRUE(lines.feed(span(9) + mark(9, "ready", "{}") + mark(9, "ready", R"({"worker":2})") +
                           mark(9, "done", R"({"worker":-1})")));
    EXPECT_THAT(sink.notes, IsEmpty());
    EXPECT_EQ(lines.fault(), "");
}

TEST_F(TheLinesOfAHost, MayTellOfAWorkerThatFailedBeforeItWasReady) {
    EXPECT_TRUE(lines.feed(mark(6, "ready", R"({"worker":0})") +
                           mark(99, "failed", R"({"worker":1,"what":"no start","why":"no import"})")));
    EXPECT_THAT(sink.notes, ElementsAre("announced 4 5 6 1000")) << "it was never there";
    EXPECT_EQ(lines.ending(WorkerId(5))->message, "failed: no start: no import");
    EXPECT_FALSE(lines.ending(WorkerId(4)));
}

TEST_F(TheLinesOfAHost, KeepTheFirstThingThatIsSaidOfAWorkersEnd) {
    EXPECT_TRUE(lines.feed(mark(6, "ready", R"({"worker":0})") + mark(6, "done", R"({"results":["a"]})") +
                           mark(6, "failed", R"({"worker":0,"what":"its process ended"})")));
    EXPECT_EQ(lines.ending(WorkerId(4))->exit, WorkerExit::Ok);
}

} // namespace
} // namespace parascope
