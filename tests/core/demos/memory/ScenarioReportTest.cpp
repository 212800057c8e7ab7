// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/ScenarioReport.h"

#include "core/command/AnswerJson.h"
#include "core/command/CommandLine.h"
#include "core/demos/RunFile.h"
#include "tests/support/RunPointers.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <list>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::HasSubstr;

std::string refusalOf(const std::vector<std::string>& arguments) {
    const auto parsed = parseCommandLine(arguments);
    return parsed ? std::string("it was taken") : parsed.error().text();
}

/// Runs of scenarios, as they came out.
class AScenarioThatRan : public testing::Test {
protected:
    RunRecord& add(const std::vector<std::string>& options, std::map<Outcome, std::uint64_t> outcomes,
                   std::string cycle = {}) {
        std::vector<std::string> arguments{"memory"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const auto parsed = parseCommandLine(arguments);
        EXPECT_TRUE(parsed);
        command = parsed->command;
        auto& run = runs.emplace_back();
        run.facts.experiment = command.demo->plan(*command.asked.get()).front();
        run.facts.launched = milliseconds(1000);
        run.facts.released = milliseconds(1010);
        run.facts.ended = milliseconds(1510);
        run.facts.finished = true;
        auto facts = std::make_shared<ScenarioFacts>();
        facts->outcomes = std::move(outcomes);
        facts->cycle = std::move(cycle);
        run.facts.demo = facts;
        return run;
    }
    [[nodiscard]] std::vector<const RunRecord*> all() const { return test::pointersTo(runs); }
    [[nodiscard]] std::string sentence() const {
        return command.demo->report(*command.asked.get(), all()).sentence;
    }

    Command command;
    std::list<RunRecord> runs;
};

TEST(TheEndsOfAScenario, StandBesideTheWaysThatWereCountedBefore) {
    Scenario scenario;
    scenario.program.variables = {"counter"};
    scenario.right = {2};
    const OutcomeTimes ways{{{{1}, false}, 30},
                            {{{2}, false}, 10}}; // no program has these: nobody counts again
    const auto rows = outcomeRows(scenario, ways, {{{{2}, false}, 5}});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].ways, 30U);
    EXPECT_DOUBLE_EQ(rows[0].shareOfWays, 0.75);
    EXPECT_EQ(rows[1].ways, 10U);
    EXPECT_DOUBLE_EQ(rows[1].shareOfTimes, 1);
    EXPECT_THAT(timesInWords(scenario, ways, {{{{2}, false}, 5}}, false),
                HasSubstr("this quick seldom meet"));
}

TEST_F(AScenarioThatRan, HeadsItsPictureWithItsName) {
    add({"--scenario", "deadlock"}, {{{{2}, false}, 1}});
    EXPECT_EQ(command.demo->heading(all()), "Two locks in opposite order, 2 threads");
}

TEST_F(AScenarioThatRan, IsComparedWithAllWaysThroughIt) {
    add({"--scenario", "lost-update", "--spread", "5"}, {{{{1}, false}, 800}, {{{2}, false}, 200}});
    EXPECT_EQ(sentence(), "The steps can follow each other in 20 ways: 2 are right, 18 are wrong. "
                          "For real, 1,000 times: 200 were right, 800 were wrong.");
    const auto report = command.demo->report(*command.asked.get(), all());
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_EQ(report.rows[0].title, "counter = 1");
    EXPECT_EQ(report.rows[0].figures[0].words, "wrong");
    EXPECT_EQ(report.rows[0].figures[1].value, 18);
    EXPECT_EQ(report.rows[0].figures[3].value, 800);
    EXPECT_EQ(report.rows[0].figures[4].value, 0.8);
}

TEST_F(AScenarioThatRan, SaysWhyThreadsThatDoNotPauseSeldomMeet) {
    add({"--scenario", "lost-update"}, {{{{1}, false}, 4}, {{{2}, false}, 996}});
    EXPECT_THAT(sentence(), HasSubstr("996 were right, 4 were wrong. Threads this quick seldom meet"));
}

TEST_F(AScenarioThatRan, TellsTheCircleOfItsDeadlock) {
    add({"--scenario", "deadlock", "--spread", "5"}, {{{{0}, true}, 1}, {{{2}, false}, 2}}, "thread 1 waits");
    EXPECT_EQ(sentence(),
              "The steps can follow each other in 6 ways: 4 are right, 2 never end. For real, 3 times: "
              "2 were right, 1 would never have ended. Deadlock: thread 1 waits.");
}

TEST_F(AScenarioThatRan, IsWrittenAsJsonWithItsWaysAndItsResults) {
    add({"--scenario", "deadlock", "--times", "3"}, {{{{0}, true}, 1}, {{{2}, false}, 2}}, "thread 1 waits");
    EXPECT_THAT(
        answerJson(command, all()),
        AllOf(
            HasSubstr(R"("command":"parascope memory --scenario deadlock --times 3")"),
            HasSubstr(
                R"("scenario":"deadlock","threads":2,"times":3,"ways":{"all":6,"right":4,"wrong":0,"stuck":2)"),
            HasSubstr(R"("results":[{"variables":{"counter":0},"stuck":true,"times":1,"right":false},)"
                      R"({"variables":{"counter":2},"stuck":false,"times":2,"right":true}],)"
                      R"("right":2,"wrong":0,"stuck":1,"cycle":"thread 1 waits","wall_s":0.51)")));
}

TEST_F(AScenarioThatRan, SaysTheSameWhenItIsOpenedAgain) {
    auto& run = add({"--scenario", "deadlock"}, {{{{0}, true}, 1}, {{{2}, false}, 2}}, "thread 1 waits");
    WorkerRecord worker;
    worker.lane = run.trace.addLane({"worker 0", "", LaneKind::Worker, 1, 10, 0});
    run.facts.workers.push_back(worker);
    run.trace.addSpan(worker.lane,
                      {run.facts.released, run.facts.ended, run.trace.nameId("rounds"), 0, State::Running});
    const test::TempDir dir;
    ASSERT_TRUE(saveRuns(all(), dir.file("scenario.trace.json")));
    const auto opened = openRuns(dir.file("scenario.trace.json"));
    ASSERT_TRUE(opened) << opened.error().text();
    const std::vector<const RunRecord*> again{&opened->runs.at(0)};
    EXPECT_EQ(*scenarioFacts(again[0]->facts), *scenarioFacts(run.facts));
    EXPECT_EQ(command.demo->report(*command.asked.get(), again).sentence, sentence());
}

TEST_F(AScenarioThatRan, IsAskedForByOneLineThatCanBeCopied) {
    add({"--scenario", "lost-update", "--threads", "3", "--times", "50", "--spread", "20"}, {});
    EXPECT_EQ(runs.back().facts.experiment.workers, 3);
    EXPECT_EQ(runs.back().facts.experiment.backend, Backend::Threads);
    EXPECT_EQ(commandText(command),
              "parascope memory --scenario lost-update --times 50 --threads 3 --spread 20");
}

TEST(AScenario, ThatIsNotThereIsRefusedWithThoseThatAre) {
    EXPECT_EQ(refusalOf({"memory", "--scenario", "dedlock"}),
              "scenario 'dedlock': there is no such scenario; did you mean 'deadlock'?");
    EXPECT_THAT(
        refusalOf({"memory", "--scenario", "x"}),
        HasSubstr("known are lost-update, mutex, atomic, check-then-act, deadlock, same-order, semaphore "
                  "and condition-if"));
}

TEST(AScenario, SaysWhatItCannotBeAskedFor) {
    EXPECT_EQ(refusalOf({"memory", "--scenario", "deadlock", "--threads", "3"}),
              "threads 3: scenario 'deadlock' is made for 2; leave the number out");
    EXPECT_EQ(refusalOf({"memory", "--threads", "3"}),
              "threads 3: only a scenario has them; name it (--scenario KEY), or say --workers 3");
    EXPECT_THAT(refusalOf({"memory", "--scenario", "mutex", "--threads", "4"}), HasSubstr("give 2 to 3"));
    EXPECT_THAT(refusalOf({"memory", "--scenario", "mutex", "--times", "0"}),
                HasSubstr("give 1 to 10000000"));
    EXPECT_THAT(refusalOf({"memory", "--scenario", "mutex", "--spread", "1001"}),
                HasSubstr("a longer one shows nothing more"));
}

} // namespace
} // namespace parascope
