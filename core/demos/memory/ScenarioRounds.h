// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/demos/memory/Interleavings.h"
#include "core/demos/memory/RoundBarrier.h"
#include "core/demos/memory/StepWaits.h"

#include <functional>
#include <random>

namespace parascope {

/// How often all of them came together.
[[nodiscard]] std::uint64_t timesOf(const std::map<Outcome, std::uint64_t>& outcomes);

/// What came of a program whose threads really ran.
struct ScenarioResults {
    std::map<Outcome, std::uint64_t> outcomes; ///< how often each came
    std::optional<StepState> stuck;            ///< where all were the first time that nobody could go on

    [[nodiscard]] std::uint64_t times() const { return timesOf(outcomes); }
    bool operator==(const ScenarioResults&) const = default;
};

/// How a program is to run really.
struct RoundsWish {
    std::uint64_t times = 1000;
    Nanoseconds spread{}; ///< before each step a pause by lot, up to so long; 0: none
};

/// Leads real threads through a program again and again: they meet, go through their steps as fast as they
/// can, and what came of it is counted. Loads and stores are relaxed atomics: the races are those of the
/// program, and defined in C++. A round in which nobody can go on ends at once, and counts as stuck.
class ScenarioRounds {
public:
    ScenarioRounds(StepProgram program, RoundsWish wish);

    /// All rounds of one of the program's threads, on the calling thread; each is led by one. `betweenRounds`
    /// is called after each.
    void lead(int thread, const std::function<void()>& betweenRounds = {});
    /// All threads leave, wherever they are; from any thread. A round that was not over does not count.
    void callOff();
    [[nodiscard]] bool isCalledOff() const { return m_barrier.isCalledOff(); }
    [[nodiscard]] const StepProgram& program() const { return m_program; }
    [[nodiscard]] const RoundsWish& wish() const { return m_wish; }
    /// So far; from any thread.
    [[nodiscard]] ScenarioResults results() const;

private:
    class Walk;

    void prepareRound();

    const StepProgram m_program;
    const RoundsWish m_wish;
    std::vector<SharedNumber> m_variables;
    StepWaits m_waits;
    RoundBarrier m_barrier;
    std::uint64_t m_rounds = 0; ///< begun; only who comes last at the barrier changes it
    mutable std::mutex m_mutex;
    ScenarioResults m_results;
};

} // namespace parascope
