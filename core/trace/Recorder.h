// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/base/TsanAnnotations.h"
#include "core/trace/State.h"

// GCC's thread sanitizer does not understand fences, on which the ring rests. With clang's the ring does
// this.
#ifdef __SANITIZE_THREAD__
#define AE_TSAN_ANNOTATE_RELEASE() parascope::handsOver(parascope::fencedRing)
#define AE_TSAN_ANNOTATE_ACQUIRE() parascope::takesOver(parascope::fencedRing)
#endif
#include <readerwriterqueue/readerwriterqueue.h>

namespace parascope {

/// A span as the worker that lived it writes it down.
struct SpanRecord {
    Nanoseconds begin{};
    Nanoseconds end{};
    const char* name = ""; ///< text that outlives the run: a literal
    State state = State::Running;
    int core = -1; ///< where it ended
};

/// Where a task writes down what it did. One thread writes.
class Recorder {
public:
    Recorder() = default;
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    virtual ~Recorder() = default;

    virtual void record(const SpanRecord& span) = 0;
};

/// Hands spans to another thread of the same process without a lock: one thread records, one thread drains.
///
/// It grows by blocks when the reader falls behind, so that nothing is lost.
class RingRecorder final : public Recorder {
public:
    RingRecorder()
        : m_ring(kBlock) {}

    void record(const SpanRecord& span) override {
        const FencesOf fences(this);
        m_ring.enqueue(span);
    }

    /// Calls `take(span)` for what was recorded so far, oldest first, at most `most` of them.
    template <class Take>
    void drain(Take&& take, std::size_t most = kBlock * 16) {
        const FencesOf fences(this);
        SpanRecord span;
        for (std::size_t n = 0; n < most && m_ring.try_dequeue(span); ++n) {
            take(span);
        }
    }

private:
    static constexpr std::size_t kBlock = 4096;
    moodycamel::ReaderWriterQueue<SpanRecord, kBlock> m_ring;
};

} // namespace parascope
