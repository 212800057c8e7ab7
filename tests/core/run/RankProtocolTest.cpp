// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankProtocol.h"

#include "core/run/RankLink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(ARank, ThatIsNotInvitedSaysWhatIsMissing) {
    const auto invitation = RankInvitation::fromEnvironment();
    ASSERT_FALSE(invitation);
    EXPECT_THAT(invitation.error().text(),
                AllOf(HasSubstr("PARASCOPE_TRACE_TCP"), HasSubstr("--backend mpi")));
}

TEST(ARank, ThatFindsNobodySaysSo) {
    std::uint16_t port = 0;
    {
        const auto listening = TcpSocket::listenAt("127.0.0.1");
        ASSERT_TRUE(listening);
        port = listening->port();
    }
    const auto link = RankLink::open({"127.0.0.1", port, "token", 0, 1}, [] {});
    ASSERT_FALSE(link);
    EXPECT_THAT(link.error().text(), HasSubstr("cannot connect to 127.0.0.1"));
}

TEST(TheHelloOfARank, IsReadAsItWasWritten) {
    const auto hello = RankHello::ours("abc", 7);
    EXPECT_EQ(RankHello::read(hello.line()), hello);
    EXPECT_TRUE(hello.sharesClockWith(RankHello::ours("other", 1)));
    EXPECT_GT(hello.cores, 0);
}

TEST(TheHelloOfARank, IsNotReadOutOfOtherLines) {
    ASSERT_TRUE(RankHello::read("rank a 1 h b c p 2"));
    for (const auto* line : {"", "rank", "rank a b h b c p 2", "rank a 1 h b c p", "rank a 1 h b c p 2 more",
                             "rank a 1 h b c p x", "knar a 1 h b c p 2"}) {
        EXPECT_FALSE(RankHello::read(line)) << line;
    }
}

TEST(ATokenForRanks, IsNeverTheSame) {
    const auto one = newToken();
    ASSERT_TRUE(one);
    EXPECT_EQ(one->size(), 32U);
    EXPECT_FALSE(sameToken(*one, *newToken()));
    EXPECT_TRUE(sameToken(*one, *one));
    EXPECT_FALSE(sameToken(*one, one->substr(1)));
    EXPECT_FALSE(sameToken("", *one));
}

TEST(ARelease, NamesTheMomentOrIsForNow) {
    EXPECT_EQ(readGo(goLine(Nanoseconds(12'345))), Nanoseconds(12'345));
    EXPECT_EQ(readGo("go"), Nanoseconds(0));
    for (const auto* line : {"", "gone", "go x", "go 1 2", "ping 3"}) {
        EXPECT_FALSE(readGo(line)) << line;
    }
}

TEST(AQuestionAboutTheClock, IsAnsweredWithItsNumber) {
    const auto pong = readPong(pongFor(pingLine(7), Nanoseconds(42)));
    ASSERT_TRUE(pong);
    EXPECT_EQ(pong->number, 7U);
    EXPECT_EQ(pong->there, Nanoseconds(42));
    for (const auto* line : {"", "ping", "ping x", "ping 1 2", "go 1"}) {
        EXPECT_EQ(pongFor(line, Nanoseconds(1)), "") << line;
    }
    EXPECT_FALSE(readPong("pong 7"));
}

} // namespace
} // namespace parascope
