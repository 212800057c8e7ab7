// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, opened as a trace file with all that follows: lanes, figures, what is visible.
#include "core/demos/queue/QueueMetrics.h"
#include "core/demos/queue/QueueSnapshot.h"
#include "core/demos/RunFile.h"
#include "core/report/Metrics.h"

#include <algorithm>
#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace parascope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void lookAt(const Trace& trace) {
    std::size_t spans = 0;
    std::vector<VisibleItem> items;
    for (const auto& lane : trace.lanes()) {
        for (const auto& row : lane.index.rows()) {
            auto end = Nanoseconds::min();
            for (const auto& span : row.spans()) {
                require(span.begin >= end && span.end >= span.begin);
                end = span.end;
            }
            spans += row.spans().size();
            items.clear();
            row.visible(trace.extent(), 100, items);
            require(items.size() <= 202);
        }
    }
    require(spans == trace.spanCount());
    std::vector<VisibleArrow> arrows;
    trace.arrows().visible(trace.extent(), 100, arrows);
    require(arrows.size() <= 102);
    for (const auto& arrow : trace.arrows().arrows()) {
        require(arrow.end >= arrow.begin);
        static_cast<void>(trace.lane(arrow.from));
        static_cast<void>(trace.lane(arrow.to));
    }
    for (const auto& counter : trace.counters()) {
        std::vector<VisibleCount> counts;
        counter.track.visible(trace.extent(), 100, counts);
        require(counts.size() <= 102);
        require(std::is_sorted(counter.track.samples().begin(), counter.track.samples().end(),
                               [](const auto& a, const auto& b) { return a.time < b.time; }));
    }
    static_cast<void>(figuresFor(trace, trace.extent()));
}

void lookAtQueue(const RunRecord& run) {
    require(!queueMetrics(run.facts).sentence.empty());
    QueueMoments moments(run);
    for (int i = 0; i <= 10; ++i) {
        const auto extent = run.trace.extent();
        const auto& moment = moments.at(extent.begin + extent.length() / 10 * i);
        require(!momentInWords(queueParameters(run.facts.experiment), moment).empty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const int kFile = memfd_create("trace", 0);
    require(ftruncate(kFile, 0) == 0 && pwrite(kFile, data, size, 0) == static_cast<ssize_t>(size));
    const auto opened = openRuns("/proc/self/fd/" + std::to_string(kFile));
    if (!opened) {
        require(!opened.error().text().empty());
        return 0;
    }
    lookAt(opened->other);
    std::vector<const RunRecord*> runs;
    for (const auto& run : opened->runs) {
        lookAt(run.trace);
        runs.push_back(&run);
        if (isQueue(run.facts)) {
            lookAtQueue(run);
        }
    }
    for (const auto& reported : figuresOf(runs)) {
        require(!reported.metrics.sentence.empty());
    }
    return 0;
}
