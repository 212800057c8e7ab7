// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/MpiFinder.h"
#include "core/net/HostRoute.h"
#include "core/run/DemoRun.h"
#include "core/run/MpirunCommand.h"
#include "core/run/RankEnds.h"
#include "core/run/RankServer.h"

#include <future>
#include <QObject>
#include <QProcess>
#include <QSocketNotifier>

namespace parascope {

/// How long is waited before ranks that do not come on are given up, and between the steps of an end.
struct MpiLimits {
    Nanoseconds comeWithin = std::chrono::seconds(8);            ///< for all ranks to come through MPI_Init
    Nanoseconds comeWithinEach = std::chrono::milliseconds(500); ///< and for each rank more
    Nanoseconds giveUpWithin = std::chrono::minutes(2);  ///< the Runner's limit; ours has the better words
    Nanoseconds explainWithin = std::chrono::seconds(3); ///< from a broken connection to mpirun's word on it
    Nanoseconds endWithin = std::chrono::seconds(3);     ///< from SIGTERM to SIGKILL
    Nanoseconds stopWithin = std::chrono::seconds(2);    ///< from the stop to SIGTERM
    Nanoseconds releaseLead = std::chrono::milliseconds(5); ///< longer than telling all ranks takes
};

/// Makes workers as ranks of one mpirun, on this machine or on several hosts. They speak over connections of
/// their own. Ends of ranks are told when mpirun has ended, and with it all of them on all hosts; but a
/// failure at once. Lives on the engine thread.
class MpiLauncher final : public QObject, public Launcher {
    Q_OBJECT

public:
    explicit MpiLauncher(const DemoRun& run, MpiLimits limits = {});
    /// Ends mpirun when it still lives: SIGTERM first, for mpirun ends ranks elsewhere and tidies up.
    ~MpiLauncher() override;

    Result<bool> prepare(RunFacts& facts) override;
    Result<void> launch(const WorkerSpec& order, WorkerListener& sink) override;
    void release() override;
    void stop(WorkerId worker) override;
    void kill(WorkerId worker) override;
    void order(std::optional<WorkerId> worker, std::string_view line) override;
    void poll() override;
    [[nodiscard]] Nanoseconds releaseLead() const override { return m_limits.releaseLead; }
    [[nodiscard]] Nanoseconds announceWithin() const override { return m_limits.giveUpWithin; }
    [[nodiscard]] Nanoseconds stopWithin() const override { return m_limits.stopWithin; }

private:
    Result<void> start(const WorkerSpec& first, WorkerListener& sink);
    [[nodiscard]] QStringList argumentsFor(const WorkerSpec& first) const;
    void serve();
    void readPrinted();
    void noteEnds();
    /// Ranks whose work is done, that failed, or whose connection broke and of which mpirun does not say why.
    void reportDoneAndFailed();
    void keepTimeLimits();
    /// Who has not come, or does not get through MPI_Init.
    [[nodiscard]] Nanoseconds comeWithin() const {
        return m_limits.comeWithin + m_ranks * m_limits.comeWithinEach;
    }
    [[nodiscard]] std::string whoIsMissing(WorkerId worker) const;
    void endMpirun();
    void mpirunFinished(int code, QProcess::ExitStatus status);
    void mpirunFailed(QProcess::ProcessError error);
    [[nodiscard]] RankLast lastOf(int rank) const;
    void reportEnd(WorkerId worker, const WorkerResult& ending);

    const DemoRun& m_run;
    MpiLimits m_limits;
    MpiFinder m_finder;
    std::optional<MpiInfo> m_info;
    std::future<Result<HostRoute>> m_lookup;
    std::optional<HostRoute> m_route;
    MpirunWish m_wish;
    int m_ranks = 0;
    WorkerListener* m_sink = nullptr;
    std::unique_ptr<RankServer> m_server;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QProcess m_mpirun;
    std::int64_t m_mpirunPid = 0;
    std::string m_printed; ///< the end of its stderr
    Nanoseconds m_started{};
    Nanoseconds m_killAt = Nanoseconds::max();
    bool m_wasEnded = false; ///< by us
    bool m_isReleased = false;
    std::map<int, Nanoseconds> m_broken; ///< when a rank's connection ended before its work
    std::map<int, int> m_brokeAs;        ///< as which of them
    std::set<WorkerId> m_done;           ///< said to be, though they have not ended
    std::set<WorkerId> m_reported;
};

/// Makes the workers of the backend mpi.
[[nodiscard]] std::unique_ptr<Launcher> makeMpiLauncher(const DemoRun& run);

} // namespace parascope
