// SPDX-License-Identifier: GPL-3.0-or-later
// A rank that does what MISBEHAVE says when its number is 1, and works until it is stopped otherwise.
#include "core/run/RankLink.h"

#include <csignal>
#include <cstdlib>
#include <mpi.h>
#include <string>
#include <thread>
#include <unistd.h>

namespace {

using namespace parascope;

[[noreturn]] void sleepForever() {
    while (true) {
        pause();
    }
}

/// Before MPI_Init.
void misbehaveEarly(const std::string& how, const RankInvitation& invitation) {
    if (how == "never-comes") {
        sleepForever();
    }
    if (how == "wrong-token") {
        auto wrong = invitation;
        wrong.token += "x";
        const auto link = RankLink::open(wrong, [] { _exit(1); });
        sleepForever();
    }
}

void endUngently(const std::string& how) {
    if (how == "crashes") {
        std::raise(SIGSEGV);
    } else if (how == "is-killed") {
        std::raise(SIGKILL);
    } else if (how == "exits") {
        _exit(3);
    } else if (how == "leaves") {
        _exit(0);
    } else if (how == "aborts") {
        MPI_Abort(MPI_COMM_WORLD, 7);
    }
}

void misbehave(const std::string& how, RankLink& link) {
    endUngently(how);
    if (how == "rubbish") {
        link.lines().writeLines("hello, world\n");
        sleepForever();
    } else if (how == "deaf") {
        sleepForever();
    } else if (how == "floods") {
        while (!link.lines().isBroken()) {
            link.lines().record({monotonicNow(), monotonicNow(), "flood", State::Running, 0});
        }
    } else if (how == "fails") {
        link.lines().mark("failed", monotonicNow(),
                          R"({"what":"the work","why":"it was too hard","remedy":""})");
    }
}

} // namespace

int main() {
    signal(SIGPIPE, SIG_IGN);
    const auto invitation = RankInvitation::fromEnvironment();
    const char* const wish = std::getenv("MISBEHAVE");
    if (!invitation || wish == nullptr) {
        return 2;
    }
    const std::string how = invitation->rank == 1 ? wish : "works";
    misbehaveEarly(how, *invitation);
    const auto link = RankLink::open(*invitation, [] { _exit(1); });
    if (!link) {
        return 1;
    }
    if (how == "stuck-in-init") {
        sleepForever();
    }
    MPI_Init(nullptr, nullptr);
    auto& lines = (*link)->lines();
    lines.mark("ready", monotonicNow());
    const bool isReleased = (*link)->passGate();
    if (isReleased || how == "deaf") { // a stop may come before the moment that the release names
        lines.record({monotonicNow(), monotonicNow(), "work", State::Running, 0});
        misbehave(how, **link);
        while (how == "works" && !(*link)->stop().stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    lines.mark("done", monotonicNow(), R"({"stopped":true})");
    (*link)->waitForFarewell();
    MPI_Finalize();
    _exit(0);
}
