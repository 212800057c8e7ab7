// SPDX-License-Identifier: GPL-3.0-or-later
// A demo that is no more than a folder and a row in a table.
#include "tests/ui/demos/nothing/NothingDemo.h"

#include "core/command/AnswerJson.h"
#include "core/demos/RunFile.h"
#include "core/engine/RunSession.h"
#include "tests/support/QtMain.h"
#include "tests/support/TempDir.h"
#include "ui/demos/DemoPage.h"
#include "ui/export/AnswerExport.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/Form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QListWidget>

namespace parascope {
namespace {

using test::eventually;
using test::NothingDemo;
using test::NothingQuestion;
using testing::ElementsAre;
using testing::HasSubstr;

/// The table with one row more.
class ATableWithOneDemoMore : public testing::Test {
protected:
    ATableWithOneDemoMore() {
        demos.assign(allDemos().begin(), allDemos().end());
        demos.push_back(&nothing);
        auto parts = realEngineParts();
        parts.demos = demos;
        engine.emplace(std::move(parts), EngineHost::Cores::Ignore);
    }

    [[nodiscard]] Command command(const std::vector<std::string>& words) const {
        const auto parsed = parseCommandLine(words, demos);
        EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().text());
        return parsed->command;
    }

    NothingDemo nothing;
    std::vector<const Demo*> demos;
    std::optional<EngineHost> engine;
};

TEST_F(ATableWithOneDemoMore, HasItInTheHelp) {
    EXPECT_THAT(*parseCommandLine({"--help"}, demos)->answer,
                HasSubstr("nothing                     do nothing"));
    EXPECT_THAT(*parseCommandLine({"nothing", "--help"}, demos)->answer, HasSubstr("--word WORD=nothing"));
}

TEST_F(ATableWithOneDemoMore, ReadsItsCommandAndWritesItBack) {
    const auto asked = command({"nothing", "--workers", "3", "--word", "a b"});
    EXPECT_EQ(asked.asked.as<NothingQuestion>()->workers, 3);
    EXPECT_EQ(commandText(asked), "parascope nothing --workers 3 --word 'a b'");
    EXPECT_THAT(parseCommandLine({"nothing", "--workers", "65"}, demos).error().text(),
                HasSubstr("give 1 to 64"));
    EXPECT_THAT(parseCommandLine({"nothing", "--export", "x.svg"}, demos).error().text(),
                HasSubstr("use .png, .csv or .trace.json"));
}

TEST_F(ATableWithOneDemoMore, RunsItAndAnswersInJsonAndInAFileThatOpensAgain) {
    const auto asked = command({"nothing", "--workers", "3", "--word", "silence"});
    RunSession session(*engine);
    session.submit(asked.demo->plan(*asked.asked.get()));
    ASSERT_TRUE(eventually([&] { return !session.isBusy(); }));
    const auto runs = session.runs();
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs.front()->facts.error, "");
    EXPECT_THAT(runs.front()->facts.workers.at(2).results, ElementsAre("silence"));
    EXPECT_THAT(answerJson(asked, runs), HasSubstr(R"("word":"silence","workers":3)"));

    const test::TempDir folder;
    const auto file = folder.file("nothing.trace.json");
    ASSERT_TRUE(exportAnswer(*asked.demo, *asked.asked.get(), runs, file));
    const auto opened = openRuns(file, demos);
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->runs.size(), 1U);
    EXPECT_EQ(opened->runs.front().facts.experiment, runs.front()->facts.experiment);
    EXPECT_EQ(opened->runs.front().trace.spanCount(), runs.front()->trace.spanCount());
}

TEST_F(ATableWithOneDemoMore, HasAPageWithItsFormThatRunsIt) {
    MainWindow window(
        *engine, readMachine(),
        [](const std::string&, const std::stop_token&) { return std::vector<Availability>(); }, demos);
    window.show();
    auto* const list = window.findChild<QListWidget*>();
    ASSERT_NE(list, nullptr);
    const auto found = list->findItems(QStringLiteral("Nothing"), Qt::MatchExactly);
    ASSERT_EQ(found.size(), 1);
    list->setCurrentItem(found.front());
    auto* const page = dynamic_cast<DemoPage*>(&window.currentPage());
    ASSERT_NE(page, nullptr);
    EXPECT_TRUE(page->isVisible());
    EXPECT_EQ(page->findChild<Form*>()->controlsOf("workers").size(), 1U);
    page->run();
    ASSERT_TRUE(eventually([&] { return !page->isBusy(); }));
    ASSERT_EQ(page->shownRuns().size(), 1U);
    EXPECT_EQ(page->shownRuns().front()->facts.error, "");
    EXPECT_EQ(page->command().value_or(""), "parascope nothing");
}

} // namespace
} // namespace parascope
