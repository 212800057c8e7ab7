// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace parascope {

/// Bytes of memory that a process has, each page shared by n processes counted as an nth (PSS), from the text
/// of /proc/PID/smaps_rollup (proc(5)); nothing when it does not say.
[[nodiscard]] std::optional<std::uint64_t> parseProportionalMemory(std::string_view rollup);

/// Those of a process now; nothing when it has ended, or is not ours to look into. The kernel walks all its
/// pages for that: some hundred microseconds for a small one.
[[nodiscard]] std::optional<std::uint64_t> proportionalMemoryOf(std::int64_t pid);

} // namespace parascope
