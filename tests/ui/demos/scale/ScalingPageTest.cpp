// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scale/ScalingPage.h"

#include "tests/support/TempDir.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/demos/RankOptions.h"
#include "ui/demos/scale/ScalingControls.h"
#include "ui/pages/MessageBar.h"
#include "ui/widgets/SentenceLabel.h"
#include "ui/widgets/TaskBox.h"
#include "ui/widgets/TileRow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

/// The page without its window, on pretending workers.
class TheScalingPage : public testing::Test {
protected:
    TheScalingPage() {
        page.resize(900, 600);
        page.show();
        ScaleQuestion scale;
        scale.size = 1000;
        scale.maxWorkers = 3;
        scale.repeat = 2;
        scale.backends = {Backend::Threads};
        page.controls().choose(scale);
    }
    void runToTheEnd() {
        page.run();
        EXPECT_TRUE(page.isBusy());
        EXPECT_TRUE(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
    }
    [[nodiscard]] std::string message() const {
        return page.messages().isVisible() ? page.messages().findChild<QLabel*>()->text().toStdString() : "";
    }

    test::ScriptedWorkers workers;
    EngineHost engine{workers.parts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    ScalingPage page{session};
};

TEST_F(TheScalingPage, HasAPointForEveryNumberOfWorkers) {
    const QSignalSpy busy(&page, &Page::busyChanged);
    runToTheEnd();
    EXPECT_THAT(page.scaling().points, SizeIs(3));
    EXPECT_TRUE(page.scaling().points[0].speedup);
    EXPECT_NE(page.findChild<SentenceLabel*>()->sentence(), QString());
    const auto tiles = page.findChild<TileRow*>()->tiles();
    ASSERT_EQ(tiles.size(), 2U) << "the best speed-up, and the serial part";
    EXPECT_EQ(tiles[0].name, QStringLiteral("C++ threads"));
    EXPECT_THAT(tiles[0].figure.toStdString(), testing::EndsWith(" ×"));
    EXPECT_FALSE(page.figures().isEmpty()) << "all figures can be copied";
    EXPECT_EQ(busy.count(), 9) << "when it began, and at the end of each run";
    EXPECT_FALSE(page.picture().isNull());
}

TEST_F(TheScalingPage, StandsAsideOfRunsElsewhere) {
    session.submit({Experiment{}});
    EXPECT_FALSE(page.isBusy());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !session.isBusy(); }, 20'000));
    EXPECT_THAT(page.scaling().points, SizeIs(0));
    runToTheEnd();
    EXPECT_THAT(page.scaling().points, SizeIs(3));
}

TEST_F(TheScalingPage, CanBeStopped) {
    workers.hold();
    page.run();
    page.stop();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
    workers.letGo();
    runToTheEnd();
    EXPECT_THAT(page.scaling().points, SizeIs(3));
}

TEST_F(TheScalingPage, SaysWhatFailed) {
    workers.refuse(Backend::Threads);
    runToTheEnd();
    EXPECT_THAT(message(), HasSubstr("compute_worker is missing"));
}

TEST_F(TheScalingPage, SaysWhatCannotBeRun) {
    ScaleQuestion nothing;
    nothing.size = 1;
    nothing.backends = {};
    page.controls().choose(nothing);
    page.run();
    EXPECT_FALSE(page.isBusy());
    EXPECT_THAT(message(), HasSubstr("choose at least one"));
}

TEST_F(TheScalingPage, IsExportedAsPictureAndAsPoints) {
    const test::TempDir folder;
    const auto png = folder.file("a.png");
    EXPECT_THAT(page.exportChart(png).error().text(), HasSubstr("press Run (F5)"));
    runToTheEnd();
    for (const std::string name : {"a.png", "a.svg", "a.pdf"}) {
        EXPECT_TRUE(page.exportChart(folder.file(name))) << name;
        EXPECT_GT(std::filesystem::file_size(folder.file(name)), 1000U) << name;
    }
    const auto& fit = page.scaling().fits.front();
    EXPECT_THAT(test::textOf(folder.file("a.svg")), HasSubstr(">" + infoOf(fit.backend).label + "</text>"))
        << "the end of a line says whose it is";
    ASSERT_TRUE(page.exportChart(folder.file("a.csv")));
    EXPECT_THAT(test::textOf(folder.file("a.csv")), StartsWith("backend,workers,wall_median_s"));
    EXPECT_FALSE(page.exportChart(folder.file("a.html")));
}

TEST_F(TheScalingPage, AsksForMoreWorkInTheSameTimeToo) {
    ScaleQuestion weak;
    weak.size = 1000;
    weak.maxWorkers = 3;
    weak.repeat = 1;
    weak.backends = {Backend::Threads};
    weak.weak = true;
    page.controls().choose(weak);
    EXPECT_THAT(page.command().value(), HasSubstr("--weak"));
    runToTheEnd();
    EXPECT_EQ(page.scaling().kind, ScalingKind::Weak);
    EXPECT_TRUE(page.scaling().serialWalls.empty()) << "it needs no serial run";
    const auto tiles = page.findChild<TileRow*>()->tiles();
    ASSERT_EQ(tiles.size(), 2U);
    EXPECT_EQ(tiles[1].name, QStringLiteral("Efficiency, C++ threads"));
    EXPECT_EQ(tiles[1].spoken, QStringLiteral("with 3 workers"));
}

/// What is chosen before a scaling, without a page.
class TheControlsOfAScaling : public testing::Test {
protected:
    [[nodiscard]] ScaleQuestion chosen() const {
        const auto parameters = controls.chosen();
        EXPECT_TRUE(parameters) << (parameters ? "" : parameters.error().text());
        return parameters ? dynamic_cast<const ScaleQuestion&>(**parameters) : ScaleQuestion();
    }
    [[nodiscard]] QComboBox* task() const { return controls.findChild<TaskBox*>(); }

    ScalingControls controls;
};

TEST_F(TheControlsOfAScaling, KeepWhatACommandAskedFor) {
    ScaleQuestion ranks;
    ranks.task = "halo";
    ranks.size = 500;
    ranks.backends = {Backend::Mpi};
    ranks.hosts = *parseHosts("h1:2,h2");
    ranks.bindsToCores = true;
    ranks.weak = true;
    controls.choose(ranks);
    EXPECT_EQ(chosen(), ranks);
}

TEST_F(TheControlsOfAScaling, HaveHostsOnlyWhereThereAreRanks) {
    controls.resize(2000, 200); // with room for all, nothing is behind "More"
    controls.show();
    ScaleQuestion asked;
    controls.choose(asked);
    auto* options = controls.findChild<RankOptions*>();
    EXPECT_FALSE(options->isVisibleTo(&controls));
    asked.backends = {Backend::Mpi};
    controls.choose(asked);
    EXPECT_TRUE(options->isVisibleTo(&controls));
    controls.setRanks(QStringLiteral("h1:x"), false);
    EXPECT_THAT(controls.chosen().error().text(), HasSubstr("how many ranks"));
    asked.backends = {Backend::Threads};
    controls.choose(asked);
    EXPECT_TRUE(chosen().hosts.empty()) << "hosts of ranks that are not chosen say nothing";
}

TEST_F(TheControlsOfAScaling, TakeTheUsualSizeOfATask) {
    controls.setUsualSize(600'000'000);
    EXPECT_EQ(chosen().size, 100'000'000U) << "a sixth: there are many runs";
    task()->setCurrentText(QStringLiteral("sleep"));
    EXPECT_EQ(chosen().task, "sleep");
    EXPECT_EQ(chosen().size, infoOfTask(QStringLiteral("sleep")).usualSize);
    task()->setCurrentText(QStringLiteral("halo"));
    EXPECT_THAT(controls.chosen().error().text(), HasSubstr("--backend mpi"));
}

TEST_F(TheScalingPage, IsACommandToo) {
    EXPECT_EQ(page.command().value(),
              "parascope scale --task sum-squares:1k --backend threads --max-workers 3 --repeat 2");
}

} // namespace
} // namespace parascope
