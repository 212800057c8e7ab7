// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as the kernel's ring of switch records holds them: where in the ring they begin makes no
// difference, and what the schedule makes of them never overlaps. The first two bytes say where they begin.
#include "core/observe/PerfRecords.h"
#include "core/observe/Schedule.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <map>

namespace {

using namespace parascope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

constexpr CoreId kCore{1};
constexpr std::size_t kSmallestRing = 64;

struct Read {
    PerfParseResult result;
    std::vector<SwitchEvent> events;

    bool operator==(const Read&) const = default;
};

/// The records, written into a ring that is just large enough, from that position on.
Read readFrom(std::uint64_t position, std::span<const std::byte> records) {
    std::vector<std::byte> ring(std::bit_ceil(std::max(records.size(), kSmallestRing)));
    for (std::size_t i = 0; i < records.size(); ++i) {
        ring[static_cast<std::size_t>((position + i) & (ring.size() - 1))] = records[i];
    }
    Read read;
    read.result = parsePerfRecords(ring, position, position + records.size(), kCore, read.events);
    return read;
}

/// The clock of a real machine: its times are not near the end of 64 bits.
void keepWithinYears(std::vector<SwitchEvent>& events) {
    constexpr std::int64_t kYears = (std::int64_t{1} << 60U) - 1;
    for (auto& event : events) {
        event.time = Nanoseconds(event.time.count() & kYears);
    }
}

void lookAtPieces(const std::vector<SchedSlice>& pieces) {
    std::map<std::pair<ThreadKey, std::uint32_t>, Nanoseconds> ends;
    for (const auto& piece : pieces) {
        require(piece.span.end >= piece.span.begin);
        const auto [end, isFirst] = ends.try_emplace({piece.thread, piece.incarnation}, piece.span.end);
        require(isFirst || piece.span.begin >= end->second);
        end->second = piece.span.end;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kPlace = 2;
    if (size < kPlace) {
        return 0;
    }
    const std::uint64_t position = (data[0] * std::uint64_t{256} + data[1]) * 8; // records are of whole words
    const auto records = std::as_bytes(std::span(data + kPlace, size - kPlace));
    auto read = readFrom(position, records);
    require(read == readFrom(0, records));
    require(read.result.malformedBytes <= records.size());
    for (const auto& event : read.events) {
        require(event.core == kCore && (event.kind == SwitchKind::Lost || event.thread.tid > 0));
        require(event.nameText().size() < event.name.size());
    }
    keepWithinYears(read.events);
    Schedule schedule{Nanoseconds{}};
    schedule.feed(read.events);
    schedule.finish(Nanoseconds(std::int64_t{1} << 60U));
    lookAtPieces(schedule.takePieces());
    return 0;
}
