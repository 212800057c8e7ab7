// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Numbers.h"
#include "core/trace/State.h"

namespace parascope {

namespace {

/// What all rows have: names of ours hold no commas and no quotes.
std::string row(std::string_view kind, std::string_view from, std::string_view to, std::string_view name,
                const std::string& begin, const std::string& end) {
    std::string text(kind);
    for (const std::string_view cell : {from, to, name, std::string_view(begin), std::string_view(end)}) {
        text += ",";
        text += cell;
    }
    return text;
}

} // namespace

Result<void> saveQueueCsv(const RunRecord& record, const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    const auto& trace = record.trace;
    const auto since = [&](Nanoseconds moment) {
        return decimals(toSeconds(moment - record.facts.released), 9);
    };
    file->write("kind,lane,to_lane,name,begin_s,end_s,state,depth\n");
    for (const auto& lane : trace.lanes()) {
        for (const auto& spans : lane.index.rows()) {
            for (const auto& span : spans.spans()) {
                file->write(row("span", lane.info.name, "", trace.name(span.name), since(span.begin),
                                since(span.end)) +
                            "," + std::string(stateKey(span.state)) + ",\n");
            }
        }
    }
    for (const auto& arrow : trace.arrows().arrows()) {
        file->write(row("arrow", trace.lane(arrow.from).info.name, trace.lane(arrow.to).info.name,
                        trace.name(arrow.name), since(arrow.begin), since(arrow.end)) +
                    ",,\n");
    }
    for (const auto& counter : trace.counters()) {
        for (const auto& sample : counter.track.samples()) {
            file->write(row("depth", "", "", counter.info.name, since(sample.time), "") + ",," +
                        decimals(sample.value, 0) + "\n");
        }
    }
    return file->commit();
}

} // namespace parascope
