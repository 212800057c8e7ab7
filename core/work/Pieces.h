// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

#include <sched.h>
#include <utility>

namespace parascope {

/// Leads a task through work that needs a core, piece after piece of up to a millisecond: records a span for
/// every few milliseconds, lets other workers have their turn, and hears when it is to stop.
class Pieces {
public:
    /// `name`: what its spans are called, a literal.
    Pieces(TaskContext& context, const char* name);

    /// A piece is done. False when no more are wanted.
    bool next();
    /// All are done: records what is not recorded yet.
    void finish();

private:
    void record(Nanoseconds end);

    TaskContext& m_context;
    const char* m_name;
    Nanoseconds m_begin;
};

/// Calls something that needs no turn, as a system call or a library that CPython lets go on without its
/// GIL: the other workers run meanwhile. Records it as one span.
template <class Call>
auto outOfTurn(TaskContext& context, const char* name, State state, Call&& call) {
    const OutOfTurn others(context.turns);
    const auto begin = monotonicNow();
    auto result = std::forward<Call>(call)();
    context.recorder.record({begin, monotonicNow(), name, state, sched_getcpu()});
    return result;
}

} // namespace parascope
