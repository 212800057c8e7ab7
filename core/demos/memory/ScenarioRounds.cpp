// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/ScenarioRounds.h"

#include "core/base/Affinity.h"

#include <sys/prctl.h>
#include <thread>
#include <unistd.h>

namespace parascope {

namespace {

using RandomNumbers = std::minstd_rand;

/// Whether a step is one of memory alone: nobody waits in it, and nobody is woken.
bool isOfMemory(Step::Kind kind) {
    using enum Step::Kind;
    return kind == Load || kind == Add || kind == Store || kind == AtomicAdd || kind == Check || kind == Act;
}

/// Such a step, by the machine's own instructions.
void carryOut(const Step& step, std::vector<SharedNumber>& variables, int& own) {
    using enum Step::Kind;
    auto& variable = variables[static_cast<std::size_t>(step.what)].value;
    switch (step.kind) {
    case Load:
        own = variable.load(std::memory_order_relaxed);
        break;
    case Add:
        own += step.amount;
        break;
    case Store:
        variable.store(own, std::memory_order_relaxed);
        break;
    case Check:
        own = variable.load(std::memory_order_relaxed) > 0 ? 1 : 0;
        break;
    case Act:
        variable.fetch_add(own != 0 ? step.amount : 0, std::memory_order_relaxed);
        break;
    default: // AtomicAdd
        variable.fetch_add(step.amount, std::memory_order_relaxed);
        break;
    }
}

} // namespace

std::uint64_t timesOf(const std::map<Outcome, std::uint64_t>& outcomes) {
    std::uint64_t sum = 0;
    for (const auto& [outcome, count] : outcomes) {
        sum += count;
    }
    return sum;
}

/// One thread's way through the program.
class ScenarioRounds::Walk {
public:
    Walk(ScenarioRounds& rounds, int thread)
        : m_rounds(rounds)
        , m_thread(thread)
        , m_steps(rounds.m_program.threads[static_cast<std::size_t>(thread)])
        , m_lots(std::random_device()()) {}

    void go() {
        int own = 0;
        int next = 0;
        while (next < static_cast<int>(m_steps.size())) {
            pause();
            const auto& step = m_steps[static_cast<std::size_t>(next)];
            if (isOfMemory(step.kind)) {
                carryOut(step, m_rounds.m_variables, own);
                ++next;
                continue;
            }
            const auto then = m_rounds.m_waits.carryOut(m_thread, next, own);
            if (!then) {
                return;
            }
            next = *then;
        }
        m_rounds.m_waits.ended(m_thread, own);
    }

private:
    /// A real sleep: the others come between even where all have but one core.
    void pause() {
        const auto longest = m_rounds.m_wish.spread.count();
        if (longest > 0 && !m_rounds.isCalledOff()) {
            std::this_thread::sleep_for(
                Nanoseconds(std::uniform_int_distribution<std::int64_t>(0, longest)(m_lots)));
        }
    }

    ScenarioRounds& m_rounds;
    int m_thread;
    const std::vector<Step>& m_steps;
    RandomNumbers m_lots;
};

ScenarioRounds::ScenarioRounds(StepProgram program, RoundsWish wish)
    : m_program(std::move(program))
    , m_wish(wish)
    , m_variables(m_program.variables.size())
    , m_waits(m_program, m_variables)
    , m_barrier(static_cast<int>(m_program.threads.size())) {}

/// While all others wait at the barrier: counts what came of the round before and lays out the next.
void ScenarioRounds::prepareRound() {
    if (m_rounds > 0) {
        Outcome outcome;
        for (const auto& variable : m_variables) {
            outcome.variables.push_back(variable.value.load(std::memory_order_relaxed));
        }
        outcome.isStuck = m_waits.stuck().has_value();
        const std::lock_guard lock(m_mutex);
        ++m_results.outcomes[outcome];
        if (!m_results.stuck) {
            m_results.stuck = m_waits.stuck();
        }
    }
    ++m_rounds;
    for (std::size_t i = 0; i < m_variables.size(); ++i) {
        m_variables[i].value.store(m_program.initial[i], std::memory_order_relaxed);
    }
    m_waits.reset();
}

void ScenarioRounds::lead(int thread, const std::function<void()>& betweenRounds) {
    prctl(PR_SET_TIMERSLACK,
          1UL); // of this thread: it is not to sleep 50 microseconds longer than it asks for
    const bool isCrowded = allowedCoresOf(gettid()).size() < m_program.threads.size();
    Walk walk(*this, thread);
    while (m_barrier.meet(!isCrowded, [this] { prepareRound(); }) && m_rounds <= m_wish.times) {
        walk.go();
        if (betweenRounds) {
            betweenRounds();
        }
    }
}

void ScenarioRounds::callOff() {
    m_barrier.callOff();
    m_waits.callOff();
}

ScenarioResults ScenarioRounds::results() const {
    const std::lock_guard lock(m_mutex);
    return m_results;
}

} // namespace parascope
