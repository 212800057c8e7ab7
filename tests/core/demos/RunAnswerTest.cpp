// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunAnswer.h"

#include "core/command/ShowReport.h"
#include "core/demos/RunFile.h"
#include "tests/core/demos/memory/ACounting.h"

#include <gmock/gmock.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class TheAnswerOfRuns : public ACounting {
protected:
    TheAnswerOfRuns() {
        add(MemoryWay::Unprotected, milliseconds(10), facts(3'000'000));
        add(MemoryWay::Mutex, milliseconds(140), facts(4'000'000));
    }
    [[nodiscard]] OpenedFile asOpened() {
        OpenedFile opened;
        opened.runs.assign(std::make_move_iterator(runs.begin()), std::make_move_iterator(runs.end()));
        return opened;
    }
};

TEST_F(TheAnswerOfRuns, IsOneForThoseThatWereMadeTogether) {
    const auto answers = answersOf(all());
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers.front().demo->info().key, "memory");
    EXPECT_THAT(answers.front().runs, ElementsAre(&runs.front(), &runs.back()));
}

TEST_F(TheAnswerOfRuns, IsOneForEachPressOfRun) {
    runs.back().facts.batch = 2;
    EXPECT_EQ(answersOf(all()).size(), 2U);
}

TEST_F(TheAnswerOfRuns, IsNoneWhereNoDemoKnowsMore) {
    runs.back().facts.demo = {};
    EXPECT_THAT(answersOf(all()).front().runs, ElementsAre(&runs.front()));
    EXPECT_THAT(reportOfRuns(all()).sentence, Not(HasSubstr("lost"))) << "side by side as all runs are";
}

TEST_F(TheAnswerOfRuns, StandsInPicturesInTheWordsOfTheDemo) {
    EXPECT_EQ(reportOfRuns(all()).sentence, memorySentence(memoryRows(all())));
    EXPECT_EQ(headingOfRuns(all()), "One counter, 4 workers, 1M increments each");
}

TEST_F(TheAnswerOfRuns, OfAReopenedFileComparesThemAsBefore) {
    const auto opened = asOpened();
    EXPECT_THAT(showJson("memory.trace.json", opened), HasSubstr("\"times_as_long\":14.0"));
    const auto text = showTable("memory.trace.json", opened);
    EXPECT_THAT(text, HasSubstr("14.00 ×"));
    EXPECT_THAT(text, HasSubstr("1,000,000 of 4,000,000 updates were lost, with a mutex none (14 times"));
}

TEST(TheHeadingOfRuns, NamesTheirWork) {
    RunRecord run;
    RunRecord inPython;
    for (auto* each : {&run, &inPython}) {
        each->facts.experiment.task = "sum-squares";
        each->facts.experiment.size = 300'000'000;
    }
    inPython.facts.experiment.backend = Backend::CpythonThreads;
    inPython.facts.experiment.size = 3'000'000;
    const std::vector<const RunRecord*> one{&run};
    const std::vector<const RunRecord*> both{&run, &inPython};
    EXPECT_EQ(headingOfRuns(one), "sum-squares: 300M iterations for each worker");
    EXPECT_EQ(headingOfRuns(both), "sum-squares: 300M iterations for each worker, in Python 3M");
    EXPECT_EQ(headingOfRuns({}), "Parascope");
}

} // namespace
} // namespace parascope
