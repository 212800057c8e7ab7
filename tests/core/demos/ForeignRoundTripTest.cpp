// SPDX-License-Identifier: GPL-3.0-or-later
// Another program's trace, opened, saved and opened again, is the same to the last span.
#include "core/demos/RunFile.h"

#include "tests/support/TempDir.h"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::TempDir;
using testing::IsEmpty;

std::string times(const TimeSpan& time) {
    return std::to_string(time.begin.count()) + " " + std::to_string(time.end.count());
}

std::string laneText(const LaneInfo& info) {
    return info.group + "/" + info.name + " " + std::to_string(info.pid) + " " + std::to_string(info.tid) +
           " " + std::to_string(info.order) + " " + std::to_string(static_cast<int>(info.kind));
}

/// All that is in a trace, a line each.
std::vector<std::string> allOf(const Trace& trace) {
    std::vector<std::string> lines;
    for (const auto& lane : trace.lanes()) {
        lines.push_back(laneText(lane.info));
        for (std::size_t depth = 0; depth < lane.index.rows().size(); ++depth) {
            for (const auto& span : lane.index.rows()[depth].spans()) {
                lines.push_back(std::to_string(depth) + " " + times(span.time()) + " " +
                                std::string(trace.name(span.name)) + " " +
                                std::string(trace.proposedColour(span.name)) + " " +
                                std::string(stateKey(span.state)) + " " + std::to_string(span.core));
            }
        }
    }
    for (const auto& arrow : trace.arrows().arrows()) {
        lines.push_back("arrow " + std::string(trace.name(arrow.name)) + " " + times(arrow.time()) + " " +
                        std::to_string(arrow.from.value) + " " + std::to_string(arrow.to.value));
    }
    for (const auto& mark : trace.marks()) {
        lines.push_back("mark " + std::string(trace.name(mark.name)) + " " +
                        std::to_string(mark.time.count()) + " " + std::to_string(mark.lane.value) + " " +
                        std::to_string(mark.pid) + " " + std::to_string(static_cast<int>(mark.of)) +
                        (mark.isNote ? " note" : ""));
    }
    for (const auto& counter : trace.counters()) {
        lines.push_back("counter " + counter.info.group + "/" + counter.info.title() + " " +
                        std::to_string(counter.info.pid));
        for (const auto& sample : counter.track.samples()) {
            lines.push_back(std::to_string(sample.time.count()) + " " + std::to_string(sample.value));
        }
    }
    return lines;
}

class AForeignTraceOpenedAndSaved : public testing::TestWithParam<std::string> {
protected:
    std::vector<RunRecord> open(const std::filesystem::path& file) {
        auto opened = openRuns(file);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text());
        if (!opened) {
            return {};
        }
        warnings = opened->warnings;
        auto runs = takeRuns(*opened, "trace");
        EXPECT_EQ(runs.size(), 1U);
        return runs;
    }

    TempDir dir;
    std::vector<std::string> warnings;
};

TEST_P(AForeignTraceOpenedAndSaved, IsTheSameWhenOpenedAgain) {
    auto first = open(std::filesystem::path(PARASCOPE_FIXTURES) / "traces" / GetParam());
    ASSERT_EQ(first.size(), 1U);
    first[0].file.reset(); // as if it had vanished meanwhile
    const auto file = dir.file("again.trace.json");
    ASSERT_TRUE(saveRuns({&first[0]}, file));
    const auto second = open(file);
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(allOf(second[0].trace), allOf(first[0].trace));
    EXPECT_THAT(warnings, IsEmpty()) << "what could not be used is not saved";
}

/// With its file at hand, and after that has vanished.
TEST_P(AForeignTraceOpenedAndSaved, KeepsNotesOfTheUsers) {
    auto first = open(std::filesystem::path(PARASCOPE_FIXTURES) / "traces" / GetParam());
    ASSERT_EQ(first.size(), 1U);
    auto& trace = first[0].trace;
    const auto lane = trace.lanes().empty() ? LaneId() : LaneId(0);
    trace.addNote({trace.extent().begin, lane, "it begins\n\"here\""});
    trace.addNote({trace.extent().end, {}, "all is over"});
    for (const bool hasFile : {true, false}) {
        if (!hasFile) {
            first[0].file.reset();
        }
        const auto file = dir.file("notes.trace.json");
        ASSERT_TRUE(saveRuns({&first[0]}, file));
        auto second = open(file);
        ASSERT_EQ(second.size(), 1U);
        EXPECT_EQ(allOf(second[0].trace), allOf(trace)) << hasFile;
        ASSERT_TRUE(second[0].trace.removeNote(*trace.noteOf(trace.marks().back())));
        ASSERT_TRUE(saveRuns({&second[0]}, file)) << "over itself";
        EXPECT_EQ(allOf(open(file)[0].trace), allOf(second[0].trace)) << hasFile;
    }
}

std::vector<std::string> fixtures() {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(PARASCOPE_FIXTURES) / "traces")) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

INSTANTIATE_TEST_SUITE_P(OfEachKind, AForeignTraceOpenedAndSaved, testing::ValuesIn(fixtures()),
                         [](const auto& file) {
                             auto name = file.param.substr(0, file.param.find('.'));
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

} // namespace
} // namespace parascope
