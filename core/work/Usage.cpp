// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Usage.h"

#include <array>
#include <charconv>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace parascope {

namespace {

/// Second number of "ON_CORE READY SLICES"; 0 where the kernel has no schedstat.
Nanoseconds readReadyTime() {
    const auto path = "/proc/self/task/" + std::to_string(gettid()) + "/schedstat";
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return {};
    }
    std::array<char, 128> text{};
    const auto size = read(file, text.data(), text.size() - 1);
    close(file);
    std::string_view words(text.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    words.remove_prefix(std::min(words.find(' '), words.size()));
    words.remove_prefix(std::min<std::size_t>(1, words.size()));
    std::int64_t ready = 0;
    std::from_chars(words.data(), words.data() + words.size(), ready);
    return Nanoseconds(ready);
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
    usage.peakRssBytes = static_cast<std::uint64_t>(thread.ru_maxrss) * 1024; // the process's, whoever asks
    return usage;
}

Usage usageSince(const Usage& before, const Usage& now) {
    return {now.cpu - before.cpu, now.ready - before.ready, now.voluntary - before.voluntary, now.preempted - before.preempted,
            now.peakRssBytes};
}

} // namespace parascope
