// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/demos/memory/ScenarioRounds.h"

#include <memory>
#include <thread>

namespace parascope {

/// Runs a program on threads of its own, beside the one that looks at what comes of it.
class ScenarioThreads {
public:
    /// Begins at once. The Error: there are no threads to be had.
    static Result<std::unique_ptr<ScenarioThreads>> start(StepProgram program, RoundsWish wish);
    ScenarioThreads(const ScenarioThreads&) = delete;
    ScenarioThreads& operator=(const ScenarioThreads&) = delete;
    /// Stops them.
    ~ScenarioThreads();

    void stop() { m_rounds.callOff(); }
    [[nodiscard]] bool hasEnded() const { return m_working.load(std::memory_order_acquire) == 0; }
    [[nodiscard]] const RoundsWish& wish() const { return m_rounds.wish(); }
    /// So far.
    [[nodiscard]] ScenarioResults results() const { return m_rounds.results(); }

private:
    ScenarioThreads(StepProgram program, RoundsWish wish)
        : m_rounds(std::move(program), wish) {}

    ScenarioRounds m_rounds;
    std::atomic<int> m_working = 0;
    std::vector<std::jthread> m_threads;
};

} // namespace parascope
