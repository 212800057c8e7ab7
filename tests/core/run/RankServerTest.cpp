// SPDX-License-Identifier: GPL-3.0-or-later
// The launcher's end of the connections, with ranks that the test plays, good ones and bad ones.
#include "core/run/RankServer.h"

#include "core/run/RankLink.h"

#include <cerrno>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <thread>

namespace parascope {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto kHome = "127.0.0.1";

/// Notes what it is told of ranks.
class RankNotes final : public WorkerListener {
public:
    void workerPlaced(WorkerId worker, const WorkerPlace& place) override { places[worker.value] = place; }
    void workerAnnounced(WorkerId worker, std::int64_t /*pid*/, std::int64_t /*tid*/,
                         Nanoseconds time) override {
        announced[worker.value] = time;
    }
    void workerSpan(WorkerId /*worker*/, const WorkerSpan& span) override {
        spans.push_back({std::string(span.name), span.time});
    }
    void workerOutput(WorkerId /*worker*/, std::string_view /*text*/) override {}
    void workerEnded(WorkerId /*worker*/, const WorkerResult& /*ending*/) override {}

    struct Heard {
        std::string name;
        TimeSpan time;
    };
    std::map<int, WorkerPlace> places;
    std::map<int, Nanoseconds> announced;
    std::vector<Heard> spans;
};

/// A rank by hand: a connection on which the test says what it likes.
class RankByHand {
public:
    explicit RankByHand(std::uint16_t port)
        : m_socket(*TcpSocket::connectTo(kHome, port, std::chrono::seconds(5))) {}

    void say(std::string_view line) const { EXPECT_TRUE(m_socket.writeLine(line)); }
    void sayHalf(std::string_view bytes) const {
        EXPECT_EQ(::send(m_socket.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
                  static_cast<ssize_t>(bytes.size()));
    }
    /// The next line that comes down; empty at the end.
    std::string hear() {
        int why = 0;
        auto end = m_heard.find('\n');
        while (end == std::string::npos) {
            if (m_socket.readInto(m_heard, 256, why) != TcpSocket::Read::Some) {
                return {};
            }
            end = m_heard.find('\n');
        }
        const auto line = m_heard.substr(0, end);
        m_heard.erase(0, end + 1);
        return line;
    }
    /// Answers about its clock, which is so far ahead, until something else comes; what that is.
    std::string answerPings(Nanoseconds ahead) {
        for (auto line = hear();; line = hear()) {
            const auto pong = pongFor(line, monotonicNow() + ahead);
            if (pong.empty()) {
                return line;
            }
            say(pong);
        }
    }
    void leave() { m_socket.close(); }

private:
    TcpSocket m_socket;
    std::string m_heard;
};

class AServerOfTwoRanks : public testing::Test {
protected:
    RankNotes notes;
    std::unique_ptr<RankServer> server = *RankServer::open(kHome, 2, notes);

    [[nodiscard]] RankHello hello(int rank) const { return RankHello::ours(server->token(), rank); }
    [[nodiscard]] RankByHand knock() const { return RankByHand(server->port()); }
    template <class IsSo>
    void serveUntil(const IsSo& isSo) {
        while (!isSo()) { // ctest's time limit is the limit
            server->serve();
            server->poll();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    void serveUntilCome(int rank) {
        serveUntil([&] { return server->voice(rank) != nullptr; });
    }
    /// What a guest is told that does not belong here.
    std::string refusalOf(RankByHand& guest) {
        std::vector<std::string> refusals;
        serveUntil([&] {
            refusals = server->takeRefusals();
            return !refusals.empty();
        });
        const auto heard = guest.hear();
        EXPECT_EQ(heard, "refused " + refusals.front());
        EXPECT_EQ(guest.hear(), "") << "the connection is to end";
        return refusals.front();
    }
};

const std::string kRankReady = R"({"ph":"i","pid":5,"tid":6,"name":"ready","cat":"parascope","s":"t","ts":)";
const std::string kRankDone =
    R"({"ph":"i","pid":5,"tid":6,"name":"done","cat":"parascope","s":"t","ts":4.000,"args":{"results":["one"]}})";

std::string readyAt(Nanoseconds time) {
    return kRankReady + std::to_string(time.count() / 1000) + "." + "000}";
}

TEST_F(AServerOfTwoRanks, LetsInWhoKnowsTheTokenAndSaysWhereItIs) {
    auto rank = knock();
    rank.say(hello(1).line());
    serveUntilCome(1);
    EXPECT_EQ(server->voice(0), nullptr);
    EXPECT_EQ(notes.places.at(1).host, hello(1).host);
    EXPECT_FALSE(notes.places.at(1).isElsewhere);
    EXPECT_FALSE(notes.places.at(1).clockAhead) << "it has our clock";
}

TEST_F(AServerOfTwoRanks, SendsAwayWhoDoesNotKnowTheToken) {
    auto guest = knock();
    auto wrong = hello(0);
    wrong.token.back() = wrong.token.back() == '0' ? '1' : '0';
    guest.say(wrong.line());
    EXPECT_EQ(refusalOf(guest), "its token is wrong");
    EXPECT_EQ(server->voice(0), nullptr);
}

TEST_F(AServerOfTwoRanks, SendsAwayASecondClaimOfARank) {
    auto first = knock();
    first.say(hello(0).line());
    serveUntilCome(0);
    auto second = knock();
    second.say(hello(0).line());
    EXPECT_EQ(refusalOf(second), "rank 0 is here already");
    EXPECT_TRUE(server->voice(0)->isOpen()) << "the first one stays";
}

TEST_F(AServerOfTwoRanks, SendsAwayARankThatThereIsNot) {
    auto guest = knock();
    guest.say(hello(2).line());
    EXPECT_EQ(refusalOf(guest), "there is no rank 2 in this run");
}

TEST_F(AServerOfTwoRanks, SendsAwayWhoSpeaksAnotherLanguage) {
    auto guest = knock();
    guest.say("GET / HTTP/1.1");
    EXPECT_EQ(refusalOf(guest), "its first line is not that of a rank");
    auto flood = knock();
    flood.sayHalf(std::string(RankDoor::kLongestHello + 1, 'x'));
    EXPECT_EQ(refusalOf(flood), "its first line is too long");
}

TEST_F(AServerOfTwoRanks, DoesNotWaitForHalfAHello) {
    auto guest = knock();
    guest.sayHalf("rank ");
    EXPECT_EQ(refusalOf(guest), "it did not say in time who it is");
}

TEST_F(AServerOfTwoRanks, LetsRanksInWhileManyKnockAndSayNothing) {
    std::vector<RankByHand> silent;
    for (std::size_t i = 0; i < RankDoor::kMostWaiting + 5; ++i) {
        silent.push_back(knock());
        server->serve();
    }
    auto rank = knock();
    rank.say(hello(0).line());
    serveUntilCome(0);
    EXPECT_THAT(server->takeRefusals(), Contains("too many have come who do not say who they are"));
}

TEST_F(AServerOfTwoRanks, PassesOnEventsInWhateverPiecesTheyCome) {
    auto rank = knock();
    const std::string span =
        R"({"ph":"X","pid":5,"tid":6,"name":"work","cat":"running","ts":2.000,"dur":1.000})"
        "\n";
    const auto all = hello(0).line() + "\n" + readyAt(Nanoseconds(1000)) + "\n" + span + span;
    for (const char byte : all) {
        rank.sayHalf({&byte, 1});
        server->serve();
    }
    serveUntil([&] { return notes.spans.size() == 2; });
    EXPECT_EQ(notes.announced.at(0), Nanoseconds(1000));
    EXPECT_EQ(notes.spans[1].name, "work");
    EXPECT_EQ(notes.spans[1].time, (TimeSpan{Nanoseconds(2000), Nanoseconds(3000)}));
    EXPECT_EQ(server->voice(0)->fault(), "");
}

TEST_F(AServerOfTwoRanks, EndsAConnectionWithRubbishInWords) {
    auto rank = knock();
    rank.say(hello(0).line());
    rank.say("hello, world");
    serveUntil([&] { return server->voice(0) != nullptr && !server->voice(0)->isOpen(); });
    EXPECT_THAT(server->voice(0)->fault(), HasSubstr("wrote what is no trace event: 'hello, world'"));
}

TEST_F(AServerOfTwoRanks, NoticesHalfALineOfARankThatLeft) {
    auto rank = knock();
    rank.say(hello(0).line());
    rank.sayHalf(R"({"ph":"X")");
    rank.leave();
    serveUntil([&] { return server->voice(0) != nullptr && !server->voice(0)->isOpen(); });
    EXPECT_THAT(server->voice(0)->fault(), HasSubstr("ended in the middle of a line"));
    EXPECT_FALSE(server->voice(0)->ending());
}

TEST_F(AServerOfTwoRanks, TellsARankThatIsDoneThatItMayEnd) {
    auto rank = knock();
    rank.say(hello(0).line());
    rank.say(readyAt(Nanoseconds(1000)));
    rank.say(kRankDone);
    serveUntil([&] { return server->voice(0) != nullptr && server->voice(0)->ending().has_value(); });
    EXPECT_EQ(rank.hear(), "bye");
    EXPECT_THAT(server->voice(0)->ending()->results, ElementsAre("one"));
    EXPECT_EQ(server->voice(0)->ending()->exit, WorkerExit::Ok);
}

TEST_F(AServerOfTwoRanks, PutsTimesOfAnotherClockOnOurAxis) {
    constexpr auto kAhead = std::chrono::seconds(1000);
    auto far = hello(0);
    far.clock = "another";
    far.host = "h2";
    auto rank = knock();
    Nanoseconds readyHere{};
    std::string last;
    std::jthread speaks([&] {
        rank.say(far.line());
        rank.sayHalf("\n"); // an empty line is no harm
        const auto first = rank.hear();
        rank.say(pongFor(first, monotonicNow() + kAhead));
        readyHere = monotonicNow();
        rank.say(readyAt(readyHere + kAhead)); // while the clocks are still compared
        last = rank.answerPings(kAhead);
    });
    serveUntil([&] { return notes.announced.contains(0); });
    server->release(monotonicNow());
    speaks.join();
    const auto& place = notes.places.at(0);
    ASSERT_TRUE(place.clockAhead && place.clockBound);
    EXPECT_LE(std::chrono::abs(*place.clockAhead - kAhead), *place.clockBound);
    EXPECT_LE(std::chrono::abs(notes.announced.at(0) - readyHere),
              *place.clockBound + std::chrono::microseconds(1));
    const auto go = readGo(last);
    ASSERT_TRUE(go) << last;
    EXPECT_GT(*go, kAhead) << "the moment is named by the rank's own clock";
}

TEST_F(AServerOfTwoRanks, LeadsRealRanksFromReleaseToFarewell) {
    std::atomic<int> worked = 0;
    std::vector<std::jthread> ranks;
    for (int i = 0; i < 2; ++i) {
        ranks.emplace_back([this, i, &worked] {
            const auto link = RankLink::open({kHome, server->port(), server->token(), i, 2}, [] {});
            ASSERT_TRUE(link) << link.error().text();
            auto& lines = (*link)->lines();
            lines.mark("ready", monotonicNow());
            ASSERT_TRUE((*link)->passGate());
            lines.record({monotonicNow(), monotonicNow(), "work", State::Running, 0});
            lines.mark("done", monotonicNow(), R"({"results":["42"]})");
            ++worked;
            (*link)->waitForFarewell();
        });
    }
    serveUntil([&] { return notes.announced.size() == 2; });
    EXPECT_EQ(worked, 0);
    const auto begin = monotonicNow() + std::chrono::milliseconds(5);
    server->release(begin);
    serveUntil(
        [&] { return server->voice(0)->ending().has_value() && server->voice(1)->ending().has_value(); });
    ranks.clear();
    server->drain();
    ASSERT_EQ(notes.spans.size(), 2U);
    for (const auto& span : notes.spans) {
        EXPECT_GE(span.time.begin, begin) << "nobody begins before the moment that was named";
    }
}

TEST_F(AServerOfTwoRanks, StopsOneThatWaitsForItsRelease) {
    std::jthread rank([this] {
        const auto link = RankLink::open({kHome, server->port(), server->token(), 0, 2}, [] {});
        ASSERT_TRUE(link);
        (*link)->lines().mark("ready", monotonicNow());
        EXPECT_FALSE((*link)->passGate());
        (*link)->lines().mark("done", monotonicNow(), R"({"stopped":true})");
        (*link)->waitForFarewell();
    });
    serveUntil([&] { return notes.announced.contains(0); });
    EXPECT_TRUE(server->stop(0));
    EXPECT_FALSE(server->stop(1)) << "it has not come";
    serveUntil([&] { return server->voice(0)->ending().has_value(); });
    EXPECT_EQ(server->voice(0)->ending()->exit, WorkerExit::Stopped);
}

TEST_F(AServerOfTwoRanks, LeavesNoRankBehindWhenItIsGone) {
    std::atomic<bool> ended = false;
    std::jthread rank([this, &ended] {
        const auto link =
            RankLink::open({kHome, server->port(), server->token(), 0, 2}, [&ended] { ended = true; });
        ASSERT_TRUE(link);
        (*link)->lines().mark("ready", monotonicNow());
        EXPECT_FALSE((*link)->passGate()) << "the launcher is gone: nobody wants the work";
        while (!ended) { // stuck in a call that nobody answers
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    serveUntil([&] { return notes.announced.contains(0); });
    server.reset();
    rank.join();
    EXPECT_TRUE(ended);
}

} // namespace
} // namespace parascope
