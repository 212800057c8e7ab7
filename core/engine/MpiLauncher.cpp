// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/MpiLauncher.h"

#include "core/base/Affinity.h"
#include "core/engine/ChildRoom.h"
#include "core/engine/Log.h"
#include "core/run/MpiSession.h"

#include <csignal>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <sys/prctl.h>
#include <unistd.h>

namespace parascope {

namespace {

QString inLocal(const std::string& text) {
    return QString::fromLocal8Bit(text.data(), static_cast<qsizetype>(text.size()));
}

Result<void> checkHosts(const Experiment& experiment) {
    if (experiment.hosts.empty()) {
        return {};
    }
    if (!experiment.cores.empty()) {
        return failure("ranks on other hosts cannot be kept to these cores",
                       "cores are those of this machine", "leave --cores out, or --hosts");
    }
    const auto agent = qEnvironmentVariable("OMPI_MCA_plm_rsh_agent");
    if (agent.isEmpty() && QStandardPaths::findExecutable(QStringLiteral("ssh")).isEmpty()) {
        return failure("ranks cannot be started on other hosts", "there is no ssh in the PATH",
                       "install it (Debian, Ubuntu: sudo apt install openssh-client)");
    }
    return {};
}

/// In mpirun's process, before it is mpirun: whatever becomes of us, it ends the ranks. A Ctrl+C in a
/// terminal is for us alone.
void belongToLauncher(pid_t launcher) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    setpgid(0, 0);
    if (getppid() != launcher) {
        _exit(1); // it has gone already
    }
}

} // namespace

MpiLauncher::MpiLauncher(const DemoRun& run, MpiLimits limits)
    : m_run(run)
    , m_limits(limits) {
    connect(&m_mpirun, &QProcess::finished, this, &MpiLauncher::mpirunFinished);
    connect(&m_mpirun, &QProcess::errorOccurred, this, &MpiLauncher::mpirunFailed);
    connect(&m_mpirun, &QProcess::readyReadStandardOutput, this, &MpiLauncher::readPrinted);
    connect(&m_mpirun, &QProcess::readyReadStandardError, this, &MpiLauncher::readPrinted);
}

MpiLauncher::~MpiLauncher() {
    m_mpirun.disconnect(this);
    if (m_mpirun.state() == QProcess::NotRunning) {
        return;
    }
    const auto patience = std::chrono::ceil<std::chrono::milliseconds>(m_limits.endWithin).count();
    m_mpirun.terminate();
    if (!m_mpirun.waitForFinished(static_cast<int>(patience))) {
        m_mpirun.kill();
        m_mpirun.waitForFinished();
    }
    removeMpiSession(mpiTemporaryFolder(), m_mpirunPid);
}

Result<bool> MpiLauncher::prepare(RunFacts& facts) {
    const auto& experiment = facts.experiment;
    if (!m_lookup.valid() && !m_route) {
        if (const auto fit = checkHosts(experiment); !fit) {
            return failure(fit.error());
        }
        const auto places =
            placesFor(experiment.hosts, experiment.hosts.empty() ? 0 : experiment.workersStarted());
        if (!places) {
            return failure(places.error());
        }
        std::vector<std::string> names;
        for (std::size_t i = 0; i < places->size(); ++i) {
            names.push_back(experiment.hosts[i].name);
            if (places->at(i) > 0) {
                m_wish.hosts.push_back({experiment.hosts[i].name, places->at(i)});
            }
        }
        if (names.empty()) {
            m_route = HostRoute{};
        } else {
            m_lookup =
                std::async(std::launch::async, [names] { return findRoute(names); }); // it may take long
        }
    }
    if (!m_info) {
        const auto found = m_finder.look();
        if (!found) {
            return false;
        }
        if (!*found) {
            return failure(found->error());
        }
        m_info = **found;
        facts.interpreter = "Open MPI " + m_info->version;
    }
    if (!m_route) {
        if (m_lookup.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
            return false;
        }
        const auto route = m_lookup.get();
        if (!route) {
            return failure(route.error());
        }
        m_route = *route;
    }
    return true;
}

Result<void> MpiLauncher::launch(const WorkerSpec& order, WorkerListener& sink) {
    return m_sink == nullptr ? start(order, sink) : Result<void>(); // one mpirun starts them all
}

Result<void> MpiLauncher::start(const WorkerSpec& first, WorkerListener& sink) {
    m_ranks = first.experiment.workersStarted();
    auto server = RankServer::open(m_route->address, m_ranks, sink);
    if (!server) {
        return failure(server.error());
    }
    if (auto room = checkRoomForChild(); !room) {
        return room;
    }
    const auto affinity = AffinityScope::allow(first.experiment.cores);
    if (!affinity) {
        return failure(affinity.error());
    }
    m_sink = &sink;
    m_server = *std::move(server);
    m_started = monotonicNow();
    m_notifier = std::make_unique<QSocketNotifier>(m_server->descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &MpiLauncher::serve);
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char* name, const std::string& value) {
        environment.insert(QString::fromLatin1(name), inLocal(value));
    };
    set(rank_variable::kAddress, RankInvitation::addressText(m_route->address, m_server->port()));
    set(rank_variable::kToken, m_server->token());
    set(rank_variable::kRanks, std::to_string(m_ranks));
    m_mpirun.setProcessEnvironment(environment);
    m_mpirun.setStandardInputFile(QProcess::nullDevice()); // it would hand ours to rank 0
    m_mpirun.setChildProcessModifier([us = getpid()] { belongToLauncher(us); });
    const auto arguments = argumentsFor(first);
    m_mpirun.start(inLocal(m_info->mpirun), arguments);
    m_mpirunPid = m_mpirun.processId();
    qCDebug(engineLog, "mpirun started, process %lld: %s", static_cast<long long>(m_mpirun.processId()),
            qUtf8Printable(arguments.join(u' ')));
    return {};
}

QStringList MpiLauncher::argumentsFor(const WorkerSpec& first) const {
    auto wish = m_wish;
    wish.ranks = m_ranks;
    wish.network = m_route->network;
    wish.bindsToCores = first.experiment.bindsToCores;
    auto words = mpirunArguments(wish);
    words.push_back(m_info->worker);
    const auto program = m_run.program(first);
    words.insert(words.end(), program.arguments.begin(), program.arguments.end());
    QStringList list;
    for (const auto& word : words) {
        list += inLocal(word);
    }
    return list;
}

void MpiLauncher::release() {
    m_isReleased = true;
    m_server->release(monotonicNow() + m_limits.releaseLead);
}

void MpiLauncher::stop(WorkerId worker) {
    const auto* voice = m_server ? m_server->voice(worker.value) : nullptr;
    const bool isDone = voice != nullptr && voice->ending();
    if (m_server && !isDone && !m_server->stop(worker.value)) {
        endMpirun(); // it has not come yet, so it cannot be asked
    }
}

void MpiLauncher::kill(WorkerId /*worker*/) {
    endMpirun(); // one rank alone cannot be ended: mpirun ends the others with it
}

void MpiLauncher::endMpirun() {
    m_wasEnded = true;
    if (m_killAt == Nanoseconds::max()) {
        m_killAt = monotonicNow() + m_limits.endWithin;
        m_mpirun.terminate();
    }
}

void MpiLauncher::order(std::optional<WorkerId> worker, std::string_view line) {
    for (int rank = 0; m_server && rank < m_ranks; ++rank) {
        if (!worker || worker->value == rank) {
            m_server->order(rank, line);
        }
    }
}

void MpiLauncher::poll() {
    if (!m_server || m_mpirun.state() == QProcess::NotRunning) {
        return;
    }
    m_server->poll();
    noteEnds();
    reportDoneAndFailed();
    keepTimeLimits();
}

void MpiLauncher::serve() {
    m_server->serve();
    noteEnds();
    reportDoneAndFailed();
    for (const auto& why : m_server->takeRefusals()) {
        qCDebug(engineLog, "a connection was refused: %s", why.c_str());
    }
}

} // namespace parascope
