// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/observe/LiveRecording.h"

#include <array>
#include <atomic>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

namespace parascope::test {
namespace {

using std::chrono::milliseconds;

TEST_F(LiveRecording, AgreesWithTheOwnClockOfEachThread) {
    const auto words = playUntilAgreed([&] {
        std::vector<std::future<OwnWord>> workers;
        for (int i = 1; i <= 4; ++i) {
            workers.push_back(std::async(std::launch::async, work, milliseconds(30) * i));
        }
        std::vector<OwnWord> said;
        for (auto& worker : workers) {
            said.push_back(wordOf(worker));
        }
        return said;
    });
    for (const auto& word : words) {
        ASSERT_NE(totalsOf(word.thread), nullptr);
        EXPECT_GE(totalsOf(word.thread)->voluntarySwitches, 4U) << "it slept four times";
        EXPECT_TRUE(totalsOf(word.thread)->end) << "its end was recorded";
    }
    EXPECT_EQ(m_recorder->lostCount(), 0U);
}

/// In a forked child: makes a child of its own; both work, and say so down the pipe. Does not return.
[[noreturn]] void workAsChildWithChild(int pipe) {
    ::prctl(PR_SET_NAME, "the child");
    const auto grandchild = ::fork();
    const auto word = work(milliseconds(grandchild == 0 ? 20 : 40));
    const bool isFine = ::write(pipe, &word, sizeof(word)) == sizeof(word);
    if (grandchild > 0) {
        ::waitpid(grandchild, nullptr, 0);
    }
    ::_exit(isFine ? 0 : 1);
}

TEST_F(LiveRecording, CoversChildrenAndTheirChildren) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const auto words = playUntilAgreed([&] {
        const auto child = ::fork();
        if (child == 0) {
            workAsChildWithChild(pipe[1]);
        }
        int status = -1;
        drainUntil([&] { return ::waitpid(child, &status, WNOHANG) != 0; });
        EXPECT_EQ(status, 0);
        std::vector<OwnWord> said(2);
        for (auto& word : said) {
            EXPECT_EQ(::read(pipe[0], &word, sizeof(word)), static_cast<ssize_t>(sizeof(word)));
        }
        return said;
    });
    for (const auto& word : words) {
        ASSERT_NE(totalsOf(word.thread), nullptr);
        EXPECT_EQ(totalsOf(word.thread)->name, "the child");
    }
    ::close(pipe[0]);
    ::close(pipe[1]);
}

TEST_F(LiveRecording, SeesTwoThreadsShareOneCore) {
    const auto words = playUntilAgreed([&] {
        std::atomic<int> ready = 0;
        const auto half = [&ready, core = firstAllowedCore()] {
            pinTo(core);
            ++ready;
            while (ready < 2) {
                std::this_thread::yield();
            }
            burn(milliseconds(100));
            return OwnWord{{::getpid(), ::gettid()}, threadCpuNow()};
        };
        auto ann = std::async(std::launch::async, half);
        auto bob = std::async(std::launch::async, half);
        return std::vector{wordOf(ann), wordOf(bob)};
    });
    const auto* const ann = totalsOf(words[0].thread);
    const auto* const bob = totalsOf(words[1].thread);
    ASSERT_TRUE(ann != nullptr && ann->end && bob != nullptr && bob->end);
    EXPECT_GT(ann->preemptedSwitches, 0U);
    EXPECT_GT(bob->preemptedSwitches, 0U);
    // While both were there. Other programs may have had a part of the core as well, so compare the two.
    const auto together = std::min(*ann->end, *bob->end);
    const double anns = toSeconds(onCoreUntil(ann->thread, together));
    const double bobs = toSeconds(onCoreUntil(bob->thread, together));
    EXPECT_NEAR(anns / (anns + bobs), 0.5, 0.15);
}

TEST_F(LiveRecording, LeavesOutWhatOthersStarted) {
    std::promise<void> go;
    auto started = go.get_future().share();
    auto before = std::async(std::launch::async, [started] {
        started.wait();
        auto grandchild = std::async(std::launch::async, work, milliseconds(5));
        work(milliseconds(5));
        grandchild.get();
        return ::gettid();
    });
    openRecorder();
    go.set_value();
    auto after = std::async(std::launch::async, work, milliseconds(5));
    const auto recorded = after.get();
    const auto notRecorded = before.get();
    finish();
    EXPECT_NE(totalsOf(recorded.thread), nullptr);
    EXPECT_EQ(totalsOf({::getpid(), notRecorded}), nullptr);
    std::size_t others = 0;
    for (const auto& totals : m_schedule->totals()) {
        others += totals.thread.tid != m_recorder->openerTid() ? 1 : 0;
    }
    EXPECT_EQ(others, 1U) << "one thread was started by the opener";
}

/// Two threads on one core that throw a ball to each other, so that the core changes hands at each throw.
class BallPlayers {
public:
    static constexpr int kRounds = 10'000;

    BallPlayers() { EXPECT_TRUE(::pipe(m_there.data()) == 0 && ::pipe(m_back.data()) == 0); }
    BallPlayers(const BallPlayers&) = delete;
    BallPlayers& operator=(const BallPlayers&) = delete;
    ~BallPlayers() {
        for (const int descriptor : {m_there[0], m_there[1], m_back[0], m_back[1]}) {
            ::close(descriptor);
        }
    }
    OwnWord throwFirst() {
        return play([this] { return pass(m_there[1]) && take(m_back[0]); });
    }
    OwnWord catchFirst() {
        return play([this] {
            const bool caught = take(m_there[0]);
            burn(std::chrono::microseconds(10)); // for about 100 000 throws a second
            return caught && pass(m_back[1]);
        });
    }

private:
    template <class Round>
    OwnWord play(Round round) {
        pinTo(m_core);
        int rounds = 0;
        while (rounds < kRounds && round()) {
            ++rounds;
        }
        EXPECT_EQ(rounds, kRounds);
        return {{::getpid(), ::gettid()}, threadCpuNow()};
    }
    static bool pass(int to) { return ::write(to, "o", 1) == 1; }
    static bool take(int from) {
        char ball = 0;
        return ::read(from, &ball, 1) == 1;
    }

    int m_core = firstAllowedCore();
    std::array<int, 2> m_there{};
    std::array<int, 2> m_back{};
};

TEST_F(LiveRecording, KeepsUpWithFastSwitchesAndLosesNone) {
    // More than once, because on a busy machine this thread may come too late to read.
    for (int attempt = 0; attempt < 4 && (attempt == 0 || m_recorder->lostCount() > 0); ++attempt) {
        openRecorder();
        BallPlayers players;
        const auto begin = monotonicNow();
        auto ann = std::async(std::launch::async, [&] { return players.throwFirst(); });
        auto bob = std::async(std::launch::async, [&] { return players.catchFirst(); });
        const auto first = wordOf(ann).thread;
        const auto second = wordOf(bob).thread;
        const auto seconds = toSeconds(monotonicNow() - begin);
        finish();
        std::uint64_t switches = 0;
        for (const auto thread : {first, second}) {
            const auto* const totals = totalsOf(thread);
            ASSERT_NE(totals, nullptr);
            switches += totals->voluntarySwitches + totals->preemptedSwitches;
        }
        RecordProperty("switches_a_second", static_cast<int>(static_cast<double>(switches) / seconds));
        EXPECT_GE(switches + m_recorder->lostCount(), BallPlayers::kRounds * 2U * 9 / 10);
    }
    EXPECT_EQ(m_recorder->lostCount(), 0U);
}

TEST_F(LiveRecording, CountsWhatItLosesWhenNobodyReads) {
    openRecorder({16UL * 1024, 16UL * 1024});
    const auto player = [core = firstAllowedCore()] {
        pinTo(core);
        for (int i = 0; i < 2000; ++i) {
            std::this_thread::sleep_for(std::chrono::microseconds(1));
        }
    };
    std::async(std::launch::async, player).get();
    drain();
    std::async(std::launch::async, player)
        .get(); // the kernel tells of the loss with the next record it has room for
    finish();
    EXPECT_GT(m_recorder->lostCount(), 0U);
    EXPECT_EQ(m_schedule->lostCount(), m_recorder->lostCount());
}

TEST_F(LiveRecording, SaysSoWhenNoFileCanBeOpened) {
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const auto usual = limit;
    limit.rlim_cur = 0;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    const auto recorder = SwitchRecorder::open();
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &usual), 0);
    ASSERT_FALSE(recorder);
    EXPECT_EQ(recorder.error().remedy, "ulimit -n 4096");
}

} // namespace
} // namespace parascope::test
