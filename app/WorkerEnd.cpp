// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WorkerEnd.h"

#include "core/base/JsonWriter.h"

namespace parascope {

namespace {
std::string endingArgs(const WorkReport& report) {
    JsonWriter json;
    json.beginObject();
    json.texts("results", report.results);
    if (!report.total.empty()) {
        json.field("total", report.total);
    }
    json.field("stopped", report.stopped);
    json.field("cpu_ns", std::int64_t{report.usage.cpu.count()});
    json.field("ready_ns", std::int64_t{report.usage.ready.count()});
    json.field("voluntary", report.usage.voluntary);
    json.field("preempted", report.usage.preempted);
    json.field("peak_rss_bytes", report.usage.peakRssBytes);
    if (report.failed()) {
        json.field("what", report.error.what);
        json.field("why", report.error.why);
        json.field("remedy", report.error.remedy);
    }
    json.endObject();
    return std::string(json.text());
}
} // namespace

void markEnd(LineRecorder& lines, const WorkReport& report) {
    lines.mark(report.failed() ? "failed" : "done", report.ended, endingArgs(report));
}

} // namespace parascope
