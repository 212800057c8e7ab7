// SPDX-License-Identifier: GPL-3.0-or-later
// A program of known shape, for who watches programs: shape NAME [MILLISECONDS [COUNT]]
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::milliseconds g_length{500};
int g_count = 2;

bool goesOn(Clock::time_point began) {
    return Clock::now() - began < g_length;
}

void spin() {
    volatile unsigned sum = 0;
    for (const auto began = Clock::now(); goesOn(began);) {
        for (unsigned i = 0; i < 20'000; ++i) {
            sum = sum + i;
        }
    }
}

void sleepOnly() {
    std::this_thread::sleep_for(g_length);
}

void inThreads(const std::function<void()>& work) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < g_count; ++i) {
        threads.emplace_back(work);
    }
}

/// Each holds the lock while it computes, and gives it up for no longer than it takes to ask for it again.
void convoy() {
    std::mutex mutex;
    inThreads([&mutex] {
        volatile unsigned sum = 0;
        for (const auto began = Clock::now(); goesOn(began);) {
            const std::lock_guard guard(mutex);
            for (unsigned i = 0; i < 200'000; ++i) {
                sum = sum + i;
            }
        }
    });
}

/// A program that starts others, one after another, each over before anybody can look at it.
void shortChildren() {
    const auto length = g_length;
    g_length = std::min(g_length, std::chrono::milliseconds(1));
    for (int i = 0; i < g_count; ++i) {
        const auto pid = fork();
        if (pid == 0) {
            spin();
            _exit(0);
        }
        waitpid(pid, nullptr, 0);
    }
    g_length = length;
}

void computeThenSleep() {
    spin();
    sleepOnly();
}

/// Leaves a process behind that has cut all ties: its parent ends, and it has a session of its own.
void daemonBehind() {
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            close(STDOUT_FILENO);
            close(STDERR_FILENO);
            sleepOnly();
        }
        _exit(0);
    }
    wait(nullptr);
}

/// A client that asks a server on this machine, which takes its time to answer.
void network() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        std::exit(3);
    }
    if (fork() == 0) {
        sleepOnly();
        _exit(static_cast<int>(write(ends[1], "x", 1)) - 1);
    }
    char answer = 0;
    static_cast<void>(!recv(ends[0], &answer, 1, 0));
}

void flood() {
    const std::string line(1023, 'x');
    for (int i = 0; i < g_count * 1024; ++i) {
        std::puts(line.c_str());
    }
}

void untilInputEnds() {
    char letter = 0;
    int count = 0;
    while (read(STDIN_FILENO, &letter, 1) == 1) {
        ++count;
    }
    std::printf("read %d bytes\n", count);
}

void ignoreTheEnd() {
    std::signal(SIGTERM, SIG_IGN);
    sleepOnly();
}

const std::map<std::string, std::function<void()>>& shapes() {
    static const std::map<std::string, std::function<void()>> kShapes{
        {"spin", spin},
        {"sleep", sleepOnly},
        {"threads", [] { inThreads(spin); }},
        {"sleeping-threads", [] { inThreads(sleepOnly); }},
        {"convoy", convoy},
        {"children", shortChildren},
        {"phases", computeThenSleep},
        {"daemon", daemonBehind},
        {"network", network},
        {"flood", flood},
        {"input", untilInputEnds},
        {"stubborn", ignoreTheEnd},
        {"exit", [] { std::exit(g_count); }},
        {"crash", [] { std::raise(SIGSEGV); }},
    };
    return kShapes;
}

} // namespace

int main(int argc, char** argv) {
    const auto shape = shapes().find(argc > 1 ? argv[1] : "");
    if (shape == shapes().end()) {
        std::fputs("shape NAME [MILLISECONDS [COUNT]]\n", stderr);
        return 2;
    }
    g_length = std::chrono::milliseconds(argc > 2 ? std::atoi(argv[2]) : 500);
    g_count = argc > 3 ? std::atoi(argv[3]) : 2;
    shape->second();
    return 0;
}
