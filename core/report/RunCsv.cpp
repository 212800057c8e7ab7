// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunCsv.h"

#include "core/base/AtomicFile.h"
#include "core/base/CsvField.h"
#include "core/report/RunHosts.h"
#include "core/report/Sentence.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace parascope {

namespace {

std::string csvSeconds(Nanoseconds time) {
    return decimals(toSeconds(time), 9);
}

/// A comma and the name of the host, of each lane that has one.
using HostFields = std::map<LaneId, std::string>;

HostFields hostFields(const RunRecord& run) {
    HostFields fields;
    for (const auto& host : hostsOf(run)) {
        for (const auto lane : host.lanes) {
            fields[lane] = ',' + csvField(host.name);
        }
    }
    return fields;
}

/// `noHost`: what stands where a lane has none.
void writeRun(AtomicFile& file, std::size_t number, const RunRecord& run, const HostFields& hosts,
              const std::string& noHost) {
    const auto& facts = run.facts;
    const auto& lanes = run.trace.lanes();
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const auto& lane = lanes[i];
        const auto host = hosts.find(LaneId(static_cast<std::int32_t>(i)));
        const auto end = (host != hosts.end() ? host->second : noHost) + "\n";
        const std::string who = std::to_string(number) + ',' + csvField(lane.info.name) + ',' +
                                (facts.title.empty() ? infoOf(facts.experiment.backend).key : "") + ',' +
                                std::to_string(lane.info.pid) + ',' + std::to_string(lane.info.tid) + ',';
        for (const auto& row : lane.index.rows()) {
            for (const auto& span : row.spans()) {
                std::string line = who;
                line += csvSeconds(span.begin - run.zero()) + ',' + csvSeconds(span.end - run.zero()) + ',';
                line += csvSeconds(span.end - span.begin) + ',';
                line.append(stateKey(span.state)) += ',';
                line += (span.core >= 0 ? std::to_string(span.core) : std::string()) + ',';
                line += csvField(run.trace.name(span.name)) + ',' + facts.schedule + end;
                file.write(line);
            }
        }
    }
}

} // namespace

Result<void> saveCsv(const std::vector<const RunRecord*>& runs, const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    std::vector<HostFields> hosts;
    std::transform(runs.begin(), runs.end(), std::back_inserter(hosts),
                   [](const RunRecord* run) { return hostFields(*run); });
    const bool hasHosts =
        std::any_of(hosts.begin(), hosts.end(), [](const HostFields& fields) { return !fields.empty(); });
    file->write(std::string("run,worker,backend,pid,tid,start_s,end_s,duration_s,state,core,name,schedule") +
                (hasHosts ? ",host\n" : "\n"));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        writeRun(*file, i + 1, *runs[i], hosts[i], hasHosts ? "," : "");
    }
    return file->commit();
}

} // namespace parascope
