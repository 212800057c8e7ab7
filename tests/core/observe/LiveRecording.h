// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/Schedule.h"
#include "core/observe/SwitchRecorder.h"

#include <algorithm>
#include <future>
#include <gtest/gtest.h>
#include <memory>
#include <sched.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace parascope::test {

/// What a thread says about itself when it is done.
struct OwnWord {
    ThreadKey thread;
    Nanoseconds cpu{};
};

inline void burn(Nanoseconds cpu) {
    const auto until = threadCpuNow() + cpu;
    while (threadCpuNow() < until) {
    }
}

/// Some work with sleeps in between.
inline OwnWord work(Nanoseconds cpu) {
    for (int i = 0; i < 4; ++i) {
        burn(cpu / 4);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return {{::getpid(), ::gettid()}, threadCpuNow()};
}

inline int firstAllowedCore() {
    cpu_set_t set;
    CPU_ZERO(&set);
    ::sched_getaffinity(0, sizeof(set), &set);
    int core = 0;
    while (core < CPU_SETSIZE - 1 && !CPU_ISSET(core, &set)) {
        ++core;
    }
    return core;
}

inline void pinTo(int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    ::sched_setaffinity(0, sizeof(set), &set);
}

/// Records this machine, with the test's thread as the opener; skipped with a reason where perf is refused.
class LiveRecording : public testing::Test {
protected:
    void SetUp() override {
        if (const auto recorder = SwitchRecorder::open(); !recorder) {
            GTEST_SKIP() << recorder.error().text();
        }
    }
    void openRecorder(SwitchRecorderOptions options = {}) {
        m_recorder.reset();
        m_recorder = SwitchRecorder::open(options).value();
        m_schedule = std::make_unique<Schedule>(m_recorder->begin());
    }
    /// Drains as the engine does, until `isDone`.
    template <class Predicate>
    void drainUntil(Predicate isDone) {
        while (!isDone()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            drain();
        }
    }
    void drain() {
        m_events.clear();
        m_recorder->drain(m_events);
        m_schedule->feed(m_events);
    }
    void finish() {
        m_events.clear();
        m_recorder->drainAll(m_events);
        m_schedule->feed(m_events);
        m_schedule->finish(monotonicNow());
        m_pieces = m_schedule->takePieces();
    }
    const ThreadTotals* totalsOf(ThreadKey thread) const {
        const auto totals = m_schedule->totals();
        const auto found =
            std::find_if(totals.begin(), totals.end(), [&](const auto& t) { return t.thread == thread; });
        return found != totals.end() ? &*found : nullptr;
    }
    Nanoseconds onCoreUntil(ThreadKey thread, Nanoseconds end) const {
        Nanoseconds sum{};
        for (const auto& piece : m_pieces) {
            if (piece.thread == thread && piece.kind == PieceKind::OnCore) {
                sum += piece.span.intersected({Nanoseconds(0), end}).length();
            }
        }
        return sum;
    }
    /// Within 1 % or 1 ms of the thread's own CPU clock.
    bool agrees(const OwnWord& own) const {
        const auto* const totals = totalsOf(own.thread);
        const auto allowed = std::max(Nanoseconds(std::chrono::milliseconds(1)), own.cpu / 100);
        return totals != nullptr && std::chrono::abs(totals->onCore - own.cpu) <= allowed;
    }
    /// Plays the scenario, which gives the word of each worker, until the schedule agrees with all of them.
    /// More than once, because a host that takes the core away for some std::chrono::milliseconds shows in
    /// the schedule, but not in a thread's clock.
    template <class Scenario>
    std::vector<OwnWord> playUntilAgreed(Scenario scenario) {
        constexpr int kAttempts = 4;
        std::vector<OwnWord> words;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            openRecorder();
            words = scenario();
            finish();
            if (std::all_of(words.begin(), words.end(), [&](const auto& word) { return agrees(word); })) {
                return words;
            }
        }
        for (const auto& word : words) {
            const auto* const totals = totalsOf(word.thread);
            EXPECT_TRUE(agrees(word)) << "own clock " << word.cpu.count() << " ns, schedule "
                                      << (totals != nullptr ? totals->onCore.count() : -1) << " ns";
        }
        return words;
    }
    OwnWord wordOf(std::future<OwnWord>& worker) {
        drainUntil(
            [&] { return worker.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready; });
        return worker.get();
    }

    std::unique_ptr<SwitchRecorder> m_recorder;
    std::unique_ptr<Schedule> m_schedule;
    std::vector<SwitchEvent> m_events;
    std::vector<SchedSlice> m_pieces;
};

} // namespace parascope::test
