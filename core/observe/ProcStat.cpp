// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ProcStat.h"

#include "core/observe/TextScan.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace parascope {

namespace {

// Takes the lines of 64 busy cores; the longer lines behind them (interrupts) are not wanted.
constexpr std::size_t kFirstBuffer = 8192;
constexpr std::size_t kLargestBuffer = 4U << 20U;

/// True when the text goes on behind the last "cpu" line, so that no core was cut off.
bool hasAllCores(std::string_view text) {
    const auto lastLine = text.rfind("\ncpu");
    const auto end = text.find('\n', lastLine == std::string_view::npos ? 0 : lastLine + 1);
    // "\nc" may be the beginning of another "cpu" line, or of "ctxt".
    return end != std::string_view::npos && end + 1 < text.size() && text[end + 1] != 'c';
}

Error cannotRead(int reason) {
    return {"cannot read the load of the cores from /proc/stat", std::strerror(reason),
            "check that /proc is mounted"};
}

} // namespace

std::vector<CoreTicks> parseProcStat(std::string_view text) {
    std::vector<CoreTicks> cores;
    while (!text.empty()) {
        const auto newline = text.find('\n');
        if (newline == std::string_view::npos) {
            break; // cut off: its last number may have lost digits
        }
        auto line = text.substr(0, newline);
        text.remove_prefix(newline + 1);
        if (!line.starts_with("cpu")) {
            break; // the cores stand first
        }
        line.remove_prefix(3);
        CoreTicks ticks;
        // The line of all cores together has a blank where the number would stand.
        if (line.empty() || line.front() == ' ' || !scanNumber(line, ticks.core.value)) {
            continue;
        }
        const bool enough = scanNumber(line, ticks.user) && scanNumber(line, ticks.nice) &&
                            scanNumber(line, ticks.system) && scanNumber(line, ticks.idle);
        if (!enough) {
            continue;
        }
        for (auto* column : {&ticks.iowait, &ticks.irq, &ticks.softirq, &ticks.steal}) {
            if (!scanNumber(line, *column)) {
                break;
            }
        }
        cores.push_back(ticks);
    }
    std::sort(cores.begin(), cores.end(), [](const auto& a, const auto& b) { return a.core < b.core; });
    return cores;
}

Result<std::string_view> KernelProcStatReader::read() {
    if (!m_file.isOpen()) {
        m_file = FileHandle::openForReading("/proc/stat");
        if (!m_file.isOpen()) {
            return failure(cannotRead(errno));
        }
        m_buffer.resize(kFirstBuffer);
    }
    for (;;) {
        const auto got = ::pread(m_file.descriptor(), m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return failure(cannotRead(errno));
        }
        const std::string_view text(m_buffer.data(), static_cast<std::size_t>(got));
        if (text.size() < m_buffer.size() || hasAllCores(text) || m_buffer.size() >= kLargestBuffer) {
            return text;
        }
        m_buffer.resize(m_buffer.size() * 2);
    }
}

} // namespace parascope
