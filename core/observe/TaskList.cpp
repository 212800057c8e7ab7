// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/TaskList.h"

#include "core/observe/TaskReader.h"
#include "core/observe/TextScan.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace parascope {

namespace {

std::vector<std::int32_t> childrenOf(ThreadKey thread) {
    std::vector<std::int32_t> children;
    std::string text;
    if (const auto file = openTaskFile(thread, "children"); file.isOpen()) {
        readFromStart(file, text);
    }
    std::string_view rest = text;
    for (std::int32_t pid = 0; scanNumber(rest, pid);) {
        children.push_back(pid);
    }
    return children;
}

} // namespace

std::vector<ThreadKey> threadsOf(std::int32_t pid) {
    std::vector<ThreadKey> threads;
    for (const auto tid : numberedEntries(("/proc/" + std::to_string(pid) + "/task").c_str())) {
        threads.push_back({pid, tid});
    }
    std::sort(threads.begin(), threads.end());
    return threads;
}

std::vector<ThreadKey> threadsBelow(std::int32_t pid) {
    return threadsBelow(pid, {});
}

std::vector<ThreadKey> threadsBelow(std::int32_t pid, const std::set<std::int32_t>& without) {
    std::vector<ThreadKey> all;
    std::vector<std::int32_t> open{pid};
    while (!open.empty()) {
        const auto process = open.back();
        open.pop_back();
        if (without.contains(process)) {
            continue;
        }
        for (const auto& thread : threadsOf(process)) {
            all.push_back(thread);
            const auto children = childrenOf(thread);
            open.insert(open.end(), children.begin(), children.end());
        }
    }
    std::sort(all.begin(), all.end());
    // A process that changed parents while we looked may have been met twice.
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace parascope
