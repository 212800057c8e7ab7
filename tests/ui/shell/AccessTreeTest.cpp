// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds on each page, empty and with finished runs, as texts that can be read.
#include "tests/ui/shell/AccessTree.h"

#include "core/base/Affinity.h"
#include "core/demos/queue/QueueFacts.h"
#include "tests/core/demos/memory/ACounting.h"
#include "tests/ui/demos/queue/ScriptedQueue.h"
#include "tests/ui/demos/scrape/ShownScraper.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/demos/classify/ClassifyControls.h"
#include "ui/demos/classify/ClassifyPage.h"
#include "ui/demos/compare/BetSheet.h"
#include "ui/demos/memory/MemoryView.h"
#include "ui/demos/queue/QueueControls.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/demos/scale/ScalingControls.h"
#include "ui/demos/scale/ScalingPage.h"
#include "ui/demos/scrape/ScrapePage.h"
#include "ui/demos/scrape/ScrapeView.h"
#include "ui/shell/ExportDialog.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/HomePage.h"
#include "ui/shell/PageList.h"
#include "ui/shell/SettingsDialog.h"
#include "ui/shell/SidePanel.h"
#include "ui/widgets/Chip.h"

#include <QRegularExpression>

namespace parascope {
namespace {

using test::accessTree;
using test::eventually;
using test::expectGolden;

/// On one core, whatever the machine has, and so wide that no control is behind "More".
class WhatAScreenReaderFinds : public test::AWindow {
protected:
    explicit WhatAScreenReaderFinds(bool opens = true) {
        EXPECT_TRUE(m_oneCore);
        if (opens) {
            open();
            window->resize(1920, 1080);
        }
    }
    void runIt() {
        press(Qt::Key_F5);
        EXPECT_TRUE(eventually([this] { return isDone() && !window->currentPage().isBusy(); }));
    }
    [[nodiscard]] std::string pageTree() const {
        EXPECT_TRUE(eventually([this] { return knowsTheBackends(); }));
        return accessTree(window->currentPage());
    }
    template <class Part>
    [[nodiscard]] std::string treeOf() const {
        return accessTree(*window->findChild<Part*>());
    }

private:
    /// They are asked for when the first page is shown; the test's machine lacks the last one.
    [[nodiscard]] bool knowsTheBackends() const {
        const auto chips = window->currentPage().findChildren<Chip*>();
        return std::none_of(chips.begin(), chips.end(), [](const Chip* chip) {
            const auto name = QStringLiteral("CPython without a GIL");
            return chip->isEnabled() && (chip->accessibleName() == name || chip->text() == name);
        });
    }

    Result<AffinityScope> m_oneCore = AffinityScope::allow({allowedCores().front()});
};

TEST_F(WhatAScreenReaderFinds, AroundThePages) {
    expectGolden("bar", treeOf<HeaderBar>());
    expectGolden("pages", treeOf<PageList>());
}

TEST_F(WhatAScreenReaderFinds, OnHome) {
    window->goHome();
    expectGolden("home", treeOf<HomePage>());
}

TEST_F(WhatAScreenReaderFinds, OnTheEmptyPageThatCompares) {
    expectGolden("compare-empty", pageTree());
}

TEST_F(WhatAScreenReaderFinds, OnThePageThatCompares) {
    runIt();
    EXPECT_TRUE(eventually([this] { return !sentence().isEmpty(); }));
    expectGolden("compare", pageTree());
}

TEST_F(WhatAScreenReaderFinds, ByTabAroundAPage) {
    runIt();
    EXPECT_TRUE(eventually([this] { return !sentence().isEmpty(); }));
    page().focusChart();
    expectGolden("tab", test::tabOrder(*window));
}

TEST_F(WhatAScreenReaderFinds, OnThePageThatComparesTwelveWorkers) {
    control<QSpinBox>(QStringLiteral("Workers"))->setValue(12);
    runIt();
    EXPECT_TRUE(eventually([this] { return !sentence().isEmpty(); }));
    expectGolden("compare-twelve", pageTree());
}

TEST_F(WhatAScreenReaderFinds, OnTheEmptyPageOfTheQueue) {
    window->goToPage(1);
    expectGolden("queue-empty", pageTree());
}

TEST_F(WhatAScreenReaderFinds, OnTheEmptyPageOfAScaling) {
    window->goToPage(2);
    expectGolden("scaling-empty", pageTree());
}

TEST_F(WhatAScreenReaderFinds, OnThePageOfAScaling) {
    window->goToPage(2);
    ScaleQuestion scale;
    scale.size = 1000;
    scale.maxWorkers = 3;
    scale.repeat = 2;
    scale.backends = {Backend::Threads, Backend::Processes};
    window->findChild<ScalingPage*>()->controls().choose(scale);
    runIt();
    expectGolden("scaling", pageTree());
}

TEST_F(WhatAScreenReaderFinds, OnTheEmptyPageOfTheScraper) {
    window->goToPage(3);
    expectGolden("scrape-empty", pageTree());
}

TEST_F(WhatAScreenReaderFinds, OnTheEmptyTable) {
    window->goToPage(4);
    expectGolden("table-empty", pageTree());
}

TEST_F(WhatAScreenReaderFinds, InTheTable) {
    window->goToPage(4);
    runIt();
    expectGolden("table", pageTree());
}

/// The page that tells computing from waiting.
class WhatAScreenReaderFindsOfPrograms : public WhatAScreenReaderFinds {
protected:
    WhatAScreenReaderFindsOfPrograms() { window->goToPage(5); }
    void choose(const ClassifyQuestion& question) const {
        window->findChild<ClassifyPage*>()->controls().choose(question);
    }
};

TEST_F(WhatAScreenReaderFindsOfPrograms, ThatWereNeverWatched) {
    expectGolden("classify-empty", pageTree());
}

TEST_F(WhatAScreenReaderFindsOfPrograms, ThatAreCommands) {
    ClassifyQuestion question;
    question.command = {"xz", "-9", "my file"};
    choose(question);
    runIt();
    expectGolden("classify-command", pageTree());
}

TEST_F(WhatAScreenReaderFindsOfPrograms, WhoseInputGrows) {
    ClassifyQuestion question;
    question.task = "sort";
    question.size = 1000;
    choose(question);
    click(QStringLiteral("Grow: × 1, 2, 4"));
    EXPECT_TRUE(eventually([this] { return isDone() && !window->currentPage().isBusy(); }));
    expectGolden("classify-growth", pageTree());
}

TEST_F(WhatAScreenReaderFinds, InTheSidePanel) {
    window->findChild<SidePanel*>()->show(SidePanel::Shows::Notes);
    expectGolden("notes", treeOf<SidePanel>());
    runIt();
    press(Qt::Key_R, Qt::ControlModifier);
    expectGolden("runs", treeOf<SidePanel>());
}

TEST_F(WhatAScreenReaderFinds, InTheSettings) {
    press(Qt::Key_Comma, Qt::ControlModifier);
    auto* dialog = window->findChild<SettingsDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(eventually([&] { return accessTree(*dialog).find("Asking") == std::string::npos; }));
    expectGolden("settings", accessTree(*dialog));
}

TEST_F(WhatAScreenReaderFinds, InTheExportDialog) {
    runIt();
    std::string tree;
    whenDialogOpens([&tree](QWidget& dialog) {
        tree = accessTree(dialog);
        dialog.close();
    });
    press(Qt::Key_E, Qt::ControlModifier);
    expectGolden("export", tree);
}

TEST_F(WhatAScreenReaderFinds, OnTheSheetOfBets) {
    click(QStringLiteral("Bets"));
    press(Qt::Key_F5);
    auto* sheet = window->findChild<BetSheet*>();
    ASSERT_NE(sheet, nullptr);
    expectGolden("bets", accessTree(*sheet));
}

/// One worker and two have fetched four pages, one of which failed.
class WhatAScreenReaderFindsOfAScraper : public WhatAScreenReaderFinds {
protected:
    WhatAScreenReaderFindsOfAScraper() {
        std::vector<RunRecord> runs;
        runs.push_back(test::ScraperRuns::shownRun(1, 4));
        runs.push_back(test::ScraperRuns::shownRun(2, 4));
        test::ScraperRuns::fail(runs.back(), 2, "the server answered 404", 404);
        window->goToPage(3);
        scraper().open(session().adopt(std::move(runs)));
    }
    [[nodiscard]] ScrapePage& scraper() const { return *window->findChild<ScrapePage*>(); }
};

TEST_F(WhatAScreenReaderFindsOfAScraper, ThatHasRun) {
    expectGolden("scrape", pageTree());
    scraper().picture().turnTo(ScrapeView::Steps);
    expectGolden("scrape-steps", test::accessTree(scraper().picture()));
    scraper().picture().turnTo(ScrapeView::Pages);
    expectGolden("scrape-pages", test::accessTree(scraper().picture()));
}

TEST_F(WhatAScreenReaderFinds, OnTheEmptyPageOfMemory) {
    window->resize(1920, 1500); // all twenty ways are in sight: only those are found
    window->goToPage(6);
    QTest::qWait(100);
    expectGolden("memory-empty", pageTree());
}

/// Threads have lost updates, processes have not.
class WhatAScreenReaderFindsOfCounters : public WhatAScreenReaderFinds {
protected:
    WhatAScreenReaderFindsOfCounters() {
        CountingRuns counted;
        counted.add(MemoryWay::Unprotected, std::chrono::milliseconds(10), CountingRuns::facts(1'678'793));
        counted.add(MemoryWay::Separate, std::chrono::milliseconds(20), CountingRuns::facts(4'000'000, 0));
        std::vector<RunRecord> runs(std::make_move_iterator(counted.runs.begin()),
                                    std::make_move_iterator(counted.runs.end()));
        window->goToPage(6);
        dynamic_cast<DemoPage&>(window->currentPage()).open(session().adopt(std::move(runs)));
    }
};

TEST_F(WhatAScreenReaderFindsOfCounters, ThatHaveRun) {
    expectGolden("memory", pageTree());
}

/// Two items went through a queue.
class WhatAScreenReaderFindsOfAQueue : public WhatAScreenReaderFinds {
protected:
    WhatAScreenReaderFindsOfAQueue()
        : WhatAScreenReaderFinds(false) {
        open(scripted.parts(), EngineHost::Cores::Ignore);
        window->resize(1920, 1080);
        window->goToPage(1);
        QueueQuestion question;
        question.backend = test::ScriptedQueue::kBackend;
        question.queue.items = 2;
        queue().controls().choose(question);
        press(Qt::Key_F5);
        EXPECT_TRUE(eventually([this] { return queue().record() != nullptr; }));
        EXPECT_TRUE(eventually([this] { return queue().record()->facts.released != Nanoseconds{}; }));
        for (const std::uint64_t item : {0, 1}) {
            scripted.put(0, item);
            scripted.take(0, item);
            scripted.consume(0, item);
        }
        scripted.endAll();
        EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    }
    [[nodiscard]] QueuePage& queue() const { return *window->findChild<QueuePage*>(); }

    test::ScriptedQueue scripted;
};

TEST_F(WhatAScreenReaderFindsOfAQueue, ThatHasRun) {
    // How long its pretended run took is chance.
    static const QRegularExpression kTimes(
        QStringLiteral("[0-9.]+[^0-9a-z\"](ms|µs|s)\\b|seconds\": [0-9.]+ \\([^)]*\\)"));
    auto tree = QString::fromStdString(pageTree());
    expectGolden("queue", tree.replace(kTimes, QStringLiteral("TIME")).toStdString());
    window->findChild<SidePanel*>()->show(SidePanel::Shows::Notes);
    expectGolden("queue-log", treeOf<SidePanel>());
}

} // namespace
} // namespace parascope
