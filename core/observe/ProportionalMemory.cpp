// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ProportionalMemory.h"

#include "core/observe/ProcFile.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace parascope {

std::optional<std::uint64_t> parseProportionalMemory(std::string_view rollup) {
    constexpr std::string_view kKey = "\nPss:";
    const auto found = rollup.find(kKey);
    if (found == std::string_view::npos) {
        return std::nullopt;
    }
    rollup.remove_prefix(found + kKey.size());
    rollup.remove_prefix(std::min(rollup.find_first_not_of(' '), rollup.size()));
    std::uint64_t kilobytes = 0;
    const auto read = std::from_chars(rollup.data(), rollup.data() + rollup.size(), kilobytes);
    return read.ec == std::errc() ? std::optional(kilobytes * 1024) : std::nullopt;
}

std::optional<std::uint64_t> proportionalMemoryOf(std::int64_t pid) {
    const auto path = "/proc/" + std::to_string(pid) + "/smaps_rollup";
    return parseProportionalMemory(readWholeFile(path.c_str()));
}

} // namespace parascope
