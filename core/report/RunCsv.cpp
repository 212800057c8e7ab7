// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunCsv.h"

#include "core/base/AtomicFile.h"
#include "core/base/CsvField.h"
#include "core/report/Sentence.h"

namespace parascope {

namespace {

std::string csvSeconds(Nanoseconds time) {
    return decimals(toSeconds(time), 9);
}

void writeRun(AtomicFile& file, std::size_t number, const RunRecord& run) {
    const auto& facts = run.facts;
    for (const auto& lane : run.trace.lanes()) {
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
                line += csvField(run.trace.name(span.name)) + ',' + facts.schedule + "\n";
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
    file->write("run,worker,backend,pid,tid,start_s,end_s,duration_s,state,core,name,schedule\n");
    for (std::size_t i = 0; i < runs.size(); ++i) {
        writeRun(*file, i + 1, *runs[i]);
    }
    return file->commit();
}

} // namespace parascope
