// SPDX-License-Identifier: GPL-3.0-or-later
// What being watched costs a command: the same command by itself and watched, in turn (budget: 2 % of its
// processor time). One that computes and reads all along, and a shell that starts one short program after
// another.

#include "core/base/PrivateFolder.h"
#include "core/demos/classify/ClassifyDemo.h"
#include "core/demos/classify/ClassifyReport.h"
#include "core/engine/MpiFinder.h"
#include "core/engine/RunSession.h"
#include "core/report/Metrics.h"

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <QEventLoop>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char** environ;

namespace {

using namespace parascope;

using Words = std::vector<std::string>;

constexpr auto kRing = PARASCOPE_WORKLOADS "/ring";

/// What a command took, with all that it started.
struct Cost {
    double cpu = 0; ///< seconds
    double wall = 0;
};

double secondsOf(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Cost byItself(Words words) {
    std::vector<char*> arguments;
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const auto begin = monotonicNow();
    pid_t child = 0;
    const int why = posix_spawnp(&child, arguments.front(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (why != 0) {
        return {};
    }
    rusage used{};
    wait4(child, nullptr, 0, &used);
    return {secondsOf(used.ru_utime) + secondsOf(used.ru_stime), toSeconds(monotonicNow() - begin)};
}

Cost watched(RunSession& session, const Words& words) {
    ClassifyQuestion asked;
    asked.command = words;
    QEventLoop loop;
    QObject::connect(&session, &RunSession::finished, &loop, &QEventLoop::quit);
    const auto ids = session.submit(ClassifyDemo().plan(asked));
    loop.exec();
    const auto known = classified(*session.run(ids.front()));
    return {known.cpu, known.wall};
}

void besideItself(benchmark::State& state, const Words& words) {
    EngineHost engine(realEngineParts(), EngineHost::Cores::Ignore);
    RunSession session(engine);
    std::vector<double> cpu;
    std::vector<double> wall;
    byItself(words); // what it reads comes into memory
    for (auto _ : state) {
        const auto alone = byItself(words);
        const auto seen = watched(session, words);
        if (alone.cpu > 0) {
            cpu.push_back(seen.cpu / alone.cpu);
            wall.push_back(seen.wall / alone.wall);
        }
    }
    state.counters["cpu_ratio_median"] = median(cpu);
    state.counters["wall_ratio_median"] = median(wall);
}

/// A file of 200 MB that lies in the kernel's memory.
class LargeFile {
public:
    LargeFile()
        : m_folder(PrivateFolder::create(std::filesystem::temp_directory_path())) {
        constexpr int kMegabytes = 200;
        const std::string megabyte(1'000'000, 'x');
        std::ofstream file(path());
        for (int i = 0; i < kMegabytes && m_folder; ++i) {
            file << megabyte;
        }
    }
    [[nodiscard]] std::string path() const { return m_folder ? m_folder->path() / "large" : "/dev/null"; }

private:
    Result<PrivateFolder> m_folder;
};

void watchingACommandThatComputes(benchmark::State& state) {
    const LargeFile file;
    besideItself(state, {"sha256sum", file.path()});
}
BENCHMARK(watchingACommandThatComputes)->Iterations(11)->UseRealTime()->Unit(benchmark::kMillisecond);

void watchingACommandThatStartsOthers(benchmark::State& state) {
    besideItself(state, {"sh", "-c", "i=0; while [ $i -lt 500 ]; do /bin/true; i=$((i + 1)); done"});
}
BENCHMARK(watchingACommandThatStartsOthers)->Iterations(11)->UseRealTime()->Unit(benchmark::kMillisecond);

/// What each message of an unmodified MPI program costs more when it is told: two ranks that do nothing but
/// send, so it is the most that there can be.
void watchingAnMpiProgram(benchmark::State& state) {
    if (const auto found = MpiFinder().find(); !found || !std::filesystem::exists(kRing)) {
        state.SkipWithError(found ? "this was built without Open MPI" : found.error().text().c_str());
        return;
    }
    constexpr int kRounds = 20'000; // two messages each
    const Words words{"mpirun", "-n", "2", "--oversubscribe", kRing, std::to_string(kRounds)};
    EngineHost engine(realEngineParts(), EngineHost::Cores::Ignore);
    RunSession session(engine);
    std::vector<double> alone;
    std::vector<double> seen;
    for (auto _ : state) {
        alone.push_back(byItself(words).wall);
        seen.push_back(watched(session, words).wall);
    }
    state.counters["alone_ms"] = median(alone) * 1000;
    state.counters["wall_ratio_median"] = median(seen) / median(alone);
    state.counters["us_a_message"] = (median(seen) - median(alone)) * 1e6 / (2 * kRounds);
}
BENCHMARK(watchingAnMpiProgram)->Iterations(7)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
