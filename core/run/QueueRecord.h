// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"
#include "core/work/QueueWorker.h"

namespace parascope {

/// What is known of one producer or consumer.
struct QueueWorkerRecord {
    WorkerId id;
    LaneId lane;
    std::int64_t pid = 0;
    std::int64_t tid = 0;
    Nanoseconds announced{}; ///< 0: not yet
    Nanoseconds ended{};     ///< 0: not yet
    std::uint64_t items = 0; ///< that it has done with
    Nanoseconds worked{};
    Nanoseconds waited{}; ///< for room or for an item, the wait that goes on now included
    QueueActivity activity = QueueActivity::Working;
    std::int64_t inHand = -1; ///< the item that a consumer works on, or worked on when it ended; -1: none
    WorkerExit exit = WorkerExit::Unknown;
    std::string message; ///< why it did not end well
    std::string output;  ///< what it printed, cut to a bound

    bool operator==(const QueueWorkerRecord&) const = default;
};

/// Everything of a run at a queue but its trace and its log.
struct QueueFacts {
    QueueExperiment experiment;
    Machine machine;
    std::string interpreter; ///< what ran the workers' code, such as "CPython 3.11.7"; empty for C++
    std::string startedAt;   ///< date and time of day, ISO 8601 in UTC
    Nanoseconds launched{};
    Nanoseconds released{}; ///< the signal on which all began; 0: it never came
    Nanoseconds ended{};    ///< the last worker's end
    bool finished = false;
    bool stopped = false; ///< by the user
    bool paused = false;
    std::string error; ///< why the run failed; empty when it did not
    std::vector<QueueWorkerRecord> workers;

    std::uint64_t put = 0;   ///< items and sentinels so far
    std::uint64_t taken = 0; ///< items and sentinels so far
    std::uint64_t deepest = 0;
    ItemAccount account;                ///< counted when the run has finished
    std::vector<std::string> lostItems; ///< "item-3, with consumer 1 when it failed"
    std::uint64_t lost = 0;             ///< put in and never consumed, though nobody stopped the run
    std::uint64_t itemsNotTold = 0;     ///< items that neither trace nor log tell of one by one
    std::uint64_t linesNotLogged = 0;

    [[nodiscard]] bool succeeded() const { return finished && !stopped && error.empty(); }
    bool operator==(const QueueFacts&) const = default;
};

/// Something that a worker did with an item or a sentinel, as QueueEvent has it: what a picture of the queue
/// is made of.
struct QueueMove {
    Nanoseconds time{};
    std::uint64_t item = 0;
    WorkerId worker;
    QueueEvent::Kind kind = QueueEvent::Kind::Put;

    bool operator==(const QueueMove&) const = default;
};

/// What one side of the program tells the other about a run at a queue.
struct QueueUpdate {
    QueueFacts facts;
    TraceBatch trace;
    std::vector<std::string> lines; ///< new ones of the log
    std::vector<QueueMove> moves;   ///< new ones, in the order of time
    Nanoseconds toldUntil{};        ///< trace, lines and moves are whole until that moment
};

/// A run at a queue. Its trace has a lane for each producer and consumer, an arrow for each item from who put
/// it in to who took it out, and the counter "queue depth".
struct QueueRecord {
    QueueFacts facts;
    Trace trace;
    std::vector<std::string> log;
    std::vector<QueueMove> moves; ///< of the items that are told of one by one, in the order of time
    Nanoseconds toldUntil{};      ///< trace, log and moves are whole until that moment

    void apply(const QueueUpdate& update) {
        facts = update.facts;
        trace.append(update.trace);
        log.insert(log.end(), update.lines.begin(), update.lines.end());
        moves.insert(moves.end(), update.moves.begin(), update.moves.end());
        toldUntil = std::max(toldUntil, update.toldUntil);
    }
};

} // namespace parascope
