// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace parascope {

/// A thread as the kernel numbers it, in the reader's pid namespace: its process (thread group) and itself.
/// The main thread of a process has pid == tid. Numbers are used again after a thread has ended.
struct ThreadKey {
    std::int32_t pid = -1;
    std::int32_t tid = -1;

    constexpr auto operator<=>(const ThreadKey&) const = default;
};

} // namespace parascope

template <>
struct std::hash<parascope::ThreadKey> {
    std::size_t operator()(parascope::ThreadKey key) const noexcept {
        const auto both = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.pid)) << 32U) |
                          static_cast<std::uint32_t>(key.tid);
        return std::hash<std::uint64_t>{}(both);
    }
};
