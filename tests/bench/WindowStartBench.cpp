// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the first content of the window, as a whole process on the offscreen platform. Budget: 0.10 s
// and 90 MB.

#include <array>
#include <benchmark/benchmark.h>
#include <cstdio>
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

struct Opened {
    rusage usage{};
    double peakBytes = 0; ///< as it says itself: ru_maxrss survives exec and would show this program's memory
};

/// Starts the window and waits until it has painted and quit. False when it could not be started.
bool openWindowOnce(Opened& opened) {
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
    std::array<int, 2> said{};
    if (pipe2(said.data(), O_CLOEXEC) != 0) {
        return false;
    }
    posix_spawn_file_actions_adddup2(&quiet, said[1], STDOUT_FILENO);
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, program.c_str(), &quiet, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&quiet);
    close(said[1]);
    auto* const words = fdopen(said[0], "r");
    const bool told = std::fscanf(words, "%lf", &opened.peakBytes) == 1;
    std::fclose(words);
    int status = 0;
    return failed == 0 && wait4(child, &status, 0, &opened.usage) == child && status == 0 && told;
}

void windowStart(benchmark::State& state) {
    Opened opened;
    double cpu = 0;
    for (auto _ : state) {
        if (!openWindowOnce(opened)) {
            state.SkipWithError("the window did not open");
            return;
        }
        cpu += static_cast<double>(opened.usage.ru_utime.tv_usec + opened.usage.ru_stime.tv_usec) / 1e6;
    }
    state.counters["cpu_s"] = benchmark::Counter(cpu, benchmark::Counter::kAvgIterations);
    state.counters["peak_MB"] = opened.peakBytes / 1e6;
}
BENCHMARK(windowStart)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
