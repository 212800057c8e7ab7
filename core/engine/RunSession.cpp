// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RunSession.h"

#include "core/report/Baseline.h"

namespace parascope {

RunSession::RunSession(EngineHost& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine) {
    connect(&m_engine, &EngineHost::updated, this, &RunSession::take);
}

std::vector<RunId> RunSession::submit(const std::vector<Experiment>& experiments) {
    std::vector<RunRequest> requests;
    std::vector<RunId> ids;
    ++m_batches;
    for (const auto& experiment : experiments) {
        const auto id = m_engine.newRunId();
        auto run = std::make_unique<RunRecord>();
        run->facts.id = id;
        run->facts.batch = m_batches;
        run->facts.experiment = experiment;
        m_runs.emplace(id, std::move(run));
        requests.push_back({id, experiment});
        ids.push_back(id);
        ++m_open;
        Q_EMIT runAdded(id);
    }
    m_engine.submit(requests);
    return ids;
}

std::vector<RunId> RunSession::adopt(std::vector<RunRecord> runs) {
    std::vector<RunId> ids;
    std::map<int, int> batches; // the file's and ours
    for (auto& run : runs) {
        const auto id = m_engine.newRunId();
        const auto [batch, isNew] = batches.try_emplace(run.facts.batch, m_batches + 1);
        m_batches += isNew ? 1 : 0;
        run.facts.id = id;
        run.facts.batch = batch->second;
        const auto& added = *m_runs.emplace(id, std::make_unique<RunRecord>(std::move(run))).first->second;
        if (added.facts.pinned) {
            unpinOthers(added);
        }
        ids.push_back(id);
        Q_EMIT runAdded(id);
    }
    return ids;
}

void RunSession::unpinOthers(const RunRecord& pinned) {
    for (const auto& [id, run] : m_runs) {
        if (run.get() != &pinned && isSerialOf(run->facts.experiment, pinned.facts.experiment)) {
            run->facts.pinned = false;
        }
    }
}

void RunSession::pin(RunId id, bool pinned) {
    const auto found = m_runs.find(id);
    if (found == m_runs.end()) {
        return;
    }
    found->second->facts.pinned = pinned;
    if (pinned) {
        unpinOthers(*found->second);
    }
    Q_EMIT baselineChanged();
}

void RunSession::rename(RunId id, std::string name) {
    if (const auto found = m_runs.find(id); found != m_runs.end()) {
        found->second->facts.name = std::move(name);
        Q_EMIT runRenamed(id);
    }
}

void RunSession::changeNote(RunId id, const std::optional<TraceNote>& from,
                            const std::optional<TraceNote>& to) {
    const auto found = m_runs.find(id);
    if (found == m_runs.end()) {
        return;
    }
    auto& trace = found->second->trace;
    if (from) {
        trace.removeNote(*from);
    }
    if (to) {
        trace.addNote(*to);
    }
    Q_EMIT noteChanged(id);
}

void RunSession::saved(const std::vector<RunId>& ids, const std::filesystem::path& file) {
    const auto found = ids.size() == 1 ? m_runs.find(ids.front()) : m_runs.end();
    if (found == m_runs.end() || !found->second->file) {
        return;
    }
    auto& readFrom = found->second->file;
    std::error_code ignored;
    if (std::filesystem::equivalent(readFrom->path, file, ignored)) {
        readFrom = TraceFile::of(readFrom->path);
        Q_EMIT fileChanged(ids.front());
    }
}

RemovedRuns RunSession::remove(const std::vector<RunId>& ids) {
    RemovedRuns removed;
    for (const auto id : ids) {
        if (const auto* const known = run(id); known != nullptr && known->facts.finished) {
            removed.push_back(std::move(m_runs.extract(id).mapped()));
            Q_EMIT runRemoved(id);
        }
    }
    if (!removed.empty()) {
        Q_EMIT baselineChanged();
    }
    return removed;
}

void RunSession::restore(RemovedRuns runs) {
    for (auto& run : runs) {
        const auto id = run->facts.id;
        const auto& restored = *(m_runs[id] = std::move(run));
        if (restored.facts.pinned) {
            unpinOthers(restored);
        }
        Q_EMIT runAdded(id);
    }
    if (!runs.empty()) {
        Q_EMIT baselineChanged();
    }
}

void RunSession::stop() {
    m_engine.stop();
}

void RunSession::allowCores(const std::vector<CoreId>& cores) {
    m_engine.allowCores(cores);
}

void RunSession::order(const std::string& line) {
    m_engine.order(line);
}

const RunRecord* RunSession::run(RunId id) const {
    const auto found = m_runs.find(id);
    return found == m_runs.end() ? nullptr : found->second.get();
}

std::vector<const RunRecord*> RunSession::runs() const {
    std::vector<const RunRecord*> all;
    for (const auto& [id, run] : m_runs) {
        all.push_back(run.get());
    }
    return all;
}

void RunSession::take(const RunUpdatePtr& update) {
    const auto found = m_runs.find(update->facts.id);
    if (found == m_runs.end()) {
        return;
    }
    const auto id = found->first;
    found->second->apply(*update);
    if (!update->facts.finished) {
        Q_EMIT runChanged(id);
        return;
    }
    --m_open;
    if (update->facts.neverRan()) {
        const auto gone = m_runs.extract(found); // until all have been told
        Q_EMIT runRemoved(id);
    } else {
        Q_EMIT runChanged(id);
        Q_EMIT runFinished(id);
    }
    if (m_open == 0) {
        Q_EMIT finished();
    }
}

} // namespace parascope
