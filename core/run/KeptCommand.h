// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/observe/ProcessReading.h"
#include "core/observe/ProcFile.h"

#include <atomic>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace parascope {

/// How a command ended, and what it and all that it started have used.
struct CommandEnd {
    int exitCode = 0; ///< 128 + the signal when one ended it, as shells have it
    int signal = 0;   ///< 0: it ended by itself
    bool wasStopped = false;
    Nanoseconds outlived{}; ///< how long something that it started went on after it
    ProcessUse use;
    std::uint64_t peakRssBytes = 0; ///< of its largest process
    std::uint64_t left = 0;         ///< times its threads gave their cores up
    std::uint64_t pushed = 0;       ///< times they were pushed off them

    /// As a worker's results, "exit_code=0", and back; what is missing is 0.
    [[nodiscard]] std::vector<std::string> texts() const;
    [[nodiscard]] static CommandEnd fromTexts(const std::vector<std::string>& texts);
    bool operator==(const CommandEnd&) const = default;
};

/// Starts a command as a child of this process and keeps all that comes of it: daemons and double forks stay
/// below us, as the kernel hands us those that lost their parents; and all of them can be ended.
///
/// For a process of its own that does nothing else (command_keeper): it waits for every child there is.
class KeptCommand {
public:
    struct Wish {
        std::vector<std::string> words; ///< the program and its arguments; never through a shell
        int input = -1;                 ///< what it reads as stdin; -1: nothing
        Nanoseconds longest{};          ///< it is stopped then; 0: never
    };

    /// The child waits for go(). Call it before there are threads.
    static Result<std::unique_ptr<KeptCommand>> start(Wish wish);

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Lets it begin. Any thread may call.
    void go();
    /// Ends it and all that it started: asked first, then forced. Any thread may call.
    void stop();
    /// Waits until nothing of it is left. The Error: it could not be started.
    [[nodiscard]] Result<CommandEnd> waitForEnd();

private:
    KeptCommand() = default;

    void reap();
    void endAll();
    [[nodiscard]] int millisecondsToWait() const;
    [[nodiscard]] CommandEnd sumUp() const;

    Wish m_wish;
    pid_t m_pid = -1;
    FileHandle m_gate;  ///< closed or written: the child goes on
    FileHandle m_fault; ///< why it could not be started, from the child
    FileHandle m_wake;  ///< an eventfd: stop() was called
    FileHandle m_ended; ///< a signalfd: SIGCHLD
    CommandEnd m_end;
    std::atomic<bool> m_mustStop = false;
    Nanoseconds m_began{};
    Nanoseconds m_asked{};        ///< to stop
    Nanoseconds m_commandEnded{}; ///< the command itself
    bool m_hasChildren = true;
};

} // namespace parascope
