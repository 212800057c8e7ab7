// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/QuietThreads.h"

#include "core/observe/TaskList.h"
#include "core/observe/TaskReader.h"

#include <algorithm>

namespace parascope {

void QuietThreads::begin(std::int32_t pid, Nanoseconds time) {
    KernelTaskReader reader;
    for (const auto& thread : threadsBelow(pid)) {
        const auto reading = reader.read(thread);
        if (!reading || reading->isDead()) {
            continue;
        }
        SchedSlice quiet;
        quiet.thread = thread;
        quiet.kind = reading->isRunnable() ? PieceKind::OnCore : PieceKind::OffCore;
        quiet.core = reading->stat.core;
        quiet.estimated = true;
        quiet.span = {time, time};
        m_threads[thread.tid] = quiet;
    }
}

std::vector<SchedSlice> QuietThreads::with(std::vector<SchedSlice> open, Nanoseconds atLeast) {
    Nanoseconds now{};
    for (const auto& piece : open) {
        now = std::max(now, piece.span.end);
    }
    now = now == Nanoseconds{} ? atLeast : now;
    for (auto& [tid, quiet] : m_threads) {
        quiet.span.end = std::max(quiet.span.end, now);
        open.push_back(quiet);
    }
    return open;
}

void QuietThreads::end(std::span<const SchedSlice> open, std::vector<SchedSlice>& finished) {
    if (m_threads.empty()) {
        return;
    }
    std::vector<SchedSlice> ended;
    const auto heardOf = [this, &ended](const SchedSlice& heard) {
        const auto quiet = m_threads.find(heard.thread.tid);
        if (quiet != m_threads.end()) {
            quiet->second.span.end = std::max(heard.span.begin, quiet->second.span.begin);
            ended.push_back(quiet->second);
            m_threads.erase(quiet);
        }
    };
    std::for_each(finished.begin(), finished.end(), heardOf);
    std::for_each(open.begin(), open.end(), heardOf);
    finished.insert(finished.begin(), ended.begin(), ended.end());
}

} // namespace parascope
