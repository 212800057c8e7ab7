// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Usage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

namespace parascope {

namespace {

/// The beginning of a small file of /proc; empty when it cannot be read.
template <std::size_t Size>
std::string_view readProcFile(const std::string& path, std::array<char, Size>& text) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return {};
    }
    const auto size = read(file, text.data(), text.size());
    close(file);
    return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

std::int64_t numberIn(std::string_view words) {
    words.remove_prefix(std::min(words.find_first_of("0123456789"), words.size()));
    std::int64_t number = 0;
    std::from_chars(words.data(), words.data() + words.size(), number);
    return number;
}

/// Second number of "ON_CORE READY SLICES"; 0 where the kernel has no schedstat.
Nanoseconds readReadyTime() {
    std::array<char, 128> text{};
    const auto words = readProcFile("/proc/self/task/" + std::to_string(gettid()) + "/schedstat", text);
    return Nanoseconds(numberIn(words.substr(std::min(words.find(' '), words.size()))));
}

/// VmHWM, kB. Not getrusage's ru_maxrss: that one survives exec, so a small worker would show its parent's
/// memory.
std::uint64_t readPeakRss() {
    std::array<char, 4096> text{};
    const auto status = readProcFile("/proc/self/status", text);
    const auto line = status.find("VmHWM:");
    return line == std::string_view::npos ? 0
                                          : static_cast<std::uint64_t>(numberIn(status.substr(line))) * 1024;
}

} // namespace

Usage readThreadUsage() {
    Usage usage;
    usage.cpu = threadCpuNow();
    usage.ready = readReadyTime();
    rusage thread{};
    getrusage(RUSAGE_THREAD, &thread);
    usage.voluntary = static_cast<std::uint64_t>(thread.ru_nvcsw);
    usage.preempted = static_cast<std::uint64_t>(thread.ru_nivcsw);
    usage.peakRssBytes = readPeakRss(); // the process's, whoever asks
    return usage;
}

Usage usageSince(const Usage& before, const Usage& now) {
    return {now.cpu - before.cpu, now.ready - before.ready, now.voluntary - before.voluntary,
            now.preempted - before.preempted, now.peakRssBytes};
}

} // namespace parascope
