// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the first content of the window, as a whole process on the offscreen platform. Budget: 0.10 s
// and 90 MB.

#include <array>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace {

/// Starts the window, waits until it has painted and quit; its usage, or nothing when it could not be
/// started.
bool openWindowOnce(rusage& usage) {
    std::vector<char*> environment;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        environment.push_back(*variable);
    }
    std::string quit = "PARASCOPE_QUIT_AFTER_FIRST_PAINT=1";
    std::string platform = "QT_QPA_PLATFORM=offscreen";
    environment.push_back(quit.data());
    environment.push_back(platform.data());
    environment.push_back(nullptr);
    std::string program = PARASCOPE_PROGRAM;
    std::array<char*, 2> arguments{program.data(), nullptr};
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, program.c_str(), &quiet, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&quiet);
    int status = 0;
    return failed == 0 && wait4(child, &status, 0, &usage) == child && status == 0;
}

void windowStart(benchmark::State& state) {
    rusage usage{};
    double cpu = 0;
    for (auto _ : state) {
        if (!openWindowOnce(usage)) {
            state.SkipWithError("the window did not open");
            return;
        }
        cpu += static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    }
    state.counters["cpu_s"] = benchmark::Counter(cpu, benchmark::Counter::kAvgIterations);
    state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1000;
}
BENCHMARK(windowStart)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
