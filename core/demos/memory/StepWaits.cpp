// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/StepWaits.h"

#include <algorithm>

namespace parascope {

StepWaits::StepWaits(const StepProgram& program, std::span<SharedNumber> variables)
    : m_program(program)
    , m_variables(variables) {
    reset();
}

void StepWaits::reset() {
    const std::lock_guard lock(m_mutex);
    m_state = firstState(m_program);
    m_idle.assign(m_program.threads.size(), false);
    m_stuck.reset();
}

void StepWaits::readVariables() {
    for (std::size_t i = 0; i < m_variables.size(); ++i) {
        m_state.variables[i] = m_variables[i].value.load(std::memory_order_relaxed);
    }
}

void StepWaits::arrive(int thread, int step, int own) {
    m_state.next[static_cast<std::size_t>(thread)] = step;
    m_state.registers[static_cast<std::size_t>(thread)] = own;
    readVariables();
}

void StepWaits::checkForStuck() {
    if (std::all_of(m_idle.begin(), m_idle.end(), [](bool isIdle) { return isIdle; }) &&
        isStuck(m_program, m_state)) {
        m_stuck = m_state;
        m_changed.notify_all();
    }
}

std::optional<int> StepWaits::carryOut(int thread, int step, int own) {
    const auto self = static_cast<std::size_t>(thread);
    std::unique_lock lock(m_mutex);
    arrive(thread, step, own);
    while (!m_isCalledOff && !m_stuck && !canStep(m_program, m_state, thread)) {
        m_idle[self] = true;
        checkForStuck();
        if (!m_stuck) {
            m_changed.wait(lock);
        }
        m_idle[self] = false;
        readVariables();
    }
    if (m_isCalledOff || m_stuck) {
        return std::nullopt;
    }
    m_state = stepped(m_program, std::move(m_state), thread);
    const auto kind = m_program.threads[self][static_cast<std::size_t>(step)].kind;
    if (kind == Step::Kind::Down || kind == Step::Kind::Up) {
        const auto which =
            static_cast<std::size_t>(m_program.threads[self][static_cast<std::size_t>(step)].what);
        m_variables[which].value.store(m_state.variables[which], std::memory_order_relaxed);
    }
    if (kind != Step::Kind::Lock && kind != Step::Kind::Relock && kind != Step::Kind::Down) {
        m_changed.notify_all();
    }
    return m_state.next[self];
}

void StepWaits::ended(int thread, int own) {
    const auto self = static_cast<std::size_t>(thread);
    const std::lock_guard lock(m_mutex);
    arrive(thread, static_cast<int>(m_program.threads[self].size()), own);
    m_idle[self] = true;
    checkForStuck();
}

void StepWaits::callOff() {
    {
        const std::lock_guard lock(m_mutex);
        m_isCalledOff = true;
    }
    m_changed.notify_all();
}

} // namespace parascope
