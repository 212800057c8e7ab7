// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/AskedRuns.h"

#include "core/report/Metrics.h"
#include "core/report/Sentence.h"

namespace parascope {

namespace {
QString failureOf(const RunRecord& run) {
    const auto recorded = run.trace.spanCount() > 0 ? AskedRuns::tr(" What was recorded stays.") : QString();
    return AskedRuns::tr("%1 failed: %2.")
               .arg(QString::fromStdString(runTitle(run.facts)), QString::fromStdString(run.facts.error)) +
           recorded;
}
} // namespace

AskedRuns::AskedRuns(RunSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&m_session, &RunSession::runFinished, this, &AskedRuns::runFinished);
    connect(&m_session, &RunSession::runRemoved, this, &AskedRuns::runRemoved);
}

std::vector<RunId> AskedRuns::submit(const std::vector<Experiment>& experiments) {
    if (!isBusy()) {
        m_asked.clear();
        m_failures.clear();
    }
    const auto ids = m_session.submit(experiments);
    m_asked.insert(m_asked.end(), ids.begin(), ids.end());
    m_open.insert(ids.begin(), ids.end());
    return ids;
}

void AskedRuns::runFinished(RunId id) {
    if (m_open.erase(id) == 0) {
        return; // another page's
    }
    if (const auto* run = m_session.run(id); run != nullptr && !run->facts.error.empty()) {
        m_failures.append(failureOf(*run));
        m_failures.removeDuplicates();
        Q_EMIT failed(m_failures.join(QLatin1Char('\n')));
    }
    Q_EMIT ended();
}

void AskedRuns::runRemoved(RunId id) {
    std::erase(m_asked, id);
    if (m_open.erase(id) > 0) {
        Q_EMIT ended();
    }
}

RunProgress AskedRuns::progress() const {
    RunProgress progress;
    double seconds = 0;
    progress.all = static_cast<int>(m_asked.size());
    for (const auto id : m_asked) {
        if (!m_open.contains(id)) {
            ++progress.done;
            const auto* run = m_session.run(id);
            seconds += run == nullptr ? 0 : wallSeconds(run->facts);
        }
    }
    if (progress.done > 0) {
        progress.secondsLeft = seconds / progress.done * (progress.all - progress.done);
    }
    return progress;
}

} // namespace parascope
