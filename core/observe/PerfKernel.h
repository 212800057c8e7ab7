// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/Ids.h"
#include "core/observe/ProcFile.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace parascope {

/// The part of the kernel that the switch recorder needs. Tests hand in one that refuses.
class PerfKernel {
public:
    PerfKernel() = default;
    PerfKernel(const PerfKernel&) = delete;
    PerfKernel& operator=(const PerfKernel&) = delete;
    virtual ~PerfKernel() = default;

    /// Ids of the cores that are online.
    [[nodiscard]] virtual std::vector<CoreId> onlineCores() = 0;
    /// An event that records switches, forks, exits and names of the calling thread and of all that it starts
    /// from now on, and theirs in turn, while they are on `core`. Not open: errno tells why.
    [[nodiscard]] virtual FileHandle openSwitchEvent(CoreId core) = 0;
    /// The same of another thread that may be watched (ptrace(2)).
    [[nodiscard]] virtual FileHandle openSwitchEventOf(std::int32_t /*tid*/, CoreId /*core*/) { return {}; }
    /// Lets an event write into another one's ring. False: errno tells why.
    [[nodiscard]] virtual bool shareRing(const FileHandle& /*event*/, const FileHandle& /*owner*/) {
        return false;
    }
    /// Maps an event's ring, one page and `dataBytes`, a power of two of pages. nullptr: errno tells why.
    [[nodiscard]] virtual void* mapRing(const FileHandle& event, std::size_t dataBytes) = 0;
    virtual void unmapRing(void* ring, std::size_t dataBytes) = 0;
    /// kernel.perf_event_paranoid, absent without perf.
    [[nodiscard]] virtual std::optional<int> paranoidLevel() = 0;
};

/// perf_event_open(2) and mmap(2).
class LinuxPerfKernel final : public PerfKernel {
public:
    [[nodiscard]] std::vector<CoreId> onlineCores() override;
    [[nodiscard]] FileHandle openSwitchEvent(CoreId core) override;
    [[nodiscard]] FileHandle openSwitchEventOf(std::int32_t tid, CoreId core) override;
    [[nodiscard]] bool shareRing(const FileHandle& event, const FileHandle& owner) override;
    [[nodiscard]] void* mapRing(const FileHandle& event, std::size_t dataBytes) override;
    void unmapRing(void* ring, std::size_t dataBytes) override;
    [[nodiscard]] std::optional<int> paranoidLevel() override;
};

/// The ids in a list as /sys/devices/system/cpu/online has it: "0-3,5". What is not a number ends the list.
[[nodiscard]] std::vector<CoreId> parseCoreList(std::string_view text);

enum class PerfStep { Open, Map };

/// Why the kernel refused, from the errno of the step, and the one thing to do about it.
[[nodiscard]] Error explainPerfRefusal(PerfStep step, int reason, std::optional<int> paranoidLevel);

} // namespace parascope
