// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/Machine.h"

#include "core/base/Affinity.h"
#include "core/base/Numbers.h"
#include "core/observe/CpuQuota.h"
#include "core/observe/ProcFile.h"

#include <algorithm>
#include <charconv>
#include <sys/utsname.h>
#include <unistd.h>

namespace parascope {

namespace {

/// Without blanks at both ends, and inner runs of blanks made one: some processors pad their name.
std::string tidied(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        const bool blank = letter == ' ' || letter == '\t';
        if (!blank) {
            result += letter;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    while (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

/// The value of the first line "key : value".
std::string valueOf(std::string_view key, std::string_view text) {
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && tidied(line.substr(0, colon)) == key) {
            return tidied(line.substr(colon + 1));
        }
    }
    return {};
}

std::optional<int> readPerfEventParanoid() {
    const auto text = readWholeFile("/proc/sys/kernel/perf_event_paranoid");
    int level = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), level);
    return problem == std::errc() ? std::optional(level) : std::nullopt;
}

} // namespace

std::string cpuModelFrom(std::string_view cpuinfo) {
    for (const std::string_view key : {"model name", "Model", "cpu model", "cpu"}) {
        if (auto name = valueOf(key, cpuinfo); !name.empty()) {
            return name;
        }
    }
    return {};
}

Machine readMachine() {
    Machine machine;
    machine.cores = static_cast<int>(std::max(0L, ::sysconf(_SC_NPROCESSORS_ONLN)));
    machine.cpu = cpuModelFrom(readWholeFile("/proc/cpuinfo"));
    utsname name{};
    if (::uname(&name) == 0) {
        machine.kernel = name.release;
        if (machine.cpu.empty()) {
            machine.cpu =
                name.machine; // many ARM kernels name no model: the architecture is better than nothing
        }
    }
    machine.perfEventParanoid = readPerfEventParanoid();
    machine.coresAllowed = allowedCores();
    if (const auto quota = readCpuQuota()) {
        machine.cpuQuota = quota->cores;
    }
    return machine;
}

std::string coresInWords(const Machine& machine) {
    const int usable = machine.usableCores();
    const auto part = usable < machine.cores ? std::to_string(usable) + " of " : std::string();
    return part + counted(machine.cores, "core") +
           (machine.cpuQuota ? ", CPU quota " + decimals(*machine.cpuQuota, 2) : "");
}

} // namespace parascope
