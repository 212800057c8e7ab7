// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as what a trace file says of its runs beside four lanes that are sound: each demo makes of it
// what it shows of its runs, and what is saved again holds as many.
#include "core/demos/RunFile.h"
#include "core/command/ShowReport.h"
#include "core/demos/RunAnswer.h"
#include "core/demos/RunBatches.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using namespace parascope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

constexpr auto kLanes = R"({"traceEvents":[
{"ph":"X","pid":1,"tid":2,"name":"work","cat":"running","ts":1000,"dur":500,"args":{"core":0}},
{"ph":"X","pid":1,"tid":2,"name":"wait","cat":"queue","ts":1500,"dur":250},
{"ph":"X","pid":1,"tid":3,"name":"work","cat":"running","ts":1100,"dur":900,"args":{"core":1}},
{"ph":"X","pid":1,"tid":4,"name":"on a core","cat":"running","ts":1000,"dur":499,"args":{"core":0}},
{"ph":"X","pid":5,"tid":5,"name":"else","cat":"io","ts":900,"dur":2000},
{"ph":"C","pid":1,"tid":0,"name":"queue depth","ts":1200,"args":{"value":3}}
],"otherData":)";

/// Files of our own in memory, which go with the program.
class Folder {
public:
    Folder() { std::filesystem::create_directories(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_path / name; }

private:
    static std::filesystem::path memory() {
        const std::filesystem::path shared = "/dev/shm";
        return access(shared.c_str(), W_OK) == 0 ? shared : std::filesystem::temp_directory_path();
    }
    std::filesystem::path m_path = memory() / ("parascope-run-file." + std::to_string(getpid()));
};

std::vector<const RunRecord*> pointersTo(const std::vector<RunRecord>& runs) {
    std::vector<const RunRecord*> pointers;
    for (const auto& run : runs) {
        pointers.push_back(&run);
    }
    return pointers;
}

void lookAtAnswers(const std::vector<const RunRecord*>& runs) {
    for (const auto& answer : answersOf(runs)) {
        const auto report = answer.demo->report(*answer.asked.get(), answer.runs);
        for (const auto& row : report.rows) {
            require(row.figures.size() == report.rows.front().figures.size());
            for (const auto& figure : row.figures) {
                static_cast<void>(figure.text());
            }
        }
        JsonWriter json;
        json.beginObject();
        answer.demo->writeJson(json, *answer.asked.get(), answer.runs);
        json.endObject();
        require(!json.text().empty());
        static_cast<void>(answer.demo->table(*answer.asked.get(), answer.runs));
    }
    static_cast<void>(reportOfRuns(runs));
    static_cast<void>(headingOfRuns(runs));
    static_cast<void>(batchesOf(runs));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder kFolder;
    const auto file = kFolder.file("given.trace.json");
    std::ofstream(file, std::ios::binary)
        << kLanes << std::string_view(reinterpret_cast<const char*>(data), size) << "}\n";
    const auto opened = openRuns(file);
    if (!opened) {
        require(!opened.error().text().empty());
        return 0;
    }
    require(!showTable(file, *opened, true).empty() && !showJson(file, *opened, true).empty());
    const auto runs = pointersTo(opened->runs);
    if (runs.empty()) {
        return 0;
    }
    lookAtAnswers(runs);
    const auto copy = kFolder.file("saved.trace.json");
    require(saveRuns(runs, copy).has_value());
    const auto again = openRuns(copy);
    const bool isEmpty = std::all_of(runs.begin(), runs.end(),
                                     [](const RunRecord* run) { return run->trace.spanCount() == 0; });
    require(again ? again->runs.size() == runs.size() : isEmpty); // a trace without an event is none
    return 0;
}
