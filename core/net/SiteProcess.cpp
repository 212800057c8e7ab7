// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SiteProcess.h"

#include "core/base/AtomicFile.h"
#include "core/base/OwnPrograms.h"
#include "core/base/Time.h"
#include "core/net/PageFetcher.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

extern char** environ; // NOLINT(readability-redundant-declaration): not every libc declares it

namespace parascope {

namespace {

constexpr auto kCannotStart = "the built-in site cannot be started";

/// Starts the program with its stdout in a pipe. 0, or what is wrong.
int spawnSite(const std::string& program, std::vector<std::string> words, int outEnd, pid_t& pid) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, outEnd, STDOUT_FILENO);
    std::vector<char*> arguments;
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const int status = posix_spawn(&pid, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return status;
}

/// The line that it prints when it answers, or cannot; empty when none comes.
std::string readLine(int descriptor) {
    constexpr auto kLongest = std::chrono::seconds(5);
    const auto until = monotonicNow() + kLongest;
    std::string line;
    while (!line.ends_with('\n') && monotonicNow() < until) {
        pollfd news{descriptor, POLLIN, 0};
        char byte = 0;
        if (poll(&news, 1, 100) > 0) {
            const auto got = read(descriptor, &byte, 1);
            if (got == 0 || (got < 0 && errno != EINTR)) {
                return {};
            }
            line.append(got > 0 ? 1 : 0, byte);
        }
    }
    return line.ends_with('\n') ? line.substr(0, line.size() - 1) : std::string();
}

/// Why there is no address in its line: it says the reason and the remedy, or nothing.
Error whyNoAddress(const std::string& line) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) {
        return {kCannotStart, "it did not say where it answers", "start site_server by hand to see why"};
    }
    return {kCannotStart, line.substr(0, tab), line.substr(tab + 1)};
}

} // namespace

Result<SiteProcess> SiteProcess::start(std::optional<Nanoseconds> delay) {
    const auto program = findOwnProgram("site_server");
    if (!program) {
        return failure(program.error());
    }
    std::array<int, 2> out{};
    if (pipe2(out.data(), O_CLOEXEC) != 0) {
        return failure(kCannotStart, std::strerror(errno), "close other programs");
    }
    pid_t pid = -1;
    std::vector<std::string> words{"site_server", "--with-starter", // ends with the thread that starts it
                                   std::to_string(getpid())};
    if (delay) {
        words.insert(words.end(), {"--delay-ms", std::to_string(*delay / std::chrono::milliseconds(1))});
    }
    const int status = spawnSite(*program, std::move(words), out[1], pid);
    close(out[1]);
    SiteProcess site(status == 0 ? pid : -1);
    auto line = status == 0 ? readLine(out[0]) : std::string();
    close(out[0]);
    if (status != 0) {
        return failure(kCannotStart, std::strerror(status), "close other programs");
    }
    if (!line.starts_with("http://")) {
        return failure(whyNoAddress(line));
    }
    site.m_address = std::move(line);
    return site;
}

Result<void> SiteProcess::saveList(int pages, bool misbehaving, const std::filesystem::path& file) const {
    auto fetcher = PageFetcher::create();
    if (!fetcher) {
        return failure(fetcher.error());
    }
    const auto list = fetcher->fetch(
        m_address + "/urls.txt?n=" + std::to_string(pages) + (misbehaving ? "&misbehaving=1" : ""), {});
    auto saved = list ? AtomicFile::open(file) : failure(list.error());
    if (!saved) {
        return failure(saved.error());
    }
    saved->write((**list).body);
    return saved->commit();
}

SiteProcess::SiteProcess(SiteProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_address(std::move(other.m_address)) {}

SiteProcess::~SiteProcess() {
    if (m_pid > 0) {
        kill(m_pid, SIGKILL); // it has nothing to lose
        waitpid(m_pid, nullptr, 0);
    }
}

} // namespace parascope
