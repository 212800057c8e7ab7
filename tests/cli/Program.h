// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace parascope::test {

/// What became of a program.
struct Outcome {
    int status = -1; ///< exit status; 128 + signal when a signal ended it
    std::string out; ///< its stdout
    std::string err; ///< its stderr

    /// Lines of stderr.
    [[nodiscard]] std::vector<std::string> complaints() const;
};

/// A program that runs, without a display and without a terminal.
class Program {
public:
    /// Starts it from an argument list. `environment` is added to ours.
    Program(const std::string& path, const std::vector<std::string>& arguments,
            const std::map<std::string, std::string>& environment = {});
    /// Kills it when it still runs.
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Closes its stdin and waits for its end.
    Outcome finish();
    void signal(int number) const;
    /// Waits until so many of its children of that name live; their pids.
    [[nodiscard]] std::vector<int> waitForChildren(const std::string& name, std::size_t count) const;
    /// All its children now.
    [[nodiscard]] std::vector<int> children() const;
    /// Waits until it has printed that on stdout, or closes it. What it printed is part of finish(), too.
    void waitForOutput(const std::string& text);
    /// Waits until its stdout, which nobody reads meanwhile, holds hardly another line.
    void waitUntilOutputIsFull() const;
    [[nodiscard]] bool hasEnded() const;
    void waitUntilEnded() const;

private:
    pid_t m_pid = -1;
    int m_in = -1;
    int m_out = -1;
    int m_err = -1;
    std::string m_printed; ///< read by waitForOutput()
};

/// Waits until none of these processes lives any more.
void waitUntilGone(const std::vector<int>& pids);

/// Runs "parascope ARGUMENTS" to its end.
Outcome parascope(const std::vector<std::string>& arguments,
                  const std::map<std::string, std::string>& environment = {});

/// The same by a line of the shell, where "$@" stands for it: `ulimit -n 20; exec "$@"`.
Outcome parascopeInShell(const std::string& line, std::vector<std::string> arguments);

} // namespace parascope::test
