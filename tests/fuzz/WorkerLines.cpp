// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as a worker process writes them on its pipe: the same comes of them whether they come at once or
// in pieces.
#include "core/run/WorkerLines.h"
#include "core/demos/queue/QueueMarks.h"
#include "core/demos/queue/ToldLedger.h"

#include <cstdlib>

namespace {

using namespace parascope;

class CountingSink final : public WorkerListener {
public:
    void workerAnnounced(WorkerId /*worker*/, std::int64_t pid, std::int64_t tid,
                         Nanoseconds /*time*/) override {
        sum = sum * 31 + static_cast<std::uint64_t>(pid ^ tid);
        ++announcements;
    }
    void workerSpan(WorkerId /*worker*/, const WorkerSpan& span) override {
        sum = sum * 31 + static_cast<std::uint64_t>(span.time.begin.count() ^ span.time.end.count()) +
              span.name.size();
    }
    void workerMark(WorkerId worker, const TraceEvent& mark) override {
        const auto event = m_marks.read(mark);
        sum = sum * 31 + (event ? event->item ^ event->depth : 1);
        sum = sum * 31 + (m_ledger.note(worker, mark, event) ? 1 : 0);
    }
    void workerOutput(WorkerId /*worker*/, std::string_view /*text*/) override {}
    void workerEnded(WorkerId /*worker*/, const WorkerResult& /*ending*/) override {}

    std::uint64_t sum = 0;
    int announcements = 0;

private:
    QueueMarkReader m_marks;
    ToldLedger m_ledger{QueueParameters{}};
};

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    CountingSink sinkOfAll;
    WorkerLines all({WorkerId(0)}, sinkOfAll);
    all.feed(bytes);
    all.finish();

    CountingSink sinkOfPieces;
    WorkerLines pieces({WorkerId(0)}, sinkOfPieces);
    for (std::size_t from = 0, length = 1; from < size; from += length, length = length % 7 + 1) {
        pieces.feed(bytes.substr(from, length));
    }
    pieces.finish();

    require(sinkOfAll.sum == sinkOfPieces.sum);
    require(sinkOfAll.announcements <= 1);
    require(all.fault() == pieces.fault() || size > WorkerLines::kLongestLine);
    require(all.ending(WorkerId(0)).has_value() == pieces.ending(WorkerId(0)).has_value());
    return 0;
}
