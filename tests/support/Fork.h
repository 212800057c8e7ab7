// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace parascope::test {

/// A process that does one thing and ends.
class Forked {
public:
    template <class Work>
    explicit Forked(const Work& work)
        : m_pid(fork()) {
        if (m_pid == 0) {
            work();
            std::_Exit(0);
        }
    }
    Forked(Forked&& other) noexcept
        : m_pid(other.m_pid) {
        other.m_pid = -1;
    }
    Forked(const Forked&) = delete;
    Forked& operator=(const Forked&) = delete;
    Forked& operator=(Forked&&) = delete;
    ~Forked() { kill(); }

    /// Waits for its end; true when it ended by itself.
    bool join() {
        int status = 0;
        waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    void kill() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            join();
        }
    }

private:
    pid_t m_pid;
};

} // namespace parascope::test
