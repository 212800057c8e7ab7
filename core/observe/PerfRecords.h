// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/SwitchEvent.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parascope {

/// What became of a stretch of a ring.
struct PerfParseResult {
    std::uint64_t lost = 0; ///< records that the kernel says it had no room for
    std::uint64_t malformedBytes =
        0; ///< skipped, because a record's size made no sense; 0 with every known kernel

    bool operator==(const PerfParseResult&) const = default;
};

/// Reads the records between `tail` and `head` of a perf ring into events, appended in the order of the ring.
///
/// `ring` is the data area, its length a power of two; `tail` and `head` are the ever-growing positions of
/// perf_event_mmap_page (perf_event_open(2)); records may wrap round the ring's end. Expected of the event:
/// sample_id_all with sample_type TID|TIME|CPU, so that 24 bytes {pid, tid, time, cpu, 0} end each record.
/// Types that are not known here are skipped, so are records of threads that have no number any more (-1).
PerfParseResult parsePerfRecords(std::span<const std::byte> ring, std::uint64_t tail, std::uint64_t head,
                                 CoreId core, std::vector<SwitchEvent>& into);

} // namespace parascope
