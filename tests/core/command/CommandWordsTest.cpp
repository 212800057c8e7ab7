// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandWords.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Words = std::vector<std::string>;

const Demo& demoOf(const Words& words) {
    return *findDemo(allDemos(), words.front());
}

TEST(TheWordsOfACommand, GiveWayToOthers) {
    const Words run{"run",    "--task",  "sort",          "--backend",
                    "serial", "threads", "--no-baseline", "--workers=2"};
    EXPECT_THAT(withOptions(run, {"--workers", "4"}, demoOf(run)),
                ElementsAre("run", "--task", "sort", "--backend", "serial", "threads", "--no-baseline",
                            "--workers", "4"));
    EXPECT_THAT(withOptions(run, {"--backend=gil"}, demoOf(run)),
                ElementsAre("run", "--task", "sort", "--no-baseline", "--workers=2", "--backend=gil"));
    const Words watch{"classify", "--seconds", "2", "--", "ls", "--seconds"};
    EXPECT_THAT(withOptions(watch, {"--seconds", "1"}, demoOf(watch)),
                ElementsAre("classify", "--seconds", "1", "--", "ls", "--seconds"))
        << "options stand before the words of the other program";
}

TEST(TheWordsOfACommand, AreFoundWhereTheyAreWrong) {
    const auto faultIn = [](const Words& words) {
        const auto fault = findWordFault(words, demoOf(words));
        EXPECT_TRUE(fault.has_value());
        return fault.value_or(WordFault());
    };
    EXPECT_EQ(faultIn({"run", "--task", "sort", "--worker", "2"}).word, 3U);
    EXPECT_EQ(faultIn({"run", "--max-workers", "x"}).word, 1U);
    const auto workers = faultIn({"scale", "--max-workers", "x"});
    EXPECT_EQ(workers.word, 2U) << "its value, though its name holds an x, too";
    EXPECT_EQ(workers.part, "x");
    const auto backend = faultIn({"run", "--backend", "threads", "proceses"});
    EXPECT_EQ(backend.word, 3U);
    EXPECT_THAT(backend.error.text(), HasSubstr("did you mean 'processes'?"));
    EXPECT_FALSE(findWordFault({"classify", "--", "ls", "--bogus"}, *findDemo(allDemos(), "classify")));
}

} // namespace
} // namespace parascope
