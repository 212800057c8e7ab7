// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/StepProgram.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <span>

namespace parascope {

/// What threads share, each on a cache line of its own.
struct alignas(64) SharedNumber {
    std::atomic<int> value = 0;
};

/// The locks, semaphores and sleeps of a program whose threads really run. Threads that wait do so in the
/// kernel; as all who do are entered here under one mutex, it is known exactly, and at once, when nobody can
/// go on: no thread runs that could still give something back.
class StepWaits {
public:
    /// Both outlive it.
    StepWaits(const StepProgram& program, std::span<SharedNumber> variables);

    /// For the next round: all threads are to begin.
    void reset();
    /// A thread's step that waits, wakes or gives back; `own` is its register. Where it goes on; nothing when
    /// nobody can, or all was called off.
    std::optional<int> carryOut(int thread, int step, int own);
    /// The thread has done its last step.
    void ended(int thread, int own);
    /// Whoever waits gives up.
    void callOff();
    /// Where all were when nobody could go on; nothing while they can. Only between rounds.
    [[nodiscard]] const std::optional<StepState>& stuck() const { return m_stuck; }

private:
    void readVariables();
    void arrive(int thread, int step, int own);
    void checkForStuck();

    const StepProgram& m_program;
    std::span<SharedNumber> m_variables;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    StepState m_state;        ///< of a thread that runs: as it was when it was here last
    std::vector<bool> m_idle; ///< which threads wait or have ended
    std::optional<StepState> m_stuck;
    bool m_isCalledOff = false;
};

} // namespace parascope
