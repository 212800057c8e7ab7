// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ProcessReading.h"

#include <chrono>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;

constexpr auto kStat =
    "4711 (a (very) odd name) S 17 4711 1 0 -1 4194560 100 0 3 0 50 20 7 3 20 0 1 0 12345 1 1";
constexpr auto kIo = "rchar: 1000\nwchar: 200\nsyscr: 3\nsyscw: 2\nread_bytes: 4096\nwrite_bytes: 8192\n"
                     "cancelled_write_bytes: 0\n";

TEST(AProcess, TellsWhatItAndThoseItWaitedForHaveUsed) {
    const auto reading = parseProcess(kStat, kIo);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->parent, 17);
    EXPECT_EQ(reading->name, "a (very) odd name");
    EXPECT_EQ(reading->use, (ProcessUse{milliseconds(570), milliseconds(230), 1000, 200, 4096, 8192}));
    EXPECT_FALSE(reading->hidesBytes);
}

TEST(AProcess, ThatHasEndedMeanwhileHidesNothing) {
    const auto reading = parseProcess(kStat, "");
    ASSERT_TRUE(reading);
    EXPECT_FALSE(reading->hidesBytes);
    EXPECT_EQ(reading->use.readBytes, 0U);
    EXPECT_EQ(reading->use.user, milliseconds(570));
}

TEST(AProcess, ThatHasNoMemoryHasEnded) {
    constexpr auto kZombie = "4711 (name) Z 17 4711 1 0 -1 4227084 100 0 3 0 50 20 7 3 20 0 1 0 12345 0 0";
    ASSERT_TRUE(parseProcess(kZombie, ""));
    EXPECT_TRUE(parseProcess(kZombie, "")->hasEnded);
    EXPECT_FALSE(parseProcess(kStat, "")->hasEnded);
}

/// As somebody who is not root: nothing is kept from root.
bool seemsAnothersWhenItHasEnded() {
    if (geteuid() == 0) {
        EXPECT_EQ(setresuid(65534, 65534, 65534), 0);
        prctl(PR_SET_DUMPABLE, 1);
    }
    const auto child = fork();
    if (child == 0) {
        _exit(0);
    }
    siginfo_t ended{};
    waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT); // its starter has not asked for it
    const auto reading = readProcess(child);
    return !reading || !reading->hasEnded || reading->hidesBytes;
}

TEST(AProcess, OfOnesOwnIsNobodyElsesWhenItHasEnded) {
    const auto somebody = fork();
    if (somebody == 0) {
        _exit(seemsAnothersWhenItHasEnded() ? 1 : 0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(somebody, &status, 0), somebody);
    EXPECT_EQ(status, 0);
}

TEST(AProcess, ThatIsCutOffIsNone) {
    EXPECT_FALSE(parseProcess("", ""));
    EXPECT_FALSE(parseProcess("4711 (name) S 17 4711", kIo));
    EXPECT_FALSE(readProcess(-5));
    EXPECT_TRUE(readProcess(getpid()));
}

TEST(AUse, CountsFromAMomentAndNeverBackwards) {
    const ProcessUse before{milliseconds(10), milliseconds(30), 5, 5, 5, 5};
    const ProcessUse now{milliseconds(15), milliseconds(20), 7, 5, 6, 4};
    EXPECT_EQ(now.since(before), (ProcessUse{milliseconds(5), Nanoseconds(0), 2, 0, 1, 0}));
}

} // namespace
} // namespace parascope
