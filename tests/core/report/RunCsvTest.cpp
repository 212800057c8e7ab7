// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunCsv.h"

#include "tests/core/report/RanksOnHosts.h"
#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace parascope {
namespace {

using test::parallelRun;
using test::RunMaker;
using test::serialRun;
using test::TempDir;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class RunsAsCsv : public testing::Test {
protected:
    std::vector<std::string> save(const std::vector<const RunRecord*>& runs) {
        const auto saved = saveCsv(runs, file);
        EXPECT_TRUE(saved) << (saved ? "" : saved.error().text());
        std::istringstream text(test::textOf(file));
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) {
            lines.push_back(line);
        }
        return lines;
    }

    TempDir dir;
    std::filesystem::path file = dir.file("a.csv");
};

TEST_F(RunsAsCsv, HaveALineForEverySpanInSecondsFromTheRelease) {
    RunMaker maker(Backend::Processes, 1);
    maker.release(2).worker(1, 102, 100).span(2, 102, State::Running, 1);
    EXPECT_THAT(
        save({&maker.run}),
        ElementsAre(
            "run,worker,backend,pid,tid,start_s,end_s,duration_s,state,core,name,schedule",
            "1,worker 0,processes,500,500,-0.002000000,-0.001000000,0.001000000,starting,,starting,none",
            "1,worker 0,processes,500,500,0.000000000,0.100000000,0.100000000,running,1,work,none"));
}

TEST_F(RunsAsCsv, CountTheRuns) {
    const auto first = serialRun();
    const auto second = parallelRun();
    const auto lines = save({&first, &second});
    EXPECT_EQ(lines.size(), 1 + first.trace.spanCount() + second.trace.spanCount());
    EXPECT_THAT(lines[1], testing::StartsWith("1,worker 0,serial,"));
    EXPECT_THAT(lines.back(), testing::StartsWith("2,worker 1,processes,"));
}

TEST_F(RunsAsCsv, QuoteWhatWouldBreakALine) {
    RunRecord run;
    const auto lane = run.trace.addLane({"a,b", "", LaneKind::Worker, 1, 2, 0});
    Span span;
    span.end = Nanoseconds(5);
    span.name = run.trace.nameId("say \"hi\"");
    run.trace.addSpan(lane, span);
    EXPECT_EQ(save({&run}).at(1),
              "1,\"a,b\",threads,1,2,0.000000000,0.000000005,0.000000005,other,,\"say \"\"hi\"\"\",none");
}

TEST_F(RunsAsCsv, OfRanksOnSeveralHostsSayWhichHost) {
    const auto ranks = test::ranksOnTwoHosts();
    const auto here = serialRun();
    const auto lines = save({&here, &ranks});
    EXPECT_THAT(lines[0], EndsWith(",name,schedule,host"));
    EXPECT_THAT(lines[1], AllOf(StartsWith("1,worker 0,serial,"), EndsWith(","))) << "it knows of no hosts";
    const auto ofHost = [&](const std::string& host) {
        return std::count_if(lines.begin(), lines.end(),
                             [&](const auto& line) { return line.ends_with("," + host); });
    };
    EXPECT_GE(ofHost("h1"), 2);
    EXPECT_GE(ofHost("h2"), 2);
    EXPECT_EQ(ofHost("h1") + ofHost("h2"), static_cast<std::ptrdiff_t>(ranks.trace.spanCount()));
}

TEST_F(RunsAsCsv, OfNothingAreTheHeadAlone) {
    EXPECT_EQ(save({}).size(), 1U);
}

TEST_F(RunsAsCsv, ThatCannotBeWrittenSaySo) {
    EXPECT_THAT(saveCsv({}, "/dev/full").error().text(), HasSubstr("No space left"));
}

} // namespace
} // namespace parascope
