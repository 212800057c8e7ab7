// SPDX-License-Identifier: GPL-3.0-or-later
// What a rank of the backend "mpi" is. It links MPI and no Qt, and is started by mpirun:
//
//   mpi_worker [DEMO] ARG…       as DemoRun::program() of that demo says; without one: TASK SIZE
//
// It talks to the launcher over a connection of its own (core/trace/FORMAT.md), for mpirun tears the lines
// that ranks print and hands its stdin to rank 0 alone.

#include "app/MpiPeers.h"
#include "app/WorkerEnd.h"
#include "app/WorkerProgram.h"
#include "core/run/RankLink.h"
#include "core/run/RankSchedule.h"

#include <cstdio>
#include <mpi.h>
#include <optional>
#include <unistd.h>

namespace {

using namespace parascope;

int complain(const Error& error, int status) {
    std::fprintf(stderr, "mpi_worker: %s\n", error.text().c_str());
    return status;
}

WorkReport failed(const Error& error) {
    WorkReport report;
    report.error = error;
    report.ended = monotonicNow();
    return report;
}

/// Whether the MPI that this program links is the one whose mpirun started it: another one would make as many
/// worlds of one rank each.
Result<void> joinWorld(const RankInvitation& invitation) {
    int given = MPI_THREAD_SINGLE;
    if (MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given) != MPI_SUCCESS) {
        return failure("MPI_Init failed", "Open MPI says no more");
    }
    int ranks = 0;
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    if (ranks != invitation.ranks) {
        return failure("this rank sees " + std::to_string(ranks) + " of " + std::to_string(invitation.ranks) +
                           " ranks",
                       "mpirun and mpi_worker are of different MPIs", "build Parascope with that of mpirun");
    }
    return {};
}

WorkReport live(RankLink& link, WorkerBody& body) {
    link.lead(&body);
    std::optional<RankSchedule> schedule;
    if (link.isWatched()) {
        schedule.emplace([&link](std::string_view lines) { link.write(lines); });
    }
    link.lines().mark("ready", monotonicNow());
    if (!link.passGate()) {
        return stoppedBeforeItBegan();
    }
    WatchfulRecorder recorder(link.lines(), link.stop());
    MpiPeers peers(recorder, link.lines(), link.stop().get_token());
    TaskContext context{recorder, link.stop().get_token()};
    context.ranks = &peers;
    auto report = body.work(context);
    if (const auto total = peers.total()) {
        report.total = toDecimal(*total);
    }
    if (schedule) {
        schedule->finish(); // before the last word, behind which nothing is heard
    }
    return report;
}

} // namespace

int main(int argc, char** argv) {
    takeSignals();
    const auto invitation = RankInvitation::fromEnvironment();
    if (!invitation) {
        return complain(invitation.error(), 2);
    }
    const auto link = RankLink::open(*invitation, [] { _exit(1); });
    if (!link) {
        return complain(link.error(), 1);
    }
    auto& lines = (*link)->lines();
    const auto body = makeBody({argv + 1, argv + argc}, lines);
    if (!body) {
        markEnd(lines, failed(body.error()));
        (*link)->waitForFarewell();
        return 1; // before MPI_Init: mpirun ends the others
    }
    const auto joined = joinWorld(*invitation);
    const auto report = joined ? live(**link, **body) : failed(joined.error());
    markEnd(lines, report);
    (*link)->waitForFarewell();
    (*link)->lead(nullptr);
    if (const auto refusal = (*link)->refusal(); !refusal.empty()) {
        return complain({"the launcher does not want this rank", refusal, ""}, 1);
    }
    if (!joined) {
        return 1;
    }
    MPI_Finalize();
    // Nothing of ours is left to do, and what MPI's libraries do at an exit is not worth the wait.
    _exit(report.failed() ? 1 : 0);
}
