// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/QueuePrograms.h"

#include "core/work/QueueOrders.h"

#include <algorithm>

namespace parascope {

QueuePrograms::QueuePrograms(const QueueExperiment& experiment)
    : m_experiment(experiment)
    , m_lives(static_cast<std::size_t>(experiment.workers())) {}

QueuePrograms::~QueuePrograms() {
    endAll();
}

Result<void> QueuePrograms::startProgram(std::vector<WorkerId> workers, const ProcessCommand& command) {
    auto pipe = TracePipe::open();
    if (!pipe) {
        return failure(pipe.error());
    }
    WorkerListener& ears = *this; // make_unique does not know that we are one
    m_programs.push_back(std::make_unique<WorkerProcess>(std::move(workers), ears, std::move(*pipe)));
    m_programs.back()->start(command);
    return {};
}

void QueuePrograms::endAll() {
    for (const auto& program : m_programs) {
        program->kill(); // all of them first, so that waiting for one's end is waiting for all
    }
    m_programs.clear();
}

WorkerProcess* QueuePrograms::programOf(WorkerId worker) const {
    const auto found = std::find_if(m_programs.begin(), m_programs.end(),
                                    [&](const auto& program) { return program->hosts(worker); });
    return found == m_programs.end() ? nullptr : found->get();
}

void QueuePrograms::orderAll(std::string_view line) {
    for (const auto& program : m_programs) {
        program->order(line);
    }
}

void QueuePrograms::release() {
    orderAll(queue_order::kGo);
}

void QueuePrograms::stop() {
    orderAll(queue_order::kStop);
    if (m_killAt == Nanoseconds{}) {
        m_killAt = monotonicNow() + kStopWithin;
    }
}

void QueuePrograms::poll() {
    if (m_wereKilled || m_killAt == Nanoseconds{} || monotonicNow() < m_killAt) {
        return;
    }
    m_wereKilled = true;
    for (const auto& program : m_programs) {
        program->kill();
    }
}

void QueuePrograms::setDelay(QueueSide side, Nanoseconds delay) {
    orderAll(queue_order::delay(side, delay));
}

void QueuePrograms::pause() {
    orderAll(queue_order::kPause);
}

void QueuePrograms::resume() {
    orderAll(queue_order::kResume);
}

void QueuePrograms::step() {
    orderAll(queue_order::kStep);
}

void QueuePrograms::workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) {
    m_sink->workerAnnounced(worker, pid, tid, time);
}

void QueuePrograms::workerMark(WorkerId worker, const TraceEvent& mark) {
    auto& life = m_lives.at(worker.index());
    if (mark.category != kQueueCategory || life.hasEnded) {
        return;
    }
    if (++life.marks > kMostMarks) {
        giveUp(worker, WorkerExit::Flooded,
               "wrote more than " + std::to_string(kMostMarks) + " events, so it was ended");
        return;
    }
    const auto event = m_marks.read(mark);
    if (!noteMark(worker, mark, event)) {
        giveUp(worker, WorkerExit::Rubbish, "told of an item that there is not, so it was ended");
    } else if (event) {
        m_sink->workerTold(worker, *event);
    }
}

/// Ends a worker's program, and says why; what it hosts besides ends with it.
void QueuePrograms::giveUp(WorkerId worker, WorkerExit exit, const std::string& why) {
    programOf(worker)->kill();
    workerEnded(worker, {exit, why, {}, {}, monotonicNow()});
}

void QueuePrograms::workerOutput(WorkerId worker, std::string_view text) {
    m_sink->workerOutput(worker, text);
}

void QueuePrograms::workerEnded(WorkerId worker, const WorkerResult& ending) {
    auto& life = m_lives.at(worker.index());
    if (std::exchange(life.hasEnded, true)) {
        return;
    }
    auto told = ending;
    if (m_wereKilled && ending.exit == WorkerExit::Crashed) {
        told.exit = WorkerExit::Killed;
        told.message = "did not stop when it was asked to, so it was ended";
    }
    noteEnded(worker, told);
    m_sink->workerEnded(worker, told);
}

} // namespace parascope
