// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// One thing that a thread of a scenario does at a time: nothing comes between its begin and its end.
struct Step {
    enum class Kind : std::uint8_t {
        Load,       ///< copies a variable into the thread's register
        Add,        ///< adds `amount` to the register
        Store,      ///< copies the register into a variable
        AtomicAdd,  ///< adds `amount` to a variable, all three in one
        Check,      ///< the register is 1 where a variable is above 0, else 0
        Act,        ///< where the register is not 0: adds `amount` to a variable
        Lock,       ///< takes a lock; waits while another thread has it
        Unlock,     ///< gives it back
        Down,       ///< takes 1 from a semaphore; waits while it is 0
        Up,         ///< adds 1 to it
        WaitIfZero, ///< of a condition variable: where a variable is 0, gives the lock back and sleeps
        Relock,     ///< woken, takes the lock again; passed over by who did not sleep
        WakeOne,    ///< wakes one that sleeps on a condition variable, the first one
    };

    Kind kind = Kind::Load;
    int what = 0;     ///< number of the variable; of the lock for Lock, Unlock and Relock
    int amount = 0;   ///< of Add, AtomicAdd and Act
    int lock = 0;     ///< that WaitIfZero gives back
    std::string text; ///< as it stands in a program: "load counter"

    bool operator==(const Step&) const = default;
};

/// Threads that do a few steps each on variables they share.
struct StepProgram {
    std::vector<std::vector<Step>> threads;
    std::vector<std::string> variables; ///< their names; semaphores are variables
    std::vector<int> initial;           ///< their values at the begin
    std::vector<std::string> locks;     ///< their names

    bool operator==(const StepProgram&) const = default;
};

/// Where all threads of a program are: a moment of one way through it.
struct StepState {
    std::vector<int> next;      ///< of each thread: the step it does next; behind the last: it has ended
    std::vector<int> registers; ///< of each thread
    std::vector<int> variables;
    std::vector<int> owners;   ///< of each lock: the thread that has it; -1: nobody
    std::vector<int> sleepers; ///< threads that sleep on the condition variable, the first one first

    auto operator<=>(const StepState&) const = default;
};

[[nodiscard]] StepState firstState(const StepProgram& program);
[[nodiscard]] bool hasEnded(const StepProgram& program, const StepState& state, int thread);
[[nodiscard]] bool haveAllEnded(const StepProgram& program, const StepState& state);
/// Whether the thread can do its next step now: it has one, and need not wait for it.
[[nodiscard]] bool canStep(const StepProgram& program, const StepState& state, int thread);
/// That step done. Only for a thread that can.
[[nodiscard]] StepState stepped(const StepProgram& program, StepState state, int thread);
/// Whether nobody can go on, and not all have ended.
[[nodiscard]] bool isStuck(const StepProgram& program, const StepState& state);
/// The threads that wait for each other in a circle, each for a lock of the next one's; empty while there is
/// none.
[[nodiscard]] std::vector<int> lockCycle(const StepProgram& program, const StepState& state);

} // namespace parascope
