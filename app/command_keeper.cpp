// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a command that is watched: starts it, speaks for it to Parascope (core/trace/FORMAT.md), and ends it
// with all that it started, daemons too, when it is told to or nobody is left to tell. It links no Qt.
//
//   command_keeper [--input FILE | --lines 1] [--seconds-ns N] [--mpi-calls PATH] -- COMMAND ARG…
//
// FILE: a descriptor that is inherited and becomes the command's stdin. With --lines it is a worker of ours,
// and what it is told comes to it on its stdin. With neither there is no stdin.

#include "core/base/JsonWriter.h"
#include "core/base/OwnPrograms.h"
#include "core/run/KeptCommand.h"
#include "core/run/RankPreload.h"
#include "core/trace/EventWriter.h"
#include "core/trace/LineRecorder.h"
#include "core/work/ControlLines.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

using namespace parascope;

/// What comes in on our stdin goes on to the command, but for what is meant for us.
class Lines {
public:
    /// The command's stdin from now on.
    int open() {
        std::array<int, 2> ends{-1, -1};
        if (pipe2(ends.data(), O_CLOEXEC) == 0) {
            m_out = FileHandle(ends[1]);
        }
        return ends[0];
    }
    void passOn(std::string_view line) const {
        const auto whole = std::string(line) + "\n";
        if (m_out.isOpen()) {
            static_cast<void>(!write(m_out.descriptor(), whole.data(), whole.size()));
        }
    }

private:
    FileHandle m_out;
};

KeptCommand::Wish wishIn(int argc, char** argv, Lines& lines) {
    KeptCommand::Wish wish;
    int at = 1;
    for (; at + 1 < argc && std::string_view(argv[at]) != "--"; at += 2) {
        const std::string_view option = argv[at];
        const auto number = std::strtoll(argv[at + 1], nullptr, 10);
        if (option == "--input") {
            wish.input = static_cast<int>(number);
        } else if (option == "--lines") {
            wish.input = lines.open();
        } else if (option == "--seconds-ns") {
            wish.longest = Nanoseconds(number);
        } else if (option == "--mpi-calls") { // where ranks note what they do (core/run/RankCallSlot.h)
            setenv("PARASCOPE_MPI_CALLS", argv[at + 1], 1);
        }
    }
    wish.words.assign(argv + std::min(at + 1, argc), argv + argc);
    return wish;
}

/// Says what the protocol wants in the name of the command.
class Spokesman {
public:
    Spokesman(int descriptor, pid_t command)
        : m_lines(descriptor)
        , m_where{command, command} {}

    void say(std::string_view name, const std::function<void(JsonWriter&)>& more = {}) {
        JsonWriter args;
        args.beginObject();
        args.field("keeper", std::int64_t{getpid()});
        if (more) {
            more(args);
        }
        args.endObject();
        m_lines.writeLines(std::string(m_writer.mark(m_where, name, monotonicNow(), args.text())) + "\n");
    }

private:
    LineRecorder m_lines;
    EventWriter m_writer;
    EventWriter::Where m_where;
};

void sayEnd(Spokesman& spokesman, const Result<CommandEnd>& end) {
    spokesman.say(end ? "done" : "failed", [&end](JsonWriter& args) {
        if (!end) {
            args.field("what", end.error().what);
            args.field("why", end.error().why);
            args.field("remedy", end.error().remedy);
            return;
        }
        args.texts("results", end->texts());
        args.field("cpu_ns", std::int64_t{(end->use.user + end->use.system).count()});
        args.field("voluntary", end->left);
        args.field("preempted", end->pushed);
        args.field("peak_rss_bytes", end->peakRssBytes);
    });
}

/// Ranks of Open MPI that the command starts tell what they do in MPI. mpirun closes what they would inherit:
/// they open our descriptor by its name.
void haveRanksTell(std::vector<std::string>& words, const char* file) {
    constexpr auto kList = "OMPI_MCA_mca_base_env_list";
    const auto library = findOwnProgram("libparascope_mpi.so");
    const char* const list = std::getenv(kList);
    auto preload = preloadedInRanks(std::move(words), library ? library->string() : std::string(),
                                    list != nullptr ? list : "");
    words = std::move(preload.words);
    if (preload.isOfRanks) {
        const auto path = "/proc/" + std::to_string(getpid()) + "/fd/" + file;
        setenv("PARASCOPE_MPI_TRACE", path.c_str(), 1);
    }
    if (!preload.list.empty()) {
        setenv(kList, preload.list.c_str(), 1);
    }
}

/// A Ctrl+C reaches us too, but is for who started us: we have to end what we keep.
void takeOnlyWhatIsForUs() {
    sigset_t terminate;
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    sigprocmask(SIG_BLOCK, &terminate, nullptr);
    signal(SIGINT, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
}

} // namespace

int main(int argc, char** argv) {
    const char* const file = std::getenv("PARASCOPE_TRACE_FD");
    Lines lines;
    auto wish = wishIn(argc, argv, lines);
    if (file == nullptr || wish.words.empty()) {
        std::fprintf(stderr, "command_keeper: is started by Parascope, which uses it\n");
        return 2;
    }
    takeOnlyWhatIsForUs();
    haveRanksTell(wish.words, file);
    const auto kept = KeptCommand::start(std::move(wish));
    Spokesman spokesman(static_cast<int>(std::strtol(file, nullptr, 10)), kept ? (*kept)->pid() : getpid());
    if (!kept) {
        sayEnd(spokesman, failure(kept.error()));
        return 1;
    }
    spokesman.say("ready");
    const auto take = [&](std::string_view line) {
        if (line == control_line::kStop) {
            (*kept)->stop();
            return;
        }
        if (line == control_line::kGo) {
            (*kept)->go();
        }
        lines.passOn(line);
    };
    const ControlLines control(STDIN_FILENO, {take, [&kept] { (*kept)->stop(); }});
    sayEnd(spokesman, (*kept)->waitForEnd());
    // At once: whoever looks for leaks at the end of a program starts a process of its own, and that would
    // count.
    std::_Exit(EXIT_SUCCESS);
}
