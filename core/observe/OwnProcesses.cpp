// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/OwnProcesses.h"

#include "core/observe/ProcFile.h"
#include "core/observe/TaskList.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {

namespace {

/// The number that is the folder's name; 0: it is no process.
std::int32_t pidOf(const std::string& name) {
    std::int32_t pid = 0;
    const auto* const end = name.data() + name.size();
    const auto [at, problem] = std::from_chars(name.data(), end, pid);
    return problem == std::errc{} && at == end ? pid : 0;
}

bool isOurs(const std::filesystem::path& folder) {
    struct stat known {};
    return ::stat(folder.c_str(), &known) == 0 && known.st_uid == ::geteuid();
}

/// Its words, which the kernel ends with a zero byte each, in one line.
std::string commandOf(const std::filesystem::path& folder) {
    auto text = readWholeFile((folder / "cmdline").c_str());
    while (!text.empty() && text.back() == '\0') {
        text.pop_back();
    }
    std::replace(text.begin(), text.end(), '\0', ' ');
    return text;
}

} // namespace

std::vector<OwnProcess> ownProcesses(const std::filesystem::path& root) {
    std::set<std::int32_t> ourOwn{::getpid()};
    for (const auto& thread : threadsBelow(::getpid())) {
        ourOwn.insert(thread.pid);
    }
    std::vector<OwnProcess> found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(root, ignored)) {
        const auto pid = pidOf(entry.path().filename().string());
        if (pid == 0 || ourOwn.contains(pid) || !isOurs(entry.path())) {
            continue;
        }
        if (auto command = commandOf(entry.path()); !command.empty()) {
            found.push_back({pid, std::move(command)});
        }
    }
    std::sort(found.begin(), found.end(),
              [](const OwnProcess& one, const OwnProcess& other) { return one.pid > other.pid; });
    return found;
}

} // namespace parascope
