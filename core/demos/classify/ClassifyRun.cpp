// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/ClassifyRun.h"

#include "core/demos/classify/ClassifyReport.h"
#include "core/run/AttachLauncher.h"
#include "core/run/KeptCommand.h"
#include "core/run/RankPreload.h"
#include "core/run/TreeEvidence.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace parascope {

ClassifyRun::ClassifyRun(Experiment experiment)
    : m_experiment(std::move(experiment))
    , m_asked(classifyQuestion(m_experiment)) {
    if (m_asked.command.empty() && !m_asked.pid) {
        m_task.emplace(m_experiment);
    }
    if (::isatty(STDIN_FILENO) != 0) {
        m_terminal = FileHandle(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    }
}

std::string ClassifyRun::nameOfIt() const {
    if (m_asked.pid) {
        const auto reading = readProcess(*m_asked.pid);
        return reading ? reading->name : "process " + std::to_string(*m_asked.pid);
    }
    return m_asked.command.empty() ? m_experiment.task
                                   : std::filesystem::path(m_asked.command.front()).filename().string();
}

Result<void> ClassifyRun::runStarted(RunFacts& facts) {
    m_calls = startsRanks(m_asked.command) ? RankCallBoard::make() : nullptr;
    facts.tree = TreeWish{m_asked.pid.value_or(0), m_calls};
    facts.workers.front().name = nameOfIt();
    if (facts.name.empty()) {
        facts.name = watchedInWords(facts);
    }
    return m_task ? m_task->runStarted(facts) : Result<void>();
}

void ClassifyRun::order(std::string_view line, RunFacts& facts, Launcher& launcher) {
    if (m_task) {
        m_task->order(line, facts, launcher);
    }
}

/// People are told while it hangs, for it never ends by itself.
void ClassifyRun::runGoesOn(RunFacts& facts, TraceBuilder& /*trace*/) {
    const auto& deadlock = treeEvidence(facts).deadlock;
    if (deadlock != m_deadlock && !deadlock.empty()) {
        m_said.push_back(deadlock);
    }
    m_deadlock = deadlock;
}

void ClassifyRun::addTo(RunUpdate& update) {
    update.lines.insert(update.lines.end(), m_said.begin(), m_said.end());
    m_said.clear();
}

WorkReport ClassifyRun::work(WorkerId /*worker*/, TaskContext& /*context*/) {
    return {}; // it is never a thread of ours
}

WorkerProgram ClassifyRun::program(const WorkerSpec& spec) const {
    WorkerProgram program;
    if (m_task) {
        program = m_task->program(spec);
        program.keeperOptions = {"--lines", "1"};
    } else {
        program.arguments = m_asked.command;
        program.isForeign = true;
    }
    program.isKept = true;
    if (m_asked.seconds > 0) {
        program.keeperOptions.insert(program.keeperOptions.end(),
                                     {"--seconds-ns", std::to_string(fromSeconds(m_asked.seconds).count())});
    }
    if (m_calls) {
        program.keeperOptions.insert(program.keeperOptions.end(), {"--mpi-calls", m_calls->path()});
    }
    if (m_terminal.isOpen() && !m_task) {
        program.shared = m_terminal.descriptor();
        program.keeperOptions.insert(program.keeperOptions.end(),
                                     {"--input", std::to_string(m_terminal.descriptor())});
    }
    return program;
}

std::unique_ptr<Launcher> ClassifyRun::ownLauncher() {
    if (!m_asked.pid) {
        return nullptr;
    }
    const double seconds = m_asked.seconds > 0 ? m_asked.seconds : kUsualWatch;
    return std::make_unique<AttachLauncher>(*m_asked.pid, fromSeconds(seconds));
}

/// Who kept the command knows exactly what it and all that it started have used: also those that nobody saw.
void ClassifyRun::runEnded(RunFacts& facts, TraceBuilder& trace) {
    if (m_task) {
        m_task->runEnded(facts, trace);
    }
    const auto& texts = facts.workers.front().results;
    const auto* seen = facts.demo.as<TreeEvidence>();
    if (seen == nullptr || m_asked.pid || texts.empty()) {
        return;
    }
    const auto end = CommandEnd::fromTexts(texts);
    auto evidence = std::make_shared<TreeEvidence>(*seen);
    evidence->use = end.use;
    evidence->left = end.left;
    evidence->pushed = end.pushed;
    facts.demo = evidence;
}

} // namespace parascope
