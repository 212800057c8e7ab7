// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PerfRecords.h"

#include <algorithm>
#include <cstring>
#include <linux/perf_event.h>
#include <optional>

namespace parascope {

namespace {

// The layouts of include/uapi/linux/perf_event.h, enum perf_event_type.
struct SampleId {
    std::int32_t pid;
    std::int32_t tid;
    std::uint64_t time;
    std::uint32_t cpu;
    std::uint32_t reserved;
};
static_assert(sizeof(SampleId) == 24);

struct TaskBody { // of FORK and EXIT
    std::int32_t pid;
    std::int32_t parentPid;
    std::int32_t tid;
    std::int32_t parentTid;
    std::uint64_t time;
};
static_assert(sizeof(TaskBody) == 24);

struct LostBody {
    std::uint64_t id;
    std::uint64_t lost;
};

struct CommBody { // followed by the name, padded with zeros to a multiple of 8
    std::int32_t pid;
    std::int32_t tid;
};

constexpr std::size_t kLargestRecord = 0xffff; // its size is a 16-bit number

/// Copies bytes that may wrap round the end of the ring.
void copyFromRing(std::span<const std::byte> ring, std::uint64_t position, std::span<std::byte> to) {
    const auto start = static_cast<std::size_t>(position & (ring.size() - 1));
    const auto first = std::min(to.size(), ring.size() - start);
    std::memcpy(to.data(), ring.data() + start, first);
    if (first < to.size()) {
        std::memcpy(to.data() + first, ring.data(), to.size() - first);
    }
}

/// The structure at `offset` of a record's body; nothing when the body is too short for it and the sample id.
template <class T>
std::optional<T> bodyAs(std::span<const std::byte> body) {
    if (body.size() < sizeof(T) + sizeof(SampleId)) {
        return std::nullopt;
    }
    T value;
    std::memcpy(&value, body.data(), sizeof(T));
    return value;
}

/// Fills in what is particular to COMM.
bool readName(std::span<const std::byte> body, std::uint16_t misc, SwitchEvent& event) {
    const auto comm = bodyAs<CommBody>(body);
    if (!comm) {
        return false;
    }
    event.kind = SwitchKind::Name;
    event.thread = {comm->pid, comm->tid};
    event.exec = (misc & PERF_RECORD_MISC_COMM_EXEC) != 0;
    const auto room = body.size() - sizeof(CommBody) - sizeof(SampleId);
    std::memcpy(event.name.data(), body.data() + sizeof(CommBody), std::min(room, event.name.size() - 1));
    return true;
}

/// Fills in what is particular to FORK and EXIT.
bool readTask(std::span<const std::byte> body, SwitchKind kind, SwitchEvent& event) {
    const auto task = bodyAs<TaskBody>(body);
    if (!task) {
        return false;
    }
    event.kind = kind;
    event.thread = {task->pid, task->tid};
    event.parent = {task->parentPid, task->parentTid};
    return true;
}

/// One record without its header; nothing when it is of no use.
std::optional<SwitchEvent> eventFrom(const perf_event_header& header, std::span<const std::byte> body,
                                     CoreId core) {
    if (body.size() < sizeof(SampleId)) {
        return std::nullopt;
    }
    SampleId id;
    std::memcpy(&id, body.data() + body.size() - sizeof(SampleId), sizeof(SampleId));
    SwitchEvent event;
    event.time = Nanoseconds(static_cast<std::int64_t>(id.time));
    event.core = core;
    event.thread = {id.pid, id.tid};
    bool usable = false;
    switch (header.type) {
    case PERF_RECORD_SWITCH:
        usable = true;
        event.kind = (header.misc & PERF_RECORD_MISC_SWITCH_OUT) != 0 ? SwitchKind::Out : SwitchKind::In;
        event.preempted =
            event.kind == SwitchKind::Out && (header.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT) != 0;
        break;
    case PERF_RECORD_FORK:
        usable = readTask(body, SwitchKind::Fork, event);
        break;
    case PERF_RECORD_EXIT:
        usable = readTask(body, SwitchKind::Exit, event);
        break;
    case PERF_RECORD_COMM:
        usable = readName(body, header.misc, event);
        break;
    case PERF_RECORD_LOST:
        if (const auto lost = bodyAs<LostBody>(body)) {
            event.kind = SwitchKind::Lost;
            event.thread = {};
            event.lost = lost->lost;
            return event;
        }
        break;
    default:
        break;
    }
    return usable && event.thread.tid > 0 ? std::optional(event) : std::nullopt;
}

} // namespace

PerfParseResult parsePerfRecords(std::span<const std::byte> ring, std::uint64_t tail, std::uint64_t head,
                                 CoreId core, std::vector<SwitchEvent>& into) {
    PerfParseResult result;
    if (head - tail > ring.size()) {
        result.malformedBytes = head - tail;
        return result;
    }
    std::vector<std::byte> wrapped;
    while (tail < head) {
        const auto left = head - tail;
        perf_event_header header{};
        if (left >= sizeof(header)) {
            copyFromRing(ring, tail, std::as_writable_bytes(std::span(&header, 1)));
        }
        if (header.size < sizeof(header) || header.size > left) {
            // Nothing tells where the next record begins.
            result.malformedBytes += left;
            break;
        }
        const auto start = static_cast<std::size_t>(tail & (ring.size() - 1));
        auto record = ring.subspan(start, std::min<std::size_t>(header.size, ring.size() - start));
        if (record.size() < header.size) {
            wrapped.resize(kLargestRecord);
            copyFromRing(ring, tail, std::span(wrapped).first(header.size));
            record = std::span(wrapped).first(header.size);
        }
        if (const auto event = eventFrom(header, record.subspan(sizeof(header)), core)) {
            result.lost += event->lost;
            into.push_back(*event);
        }
        tail += header.size;
    }
    return result;
}

} // namespace parascope
