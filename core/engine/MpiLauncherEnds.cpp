// SPDX-License-Identifier: GPL-3.0-or-later
// How ranks end, and how mpirun is ended.
#include "core/engine/Log.h"
#include "core/engine/MpiLauncher.h"

#include "core/base/Numbers.h"
#include "core/run/MpiSession.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr std::size_t kKeptOfMpirun = 16UL * 1024;
}

void MpiLauncher::readPrinted() {
    const auto told = m_mpirun.readAllStandardError().toStdString();
    m_printed += told;
    m_printed.erase(0, m_printed.size() - std::min(m_printed.size(), kKeptOfMpirun));
    // Whose words they are mpirun does not say: they are shown as the first one's.
    const auto printed = told + m_mpirun.readAllStandardOutput().toStdString();
    if (!printed.empty()) {
        m_sink->workerOutput(WorkerId(0), printed);
    }
}

void MpiLauncher::noteEnds() {
    for (int rank = 0; rank < m_ranks; ++rank) {
        const auto* voice = m_server->voice(rank);
        if (voice != nullptr && !voice->isOpen() && !voice->ending() && !m_broken.contains(rank)) {
            m_brokeAs[rank] = static_cast<int>(m_broken.size());
            m_broken[rank] = monotonicNow();
        }
    }
}

void MpiLauncher::reportDoneAndFailed() {
    for (int rank = 0; rank < m_ranks; ++rank) {
        const auto* voice = m_server->voice(rank);
        if (voice == nullptr) {
            continue;
        }
        const WorkerId worker(rank);
        const auto& said = voice->ending();
        const auto broken = m_broken.find(rank);
        if (said && said->exit == WorkerExit::Failed) {
            reportEnd(worker, *said);
        } else if (said && said->exit == WorkerExit::Ok && m_done.insert(worker).second) {
            m_sink->workerDone(worker, said->time); // MPI_Finalize and mpirun's end are still to come
        } else if (broken == m_broken.end() || m_wasEnded) {
            continue;
        } else if (!voice->fault().empty() && !voice->fault().starts_with("ended")) {
            reportEnd(worker, {WorkerExit::Rubbish, voice->fault(), {}, {}, monotonicNow()});
            endMpirun();
        } else if (isHostGone(voice->lostBy()) || monotonicNow() - broken->second > m_limits.explainWithin) {
            // mpirun may never notice: a host that vanished, or a rank that only closed its connection.
            reportEnd(worker, {WorkerExit::Exited, lossInWords(lastOf(rank)), {}, {}, monotonicNow()});
            endMpirun();
        }
    }
}

void MpiLauncher::keepTimeLimits() {
    const auto now = monotonicNow();
    if (now >= m_killAt) {
        m_killAt = Nanoseconds::max() - Nanoseconds(1); // once
        m_mpirun.kill();
        return;
    }
    if (m_isReleased || m_wasEnded || now - m_started < comeWithin()) {
        return;
    }
    // Who has not come keeps the others in MPI_Init: it is the news.
    for (const bool hasCome : {false, true}) {
        for (int rank = 0; rank < m_ranks; ++rank) {
            const auto words =
                (m_server->voice(rank) != nullptr) == hasCome ? whoIsMissing(WorkerId(rank)) : std::string();
            if (!words.empty()) {
                reportEnd(WorkerId(rank), {WorkerExit::Silent, words, {}, {}, now});
                endMpirun();
                return;
            }
        }
    }
}

std::string MpiLauncher::whoIsMissing(WorkerId worker) const {
    const auto within = " within " + durationInWords(toSeconds(comeWithin()));
    const auto* voice = m_server->voice(worker.value);
    if (voice == nullptr) {
        return "did not connect to " + m_route->address + ", port " + std::to_string(m_server->port()) +
               within + ": its host is slow, does not reach that address, or a firewall blocks the port";
    }
    if (!voice->isAnnounced()) {
        return "is there, but did not come through MPI_Init" + within +
               ": MPI cannot connect the ranks; see that the hosts reach each other" +
               (m_route->network.empty() ? std::string() : " in " + m_route->network);
    }
    return {};
}

RankLast MpiLauncher::lastOf(int rank) const {
    RankLast last;
    last.worker = WorkerId(rank);
    if (const auto* voice = m_server->voice(rank)) {
        last.hasCome = true;
        last.host = voice->hello().host;
        last.said = voice->ending();
        last.fault = voice->fault();
        last.lostBy = voice->lostBy();
    }
    if (const auto broken = m_brokeAs.find(rank); broken != m_brokeAs.end()) {
        last.order = broken->second;
    }
    return last;
}

void MpiLauncher::mpirunFinished(int code, QProcess::ExitStatus status) {
    qCDebug(engineLog, "mpirun has ended: %s %d", status == QProcess::CrashExit ? "signal" : "exit code",
            code);
    readPrinted();
    m_server->serve(); // a rank that came and went at once may wait at the door
    noteEnds();
    m_server->drain();
    noteEnds();
    m_notifier->setEnabled(false);
    removeMpiSession(mpiTemporaryFolder(), m_mpirunPid);
    std::vector<RankLast> ranks;
    for (int rank = 0; rank < m_ranks; ++rank) {
        ranks.push_back(lastOf(rank));
    }
    const MpirunLast mpirun{code, status == QProcess::CrashExit, m_wasEnded, m_printed, monotonicNow()};
    for (const auto& end : rankEnds(ranks, mpirun)) {
        reportEnd(end.worker, end.result);
    }
}

void MpiLauncher::mpirunFailed(QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) {
        for (int rank = 0; rank < m_ranks; ++rank) {
            reportEnd(WorkerId(rank), {WorkerExit::Exited,
                                       "could not be started: " + m_mpirun.errorString().toStdString(),
                                       {},
                                       {},
                                       monotonicNow()});
        }
    }
}

void MpiLauncher::reportEnd(WorkerId worker, const WorkerResult& ending) {
    if (m_reported.insert(worker).second) {
        m_sink->workerEnded(worker, ending);
    }
}

std::unique_ptr<Launcher> makeMpiLauncher(const DemoRun& run) {
    return std::make_unique<MpiLauncher>(run);
}

} // namespace parascope
