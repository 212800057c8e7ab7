// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/StepHistory.h"

#include <algorithm>

namespace parascope {

namespace {

std::string threadName(int thread) {
    return "thread " + std::to_string(thread + 1);
}

} // namespace

StepHistory::StepHistory(StepProgram program)
    : m_program(std::move(program))
    , m_states{firstState(m_program)} {}

std::vector<int> StepHistory::way() const {
    return {m_way.begin(), m_way.begin() + static_cast<std::ptrdiff_t>(m_position)};
}

void StepHistory::step(int thread) {
    if (!canStep(m_program, now(), thread)) {
        return;
    }
    m_way.resize(m_position);
    m_states.resize(m_position + 1);
    m_states.push_back(stepped(m_program, m_states.back(), thread));
    m_way.push_back(thread);
    ++m_position;
}

void StepHistory::undo() {
    m_position -= canUndo() ? 1 : 0;
}

void StepHistory::redo() {
    m_position += canRedo() ? 1 : 0;
}

void StepHistory::prepare(const std::vector<int>& way) {
    reset();
    m_way.clear();
    for (const int thread : way) {
        if (!canStep(m_program, now(), thread)) {
            break;
        }
        step(thread);
    }
    reset();
}

std::string waitInWords(const StepProgram& program, const StepState& state, int thread) {
    if (hasEnded(program, state, thread) || canStep(program, state, thread)) {
        return {};
    }
    if (std::find(state.sleepers.begin(), state.sleepers.end(), thread) != state.sleepers.end()) {
        return "sleeps until somebody wakes it";
    }
    const auto& step =
        program.threads[static_cast<std::size_t>(thread)]
                       [static_cast<std::size_t>(state.next[static_cast<std::size_t>(thread)])];
    if (step.kind == Step::Kind::Down) {
        return "waits until the semaphore is more than 0";
    }
    const auto lock = static_cast<std::size_t>(step.what);
    return "waits for lock " + program.locks[lock] + ", which " + threadName(state.owners[lock]) + " has";
}

std::string valuesInWords(const StepProgram& program, const std::vector<int>& values) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += (i == 0 ? "" : ", ") + program.variables[i] + " = " + std::to_string(values[i]);
    }
    return text;
}

std::string circleInWords(const StepProgram& program, const StepState& state) {
    std::string text;
    for (const int thread : lockCycle(program, state)) {
        text += (text.empty() ? "" : "; ") + threadName(thread) + " " + waitInWords(program, state, thread);
    }
    return text;
}

std::string endInWords(const Scenario& scenario, const StepState& state) {
    const auto& program = scenario.program;
    if (isStuck(program, state)) {
        const auto circle = circleInWords(program, state);
        return circle.empty() ? "Nobody can go on, and not all have ended: they wait for ever."
                              : "Deadlock: " + circle + ".";
    }
    if (!haveAllEnded(program, state)) {
        return {};
    }
    const auto values = valuesInWords(program, state.variables);
    return scenario.isRight({state.variables, false}) ? "All have ended: " + values + ". That is right."
                                                      : "All have ended: " + values + ". It should be " +
                                                            valuesInWords(program, scenario.right) + ".";
}

std::string waysInWords(const Scenario& scenario, const Interleavings& all) {
    const auto count = verdictsOf(scenario, all.outcomes);
    std::string text = "The steps can follow each other in " + toDecimal(count.all) +
                       (count.all == 1 ? " way: " : " ways: ") + toDecimal(count.right) +
                       (count.right == 1 ? " is right" : " are right");
    const auto wrong = count.wrong();
    text += wrong > 0 ? ", " + toDecimal(wrong) + (wrong == 1 ? " is wrong" : " are wrong") : "";
    text += count.stuck > 0
                ? ", " + toDecimal(count.stuck) + (count.stuck == 1 ? " never ends" : " never end")
                : "";
    return text + ".";
}

} // namespace parascope
