// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/observe/ProcFile.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// What one core has done since the machine started, in ticks of 1/USER_HZ second (10 ms): a line "cpuN" of
/// /proc/stat (proc(5)). The kernel counts guest time within user and guestNice within nice.
struct CoreTicks {
    CoreId core;
    std::uint64_t user = 0;
    std::uint64_t nice = 0;
    std::uint64_t system = 0;
    std::uint64_t idle = 0;
    std::uint64_t iowait = 0;
    std::uint64_t irq = 0;
    std::uint64_t softirq = 0;
    std::uint64_t steal = 0;

    bool operator==(const CoreTicks&) const = default;
};

/// The cores in the text of /proc/stat, by rising id. Ids skip where a core is offline. Lines that are cut
/// off or not a core's are left out; columns that an old kernel does not have are 0.
[[nodiscard]] std::vector<CoreTicks> parseProcStat(std::string_view text);

/// Where the counters come from. Tests hand in text.
class ProcStatReader {
public:
    ProcStatReader() = default;
    ProcStatReader(const ProcStatReader&) = delete;
    ProcStatReader& operator=(const ProcStatReader&) = delete;
    virtual ~ProcStatReader() = default;

    /// The "cpu" lines of /proc/stat, as the kernel writes them. The text is valid until the next call.
    [[nodiscard]] virtual Result<std::string_view> read() = 0;
};

/// Reads /proc/stat with one pread(2) of a descriptor that stays open.
class KernelProcStatReader final : public ProcStatReader {
public:
    [[nodiscard]] Result<std::string_view> read() override;

private:
    FileHandle m_file;
    std::string m_buffer;
};

} // namespace parascope
