// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/StepProgram.h"

#include <algorithm>

namespace parascope {

namespace {

using Does = Step::Kind;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

const Step* nextOf(const StepProgram& program, const StepState& state, int thread) {
    const auto& steps = program.threads[at(thread)];
    const auto next = at(state.next[at(thread)]);
    return next < steps.size() ? &steps[next] : nullptr;
}

bool sleeps(const StepState& state, int thread) {
    return std::find(state.sleepers.begin(), state.sleepers.end(), thread) != state.sleepers.end();
}

/// The lock that a thread waits for now; -1 when it waits for none.
int wantedLock(const StepProgram& program, const StepState& state, int thread) {
    const auto* const step = nextOf(program, state, thread);
    const bool wants = step != nullptr && (step->kind == Does::Lock || step->kind == Does::Relock) &&
                       !sleeps(state, thread) && state.owners[at(step->what)] >= 0;
    return wants ? step->what : -1;
}

/// Sleeps where the variable is 0; else nothing was to be waited for, and the step behind is passed over.
void waitIfZero(const Step& step, StepState& state, int thread) {
    if (state.variables[at(step.what)] == 0) {
        state.owners[at(step.lock)] = -1;
        state.sleepers.push_back(thread);
    } else {
        ++state.next[at(thread)];
    }
}

} // namespace

StepState firstState(const StepProgram& program) {
    StepState state;
    state.next.assign(program.threads.size(), 0);
    state.registers.assign(program.threads.size(), 0);
    state.variables = program.initial;
    state.owners.assign(program.locks.size(), -1);
    return state;
}

bool hasEnded(const StepProgram& program, const StepState& state, int thread) {
    return nextOf(program, state, thread) == nullptr;
}

bool haveAllEnded(const StepProgram& program, const StepState& state) {
    for (std::size_t thread = 0; thread < program.threads.size(); ++thread) {
        if (!hasEnded(program, state, static_cast<int>(thread))) {
            return false;
        }
    }
    return true;
}

bool canStep(const StepProgram& program, const StepState& state, int thread) {
    const auto* const step = nextOf(program, state, thread);
    if (step == nullptr || sleeps(state, thread)) {
        return false;
    }
    switch (step->kind) {
    case Does::Lock:
    case Does::Relock:
        return state.owners[at(step->what)] < 0;
    case Does::Down:
        return state.variables[at(step->what)] > 0;
    default:
        return true;
    }
}

StepState stepped(const StepProgram& program, StepState state, int thread) {
    const auto& step = *nextOf(program, state, thread);
    auto& own = state.registers[at(thread)];
    ++state.next[at(thread)];
    switch (step.kind) {
    case Does::Load:
        own = state.variables[at(step.what)];
        break;
    case Does::Add:
        own += step.amount;
        break;
    case Does::Store:
        state.variables[at(step.what)] = own;
        break;
    case Does::AtomicAdd:
        state.variables[at(step.what)] += step.amount;
        break;
    case Does::Check:
        own = state.variables[at(step.what)] > 0 ? 1 : 0;
        break;
    case Does::Act:
        state.variables[at(step.what)] += own != 0 ? step.amount : 0;
        break;
    case Does::Lock:
    case Does::Relock:
        state.owners[at(step.what)] = thread;
        break;
    case Does::Unlock:
        state.owners[at(step.what)] = -1;
        break;
    case Does::Down:
        --state.variables[at(step.what)];
        break;
    case Does::Up:
        ++state.variables[at(step.what)];
        break;
    case Does::WaitIfZero:
        waitIfZero(step, state, thread);
        break;
    case Does::WakeOne:
        if (!state.sleepers.empty()) {
            state.sleepers.erase(state.sleepers.begin());
        }
        break;
    }
    return state;
}

bool isStuck(const StepProgram& program, const StepState& state) {
    for (std::size_t thread = 0; thread < program.threads.size(); ++thread) {
        if (canStep(program, state, static_cast<int>(thread))) {
            return false;
        }
    }
    return !haveAllEnded(program, state);
}

std::vector<int> lockCycle(const StepProgram& program, const StepState& state) {
    for (int first = 0; first < static_cast<int>(program.threads.size()); ++first) {
        std::vector<int> chain{first};
        for (int lock = wantedLock(program, state, first); lock >= 0;
             lock = wantedLock(program, state, chain.back())) {
            const int owner = state.owners[at(lock)];
            if (owner == first) {
                return chain;
            }
            if (std::find(chain.begin(), chain.end(), owner) != chain.end()) {
                break; // a circle that this thread is not in: who is in it is asked, too
            }
            chain.push_back(owner);
        }
    }
    return {};
}

} // namespace parascope
