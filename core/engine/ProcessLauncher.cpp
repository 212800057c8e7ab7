// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ProcessLauncher.h"

#include "core/base/Affinity.h"
#include "core/engine/ChildRoom.h"

#include <algorithm>

namespace parascope {

ProcessLauncher::ProcessLauncher(CommandFor commandFor, Prepare prepare)
    : m_commandFor(std::move(commandFor))
    , m_prepare(std::move(prepare)) {}

ProcessLauncher::~ProcessLauncher() = default;

Result<bool> ProcessLauncher::prepare(RunFacts& facts) {
    return m_prepare ? m_prepare(facts) : true;
}

Result<void> ProcessLauncher::launch(const WorkerSpec& order, WorkerListener& sink) {
    if (find(order.id) != nullptr) {
        return {}; // it lives in a program that was started for one before it
    }
    if (auto room = checkRoomForChild(); !room) {
        return room;
    }
    const auto command = m_commandFor(order);
    if (!command) {
        return failure(command.error());
    }
    const auto affinity = AffinityScope::allow(order.experiment.cores);
    if (!affinity) {
        return failure(affinity.error());
    }
    auto pipe = TracePipe::open();
    if (!pipe) {
        return failure(pipe.error());
    }
    std::vector<WorkerId> workers;
    for (int i = 0; i < command->workers; ++i) {
        workers.emplace_back(order.id.value + i);
    }
    m_processes.push_back(std::make_unique<WorkerProcess>(std::move(workers), sink, std::move(*pipe)));
    m_processes.back()->start(*command);
    return {};
}

void ProcessLauncher::release() {
    for (const auto& process : m_processes) {
        process->release();
    }
}

WorkerProcess* ProcessLauncher::find(WorkerId worker) const {
    const auto found = std::find_if(m_processes.begin(), m_processes.end(),
                                    [&](const auto& process) { return process->hosts(worker); });
    return found == m_processes.end() ? nullptr : found->get();
}

void ProcessLauncher::stop(WorkerId worker) {
    if (auto* process = find(worker)) {
        process->stop();
    }
}

void ProcessLauncher::order(std::optional<WorkerId> worker, std::string_view line) {
    for (const auto& process : m_processes) {
        if (!worker || process->hosts(*worker)) {
            process->order(line);
        }
    }
}

void ProcessLauncher::kill(WorkerId worker) {
    if (auto* process = find(worker)) {
        process->kill();
    }
}

} // namespace parascope
