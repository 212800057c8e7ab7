// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ScalingPage.h"

#include "tests/support/TempDir.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/ScalingControls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
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
    ScalingPage page{engine, test::ScriptedWorkers::machine()};
};

TEST_F(TheScalingPage, HasAPointForEveryNumberOfWorkers) {
    const QSignalSpy busy(&page, &Page::busyChanged);
    runToTheEnd();
    EXPECT_THAT(page.scaling().points, SizeIs(3));
    EXPECT_TRUE(page.scaling().points[0].speedup);
    EXPECT_EQ(page.findChild<QTableView*>()->model()->rowCount(), 3);
    EXPECT_EQ(busy.count(), 2) << "when it began and when it ended";
    EXPECT_FALSE(page.picture().isNull());
}

TEST_F(TheScalingPage, StandsAsideOfRunsElsewhere) {
    RunSession other(engine);
    other.submit({Experiment{}});
    EXPECT_TRUE(QTest::qWaitFor([&] { return !other.isBusy(); }, 20'000));
    EXPECT_THAT(page.scaling().points, SizeIs(0));
    runToTheEnd();
    EXPECT_THAT(other.runs(), SizeIs(1));
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
    EXPECT_THAT(page.exportChart(png, QSize(700, 525)).error().text(), HasSubstr("run a scaling first"));
    runToTheEnd();
    for (const std::string name : {"a.png", "a.svg", "a.pdf"}) {
        EXPECT_TRUE(page.exportChart(folder.file(name), QSize(700, 525))) << name;
        EXPECT_GT(std::filesystem::file_size(folder.file(name)), 1000U) << name;
    }
    ASSERT_TRUE(page.exportChart(folder.file("a.csv"), {}));
    EXPECT_THAT(test::textOf(folder.file("a.csv")), StartsWith("backend,workers,wall_median_s"));
    EXPECT_FALSE(page.exportChart(folder.file("a.html"), {}));
}

TEST_F(TheScalingPage, IsACommandToo) {
    EXPECT_EQ(page.command().value(),
              "parascope scale --task sum-squares:1k --backend threads --max-workers 3 --repeat 2");
}

} // namespace
} // namespace parascope
