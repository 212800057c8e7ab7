// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/observe/PerfKernel.h"
#include "core/observe/PerfRing.h"
#include "core/observe/SwitchEvent.h"
#include "core/observe/SwitchMerge.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace parascope {

struct SwitchRecorderOptions {
    /// Room for each core's records, a power of two of pages. A switch takes 64 bytes, so 512 KiB are 80 ms
    /// at 100 000 switches a second, and just what an unprivileged user may lock
    /// (kernel.perf_event_mlock_kb).
    std::size_t ringBytes = 512UL * 1024;
    /// When memory is short, rings are halved down to this size before giving up.
    std::size_t smallestRingBytes = 16UL * 1024;
    /// Threads of another program to record, and all that they start from now on; empty: the calling one.
    std::vector<std::int32_t> threads = {};
};

/// Records which thread was on which core when, as the kernel saw it: exact, without root.
///
/// It covers every thread and process that the thread which opened the recorder starts *afterwards*, and all
/// that those start, by inheritance. Not covered: what was started before, or by other threads of this
/// process; a program that changes its user on exec (setuid); cores that come online after opening. The
/// opening thread itself is recorded too: tell it apart by openerTid().
///
/// All calls from one thread. Source: perf_event_open(2), PERF_RECORD_SWITCH of the software event "dummy".
class SwitchRecorder {
public:
    /// Starts recording, one event and one ring per online core. Fails where the kernel refuses
    /// (kernel.perf_event_paranoid above 2, sandbox, limits on files or locked memory, no perf): the error's
    /// remedy says what to do for an exact schedule.
    [[nodiscard]] static Result<std::unique_ptr<SwitchRecorder>>
    open(SwitchRecorderOptions options = {},
         std::unique_ptr<PerfKernel> kernel = std::make_unique<LinuxPerfKernel>(),
         std::unique_ptr<Clock> clock = std::make_unique<MonotonicClock>());

    /// Appends what happened up to about a millisecond ago, in order of time over all cores. Returns how many
    /// events were appended. Call it every 16 ms or so.
    std::size_t drain(std::vector<SwitchEvent>& into);
    /// The same without holding the last millisecond back: for the end of a run. An event that another core
    /// was writing at that moment comes with the next call.
    std::size_t drainAll(std::vector<SwitchEvent>& into);

    /// When recording began: the time to begin a Schedule with.
    [[nodiscard]] Nanoseconds begin() const { return m_begin; }
    /// The thread that opened the recorder: recorded, but no worker.
    [[nodiscard]] std::int32_t openerTid() const { return m_openerTid; }
    /// Records that the kernel had no room for, so far. Each gap stands among the events, too.
    [[nodiscard]] std::uint64_t lostCount() const { return m_lost; }
    /// Bytes of records that made no sense and were skipped, so far; 0 with every known kernel.
    [[nodiscard]] std::uint64_t malformedBytes() const { return m_malformed; }
    /// Room of one ring, as it was granted.
    [[nodiscard]] std::size_t ringBytes() const { return m_ringBytes; }
    [[nodiscard]] std::size_t coreCount() const { return m_rings.size(); }

private:
    SwitchRecorder(std::unique_ptr<PerfKernel> kernel, std::unique_ptr<Clock> clock,
                   std::vector<PerfRing> rings, std::vector<FileHandle> others, std::size_t ringBytes,
                   Nanoseconds begin);

    std::size_t drainUntil(Nanoseconds until, std::vector<SwitchEvent>& into);

    std::unique_ptr<PerfKernel> m_kernel; ///< before the rings: they use it until the end
    std::unique_ptr<Clock> m_clock;
    std::vector<PerfRing> m_rings;
    std::vector<FileHandle> m_others; ///< events of further threads, which write into these rings
    SwitchMerge m_merge;
    std::size_t m_ringBytes;
    Nanoseconds m_begin;
    std::int32_t m_openerTid;
    std::uint64_t m_lost = 0;
    std::uint64_t m_malformed = 0;
};

} // namespace parascope
