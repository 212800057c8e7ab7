// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/Interleavings.h"

#include <functional>

namespace parascope {

namespace {

using Outcomes = std::map<Outcome, Uint128>;

int threadsOf(const StepProgram& program) {
    return static_cast<int>(program.threads.size());
}

/// Adds; false where the sum does not fit.
bool addTo(Uint128& sum, Uint128 number) {
    sum += number;
    return sum >= number;
}

/// Goes through all moments of a program, the deepest first, without recursion: programs may be long.
class Explorer {
public:
    Explorer(const StepProgram& program, std::size_t mostStates)
        : m_program(program)
        , m_mostStates(mostStates) {}

    Result<Interleavings> explore() {
        m_stack.push_back({firstState(m_program), 0});
        while (!m_stack.empty()) {
            if (m_known.size() + m_stack.size() > m_mostStates) {
                return failure("the ways through this program cannot be counted",
                               "there are more than " + formatCount(m_mostStates) + " moments to look at",
                               "give fewer threads or fewer steps");
            }
            if (!advance()) {
                return failure("the ways through this program cannot be counted",
                               "there are more than fit into 128 bits", "give fewer threads or fewer steps");
            }
        }
        Interleavings all;
        all.states = m_known.size();
        all.outcomes = m_known.at(firstState(m_program));
        for (const auto& [outcome, count] : all.outcomes) {
            all.all += count;
        }
        return all;
    }

private:
    struct Visit {
        StepState state;
        int next = 0; ///< the thread to try next
    };

    /// One thread further at the topmost moment; false where a count does not fit.
    bool advance() {
        auto& visit = m_stack.back();
        for (; visit.next < threadsOf(m_program); ++visit.next) {
            if (canStep(m_program, visit.state, visit.next)) {
                auto after = stepped(m_program, visit.state, visit.next);
                if (!m_known.contains(after)) {
                    m_stack.push_back({std::move(after), 0}); // and to this one again when it is known
                    return true;
                }
            }
        }
        return finish();
    }

    bool finish() {
        const auto state = std::move(m_stack.back().state);
        m_stack.pop_back();
        Outcomes sum;
        Uint128 all = 0;
        for (int thread = 0; thread < threadsOf(m_program); ++thread) {
            if (!canStep(m_program, state, thread)) {
                continue;
            }
            for (const auto& [outcome, count] : m_known.at(stepped(m_program, state, thread))) {
                sum[outcome] += count;
                if (!addTo(all, count)) {
                    return false;
                }
            }
        }
        if (sum.empty()) {
            sum[{state.variables, !haveAllEnded(m_program, state)}] = 1;
        }
        m_known.emplace(state, std::move(sum));
        return true;
    }

    const StepProgram& m_program;
    std::size_t m_mostStates;
    std::vector<Visit> m_stack;
    std::map<StepState, Outcomes> m_known; ///< what the ways from a moment on come to
};

} // namespace

Result<Interleavings> countInterleavings(const StepProgram& program, std::size_t mostStates) {
    return Explorer(program, mostStates).explore();
}

std::vector<Interleaving> listInterleavings(const StepProgram& program, std::size_t most) {
    std::vector<Interleaving> all;
    std::vector<StepState> states{firstState(program)};
    std::vector<int> way;
    int thread = 0;
    while (all.size() < most) {
        while (thread < threadsOf(program) && !canStep(program, states.back(), thread)) {
            ++thread;
        }
        if (thread < threadsOf(program)) {
            states.push_back(stepped(program, states.back(), thread));
            way.push_back(thread);
            thread = 0;
            if (haveAllEnded(program, states.back()) || isStuck(program, states.back())) {
                all.push_back({way, {states.back().variables, isStuck(program, states.back())}});
            }
            continue;
        }
        if (way.empty()) {
            break;
        }
        thread = way.back() + 1; // the next one at the moment before
        way.pop_back();
        states.pop_back();
    }
    return all;
}

} // namespace parascope
