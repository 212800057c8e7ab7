// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include "tests/support/Children.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

namespace parascope::test {

namespace {

std::array<int, 2> makePipe() {
    std::array<int, 2> ends{};
    EXPECT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
    return ends;
}

/// In the child: becomes the program. Does not return.
[[noreturn]] void become(const std::string& path, const std::vector<std::string>& arguments,
                         const std::map<std::string, std::string>& environment) {
    std::signal(SIGHUP, SIG_DFL); // whoever started the tests may have it ignored
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("QT_QPA_PLATFORM");
    for (const auto& [name, value] : environment) {
        setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<char*> words{const_cast<char*>(path.c_str())};
    for (const auto& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    execv(path.c_str(), words.data());
    std::_Exit(127);
}

/// Reads both to their ends, whichever comes first.
void readAll(int out, std::string& outText, int err, std::string& errText) {
    std::array<pollfd, 2> files{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    const std::array<std::string*, 2> texts{&outText, &errText};
    while (files[0].fd >= 0 || files[1].fd >= 0) {
        poll(files.data(), files.size(), -1);
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (files[i].fd < 0 || files[i].revents == 0) {
                continue;
            }
            std::array<char, 65536> buffer{};
            const auto got = read(files[i].fd, buffer.data(), buffer.size());
            if (got > 0) {
                texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
            } else {
                files[i].fd = -1;
            }
        }
    }
}

void closeFile(int& file) {
    if (file >= 0) {
        close(file);
        file = -1;
    }
}

} // namespace

std::vector<std::string> Outcome::complaints() const {
    std::istringstream text(err);
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    return lines;
}

Program::Program(const std::string& path, const std::vector<std::string>& arguments,
                 const std::map<std::string, std::string>& environment) {
    auto in = makePipe();
    auto out = makePipe();
    auto err = makePipe();
    m_pid = fork();
    if (m_pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(err[1], STDERR_FILENO);
        become(path, arguments, environment);
    }
    closeFile(in[0]);
    closeFile(out[1]);
    closeFile(err[1]);
    m_in = in[1];
    m_out = out[0];
    m_err = err[0];
}

Program::~Program() {
    if (m_pid > 0) {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    closeFile(m_in);
    closeFile(m_out);
    closeFile(m_err);
}

Outcome Program::finish() {
    Outcome outcome;
    outcome.out = m_printed;
    closeFile(m_in);
    readAll(m_out, outcome.out, m_err, outcome.err);
    int status = 0;
    waitpid(m_pid, &status, 0);
    m_pid = -1;
    outcome.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return outcome;
}

void Program::signal(int number) const {
    kill(m_pid, number);
}

std::vector<int> Program::waitForChildren(const std::string& name, std::size_t count) const {
    // /proc tells nobody that it changed: look again and again. The test's time limit is the limit.
    std::vector<int> pids;
    while (pids.size() < count && !hasEnded()) {
        pids.clear();
        for (const auto& process : allProcesses()) {
            if (process.parent == m_pid && process.name == name) {
                pids.push_back(process.pid);
            }
        }
        sched_yield();
    }
    return pids;
}

std::vector<int> Program::children() const {
    std::vector<int> pids;
    for (const auto& process : allProcesses()) {
        if (process.parent == m_pid) {
            pids.push_back(process.pid);
        }
    }
    return pids;
}

void Program::waitForOutput(const std::string& text) {
    while (m_printed.find(text) == std::string::npos) {
        std::array<char, 4096> buffer{};
        const auto got = read(m_out, buffer.data(), buffer.size());
        if (got <= 0) {
            return;
        }
        m_printed.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

void Program::waitUntilOutputIsFull() const {
    // A pipe is a row of pages, and a line that does not fit into the rest of one goes into the next.
    constexpr int kLine = 100;
    fcntl(m_out, F_SETPIPE_SZ, getpagesize()); // as small as it can be made
    const int pages = fcntl(m_out, F_GETPIPE_SZ) / getpagesize();
    int waiting = 0;
    while (waiting < pages * (getpagesize() - kLine) && !hasEnded()) {
        ioctl(m_out, FIONREAD, &waiting);
        sched_yield();
    }
}

bool Program::hasEnded() const {
    siginfo_t info{}; // without taking its status away
    return waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           info.si_pid != 0;
}

void Program::waitUntilEnded() const {
    siginfo_t info{};
    waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOWAIT);
}

void waitUntilGone(const std::vector<int>& pids) {
    const auto lives = [](int pid) {
        const auto all = allProcesses();
        return std::any_of(all.begin(), all.end(),
                           [&](const auto& process) { return process.pid == pid && process.state != 'Z'; });
    };
    while (std::any_of(pids.begin(), pids.end(), lives)) {
        sched_yield();
    }
}

Outcome parascope(const std::vector<std::string>& arguments,
                  const std::map<std::string, std::string>& environment) {
    return Program(PARASCOPE_PROGRAM, arguments, environment).finish();
}

Outcome parascopeInShell(const std::string& line, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-c", line, "sh", PARASCOPE_PROGRAM});
    return Program("/bin/sh", arguments).finish();
}

} // namespace parascope::test
