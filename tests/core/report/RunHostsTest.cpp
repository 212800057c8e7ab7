// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunHosts.h"

#include "core/report/Metrics.h"
#include "core/report/Noise.h"
#include "core/report/RunJson.h"
#include "tests/core/report/RanksOnHosts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class FourRanksOnTwoHosts : public testing::Test {
protected:
    RunRecord run = test::ranksOnTwoHosts();
};

TEST_F(FourRanksOnTwoHosts, AreTwoOnEach) {
    const auto hosts = hostsOf(run);
    ASSERT_EQ(hosts.size(), 2);
    EXPECT_EQ(hosts[0].name, "h1");
    EXPECT_EQ(hosts[0].ranks, 2);
    EXPECT_EQ(hosts[1].name, "h2");
    EXPECT_EQ(hosts[1].ranks, 2);
    EXPECT_THAT(hosts[0].lanes, UnorderedElementsAre(run.facts.workers[0].lane, run.facts.workers[2].lane,
                                                     test::coreLane(run, "CPU cores")));
    EXPECT_THAT(hosts[1].lanes, UnorderedElementsAre(run.facts.workers[1].lane, run.facts.workers[3].lane,
                                                     test::coreLane(run, "h2: CPU cores")));
}

TEST_F(FourRanksOnTwoHosts, HaveTheWidestBoundOfTheirHost) {
    run.facts.workers[1].place.clockBound = Nanoseconds(7300);
    run.facts.workers[3].place.clockBound = Nanoseconds(5100);
    const auto hosts = hostsOf(run);
    EXPECT_EQ(hostInWords(hosts[0]), "2 ranks, exact schedule") << "the clock here is ours";
    EXPECT_EQ(hostInWords(hosts[1]), "2 ranks, times ± 8 µs, exact schedule") << "never smaller than it is";
}

TEST_F(FourRanksOnTwoHosts, SayWhereAKernelDoesNotTell) {
    run.facts.workers[3].place.schedule = "not allowed there";
    EXPECT_THAT(hostInWords(hostsOf(run)[1]), HasSubstr("only what ranks say themselves"));
    run.facts.schedule = "sampled";
    EXPECT_EQ(hostInWords(hostsOf(run)[0]), "2 ranks, sampled schedule");
}

TEST_F(FourRanksOnTwoHosts, AreNoHostsWhereAllAreHere) {
    for (auto& worker : run.facts.workers) {
        worker.place.host = "h1";
        worker.place.isElsewhere = false;
    }
    EXPECT_THAT(hostsOf(run), IsEmpty());
    EXPECT_THAT(hostsOf(test::parallelRun()), IsEmpty());
}

TEST_F(FourRanksOnTwoHosts, HaveACoreZeroOnEach) {
    std::vector<std::string> hosts;
    for (const auto& [lane, host] : lanesElsewhere(run)) {
        hosts.push_back(host);
    }
    EXPECT_THAT(hosts, ElementsAre("h2", "h2", "h2")) << "two ranks and a core";
}

/// Ranks that had one core each, on h2 for twice as long as here.
TEST_F(FourRanksOnTwoHosts, TellTheirCoresApart) {
    for (auto& worker : run.facts.workers) {
        worker.scheduleLane = worker.lane;
    }
    const auto speeds = coreSpeeds(workOnCores(run));
    ASSERT_EQ(speeds.size(), 2);
    EXPECT_EQ(speeds[0].core, HostCore(CoreId(0)));
    EXPECT_EQ(speeds[1].core, HostCore("h2", CoreId(0)));
    EXPECT_NEAR(speeds[1].timesAsLong, 2, 0.01);
    EXPECT_EQ(coreSpeedInWords(speeds),
              "Core 0 of h2 took 2.0 times as long as core 0 of this machine for the same work.");
    JsonWriter json;
    writeRun(json, run, computeMetrics(run, std::nullopt));
    EXPECT_THAT(std::string(json.text()), HasSubstr(R"({"host":"h2","core":0,"times_as_long":2)"));
}

TEST_F(FourRanksOnTwoHosts, CountOthersOnThisMachineAlone) {
    run.facts.otherPrograms = 0.5;
    EXPECT_THAT(noiseInWords({&run.facts}), HasSubstr("50 % of this machine's cores"));
    for (auto& worker : run.facts.workers) {
        worker.place = {};
    }
    EXPECT_THAT(noiseInWords({&run.facts}), Not(HasSubstr("this machine's")));
}

} // namespace
} // namespace parascope
