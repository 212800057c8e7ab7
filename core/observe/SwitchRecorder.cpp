// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/SwitchRecorder.h"

#include <cerrno>
#include <optional>
#include <span>
#include <unistd.h>
#include <utility>

namespace parascope {

namespace {

// A record's time is taken some 100 ns before the record can be read, or much longer when the hypervisor
// takes the core away in between. What is younger than this may still get company that is older.
constexpr Nanoseconds kSettled = std::chrono::milliseconds(1);

struct Refusal {
    PerfStep step = PerfStep::Open;
    int reason = 0;

    [[nodiscard]] bool isAboutMemory() const {
        return step == PerfStep::Map && (reason == EPERM || reason == ENOMEM || reason == EAGAIN);
    }
};

/// What is open for one recorder.
struct OpenRings {
    std::vector<PerfRing> rings;
    std::vector<FileHandle> others;
};

/// Lets further threads write into the rings. One that has ended meanwhile is left out.
std::optional<Refusal> addThreads(PerfKernel& kernel, std::span<const std::int32_t> threads,
                                  OpenRings& open) {
    for (const auto tid : threads) {
        for (const auto& ring : open.rings) {
            auto event = kernel.openSwitchEventOf(tid, ring.core());
            if (!event.isOpen() && errno == ESRCH) {
                break;
            }
            if (!event.isOpen() || !kernel.shareRing(event, ring.event())) {
                return Refusal{PerfStep::Open, errno};
            }
            open.others.push_back(std::move(event));
        }
    }
    return std::nullopt;
}

/// One ring for each core, or why not. A core that went offline in the meantime is left out.
tl::expected<OpenRings, Refusal> openRings(PerfKernel& kernel, std::span<const std::int32_t> threads,
                                           std::size_t dataBytes) {
    OpenRings open;
    auto& rings = open.rings;
    for (const auto core : kernel.onlineCores()) {
        auto event =
            threads.empty() ? kernel.openSwitchEvent(core) : kernel.openSwitchEventOf(threads.front(), core);
        if (!event.isOpen()) {
            if (errno == ENODEV || errno == ENXIO) {
                continue;
            }
            return tl::unexpected(Refusal{PerfStep::Open, errno});
        }
        void* const mapping = kernel.mapRing(event, dataBytes);
        if (mapping == nullptr) {
            return tl::unexpected(Refusal{PerfStep::Map, errno});
        }
        rings.emplace_back(kernel, core, std::move(event), mapping, dataBytes);
    }
    if (rings.empty()) {
        return tl::unexpected(Refusal{PerfStep::Open, ENODEV});
    }
    if (threads.size() > 1) {
        if (const auto refusal = addThreads(kernel, threads.subspan(1), open)) {
            return tl::unexpected(*refusal);
        }
    }
    return open;
}

} // namespace

Result<std::unique_ptr<SwitchRecorder>> SwitchRecorder::open(SwitchRecorderOptions options,
                                                             std::unique_ptr<PerfKernel> kernel,
                                                             std::unique_ptr<Clock> clock) {
    auto dataBytes = options.ringBytes;
    for (;;) {
        const auto begin = clock->now();
        auto rings = openRings(*kernel, options.threads, dataBytes);
        if (rings) {
            return std::unique_ptr<SwitchRecorder>(
                new SwitchRecorder(std::move(kernel), std::move(clock), std::move(rings->rings),
                                   std::move(rings->others), dataBytes, begin));
        }
        if (!rings.error().isAboutMemory() || dataBytes / 2 < options.smallestRingBytes) {
            return failure(
                explainPerfRefusal(rings.error().step, rings.error().reason, kernel->paranoidLevel()));
        }
        dataBytes /= 2;
    }
}

SwitchRecorder::SwitchRecorder(std::unique_ptr<PerfKernel> kernel, std::unique_ptr<Clock> clock,
                               std::vector<PerfRing> rings, std::vector<FileHandle> others,
                               std::size_t ringBytes, Nanoseconds begin)
    : m_kernel(std::move(kernel))
    , m_clock(std::move(clock))
    , m_rings(std::move(rings))
    , m_others(std::move(others))
    , m_merge(m_rings.size())
    , m_ringBytes(ringBytes)
    , m_begin(begin)
    , m_openerTid(::gettid()) {}

std::size_t SwitchRecorder::drain(std::vector<SwitchEvent>& into) {
    // The time first, the rings second: whatever is older than this and settled is in a ring by now.
    return drainUntil(m_clock->now() - kSettled, into);
}

std::size_t SwitchRecorder::drainAll(std::vector<SwitchEvent>& into) {
    return drainUntil(Nanoseconds::max(), into);
}

std::size_t SwitchRecorder::drainUntil(Nanoseconds until, std::vector<SwitchEvent>& into) {
    const auto before = into.size();
    for (std::size_t index = 0; index < m_rings.size(); ++index) {
        const auto result = m_rings[index].drain(m_merge.queue(index));
        m_lost += result.lost;
        m_malformed += result.malformedBytes;
    }
    m_merge.release(until, into);
    return into.size() - before;
}

} // namespace parascope
