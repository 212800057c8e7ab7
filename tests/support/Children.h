// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace parascope::test {

struct ProcessInfo {
    int pid = 0;
    int parent = 0;
    std::string name;
    char state = '?';
};

/// All processes there are. Source: proc(5), /proc/PID/stat.
inline std::vector<ProcessInfo> allProcesses() {
    std::vector<ProcessInfo> all;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
        std::string line;
        if (!std::getline(std::ifstream(entry.path() / "stat"), line)) {
            continue;
        }
        const auto open = line.find('(');
        const auto close = line.rfind(')');
        if (open == std::string::npos || close == std::string::npos) {
            continue;
        }
        ProcessInfo info;
        info.pid = std::atoi(line.c_str());
        info.name = line.substr(open + 1, close - open - 1);
        std::istringstream(line.substr(close + 1)) >> info.state >> info.parent;
        all.push_back(info);
    }
    return all;
}

/// Children of this process, zombies too: "NAME STATE".
inline std::vector<std::string> ownChildren() {
    std::vector<std::string> children;
    for (const auto& process : allProcesses()) {
        if (process.parent == getpid()) {
            children.push_back(process.name + " " + process.state);
        }
    }
    return children;
}

} // namespace parascope::test
