// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/MpirunWords.h"

#include "core/base/SignalWords.h"

#include <charconv>

namespace parascope {

namespace {

/// The whole number behind the first `mark` from `from` on.
std::optional<int> numberBehind(std::string_view text, std::string_view mark, std::size_t from = 0) {
    const auto at = text.find(mark, from);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    auto rest = text.substr(at + mark.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
    int number = 0;
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return problem == std::errc() ? std::optional(number) : std::nullopt;
}

/// "mpirun noticed that process rank 1 with PID 0 on node h2 exited on signal 11 (Segmentation fault)."
std::optional<MpirunFault> endedBySignal(std::string_view printed) {
    const auto at = printed.find("noticed that process rank ");
    const auto signal = at == std::string_view::npos ? std::nullopt : numberBehind(printed, "on signal ", at);
    const auto rank = signal ? numberBehind(printed, "process rank ", at) : std::nullopt;
    return rank ? std::optional(MpirunFault{rank, WorkerExit::Crashed, endBySignal(*signal)}) : std::nullopt;
}

/// "MPI_ABORT was invoked on rank 1 in communicator MPI_COMM_WORLD with errorcode 7."
std::optional<MpirunFault> aborted(std::string_view printed) {
    const auto at = printed.find("MPI_ABORT was invoked on rank ");
    const auto rank =
        at == std::string_view::npos ? std::nullopt : numberBehind(printed, "invoked on rank ", at);
    if (!rank) {
        return std::nullopt;
    }
    const auto code = numberBehind(printed, "with errorcode ", at);
    return MpirunFault{rank, WorkerExit::Exited,
                       "ended the run: it called MPI_Abort" +
                           (code ? " with code " + std::to_string(*code) : std::string())};
}

/// "Process name: [[18032,1],1]  Exit code: 3"
std::optional<MpirunFault> exitedWithCode(std::string_view printed) {
    const auto at = printed.find("Process name: [[");
    const auto code = at == std::string_view::npos ? std::nullopt : numberBehind(printed, "Exit code:", at);
    const auto rank = code ? numberBehind(printed, "],", at) : std::nullopt;
    return rank ? std::optional(MpirunFault{rank, WorkerExit::Exited,
                                            "ended before its work was done: it exited (exit code " +
                                                std::to_string(*code) + ")"})
                : std::nullopt;
}

/// "mpirun has exited due to process rank 1 with PID 0 on node vm exiting improperly."
std::optional<MpirunFault> leftWithoutAWord(std::string_view printed) {
    const auto rank = numberBehind(printed, "has exited due to process rank ");
    return rank ? std::optional(MpirunFault{rank, WorkerExit::Exited,
                                            "ended without leaving MPI: it did not call MPI_Finalize"})
                : std::nullopt;
}

/// Sentences that are about no rank, and what they come to.
struct KnownSentence {
    std::string_view said;
    std::string_view message;
};
constexpr std::string_view kHostIsGone =
    "lost the others: a host does not answer any more; see that all hosts run and reach each other";
constexpr KnownSentence kSentences[] = {
    {"not enough slots available",
     "did not begin: there are more ranks than places; use fewer workers, or give the hosts more"},
    {"attempt to run as root", "did not begin: Open MPI does not run as root unless it is told to twice; run "
                               "Parascope as another user, "
                               "or set OMPI_ALLOW_RUN_AS_ROOT=1 and OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1"},
    {"binding more\nprocesses than cpus",
     "did not begin: there are more ranks than cores to bind them to; use --bind-to none"},
    {"lost communication with", kHostIsGone},
    {"lost connection", kHostIsGone},
};

/// Which host could not start the program, or is not reached.
std::optional<MpirunFault> notStarted(std::string_view printed) {
    if (printed.find("could not access\nor execute an executable") != std::string_view::npos) {
        const auto node = printed.find("Node: ");
        const auto host = node == std::string_view::npos
                              ? std::string("a host")
                              : std::string(printed.substr(node + 6, printed.find('\n', node) - node - 6));
        return MpirunFault{std::nullopt, WorkerExit::Exited,
                           "did not begin: " + host +
                               " has no mpi_worker in the same place as here; install Parascope there, too"};
    }
    if (printed.find("unable to reliably start one or more daemons") != std::string_view::npos ||
        printed.find("ORTE daemon has unexpectedly failed") != std::string_view::npos) {
        return MpirunFault{std::nullopt, WorkerExit::Exited,
                           "did not begin: mpirun could not start on a host (" + firstWordsOf(printed) +
                               "); see that 'ssh HOST orted --version' works there without a password"};
    }
    return std::nullopt;
}

} // namespace

std::string firstWordsOf(std::string_view printed) {
    constexpr std::size_t kMost = 200;
    while (!printed.empty()) {
        const auto end = std::min(printed.find('\n'), printed.size());
        const auto line = printed.substr(0, end);
        if (line.find_first_not_of("- \t\r") != std::string_view::npos) {
            return std::string(line.substr(0, kMost));
        }
        printed.remove_prefix(std::min(end + 1, printed.size()));
    }
    return "it said nothing";
}

std::optional<MpirunFault> mpirunFault(std::string_view printed) {
    // What one rank did comes first: that the others were ended, and how, follows from it.
    for (const auto& look : {aborted, endedBySignal, exitedWithCode, leftWithoutAWord, notStarted}) {
        if (auto found = look(printed)) {
            return found;
        }
    }
    for (const auto& [said, message] : kSentences) {
        if (printed.find(said) != std::string_view::npos) {
            return MpirunFault{std::nullopt, WorkerExit::Exited, std::string(message)};
        }
    }
    return std::nullopt;
}

} // namespace parascope
