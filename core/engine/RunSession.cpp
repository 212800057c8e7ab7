// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RunSession.h"

namespace parascope {

RunSession::RunSession(EngineHost& engine, QObject* parent, std::int32_t firstId)
    : QObject(parent)
    , m_engine(engine)
    , m_next(firstId) {
    connect(&m_engine, &EngineHost::updated, this, &RunSession::take);
}

std::vector<RunId> RunSession::submit(const std::vector<Experiment>& experiments) {
    std::vector<RunRequest> requests;
    std::vector<RunId> ids;
    for (const auto& experiment : experiments) {
        const RunId id(m_next++);
        auto run = std::make_unique<RunRecord>();
        run->facts.id = id;
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
    for (auto& run : runs) {
        const RunId id(m_next++);
        run.facts.id = id;
        m_runs.emplace(id, std::make_unique<RunRecord>(std::move(run)));
        ids.push_back(id);
        Q_EMIT runAdded(id);
    }
    return ids;
}

void RunSession::stop() {
    m_engine.stop();
}

void RunSession::allowCores(const std::vector<CoreId>& cores) {
    m_engine.allowCores(cores);
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
    found->second->apply(*update);
    Q_EMIT runChanged(found->first);
    if (!update->facts.finished) {
        return;
    }
    --m_open;
    Q_EMIT runFinished(found->first);
    if (m_open == 0) {
        Q_EMIT finished();
    }
}

} // namespace parascope
