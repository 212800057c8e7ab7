// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/TaskReader.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace parascope {

namespace {

// Two descriptors each: 256 of the usual 1024.
constexpr std::size_t kMostThreadsKeptOpen = 128;

} // namespace

std::optional<Nanoseconds> cpuTimeOfOwnThread(std::int32_t tid) {
    // The kernel's number for "scheduler clock of thread TID" (include/linux/posix-timers_types.h: the
    // inverted id above three bits, of which 4 says "per thread" and 2 says "scheduler clock").
    // pthread_getcpuclockid(3) makes the same number, but needs a pthread_t.
    const auto clock = static_cast<clockid_t>((~static_cast<std::uint32_t>(tid) << 3U) | 6U);
    timespec time{};
    if (::clock_gettime(clock, &time) != 0) {
        return std::nullopt;
    }
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

FileHandle openTaskFile(ThreadKey thread, const char* name) {
    std::array<char, 64> path{};
    std::snprintf(path.data(), path.size(), "/proc/%d/task/%d/%s", thread.pid, thread.tid, name);
    return FileHandle::openForReading(path.data());
}

std::optional<TaskReading> KernelTaskReader::readOpened(ThreadKey thread, const Files& files) {
    if (!files.stat.isOpen() || readFromStart(files.stat, m_text) != 0) {
        return std::nullopt;
    }
    const auto stat = parseTaskStat(m_text);
    if (!stat) {
        return std::nullopt;
    }
    TaskReading reading{*stat, ticksToTime(stat->userTicks + stat->systemTicks), {}};
    if (files.schedstat.isOpen() && readFromStart(files.schedstat, m_text) == 0) {
        if (const auto schedstat = parseTaskSchedstat(m_text)) {
            reading.onCore = schedstat->onCore;
            reading.waiting = schedstat->waiting;
        }
    }
    if (thread.pid == ::getpid()) {
        reading.onCore = cpuTimeOfOwnThread(thread.tid).value_or(reading.onCore);
    }
    return reading;
}

std::optional<TaskReading> KernelTaskReader::read(ThreadKey thread) {
    const auto known = m_files.find(thread);
    if (known != m_files.end()) {
        auto reading = readOpened(thread, known->second);
        if (!reading) {
            m_files.erase(known);
        }
        return reading;
    }
    Files files{openTaskFile(thread, "stat"), openTaskFile(thread, "schedstat")};
    auto reading = readOpened(thread, files);
    if (reading && m_files.size() < kMostThreadsKeptOpen) {
        m_files.emplace(thread, std::move(files));
    }
    return reading;
}

std::optional<SwitchCounts> KernelTaskReader::readSwitchCounts(ThreadKey thread) {
    const auto file = openTaskFile(thread, "status");
    if (!file.isOpen() || readFromStart(file, m_text) != 0) {
        return std::nullopt;
    }
    return parseSwitchCounts(m_text);
}

} // namespace parascope
