// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/TimelinePanel.h"

#include "core/demos/RunFile.h"
#include "tests/core/report/RunMaker.h"
#include "tests/support/QtMain.h"
#include "tests/support/TempDir.h"
#include "ui/charts/Replay.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeTicks.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>

namespace parascope {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

/// The panel with a serial and a parallel run of 400 and 200 ms.
class ATimelinePanel : public testing::Test {
protected:
    ATimelinePanel() {
        panel.resize(700, 400);
        panel.setSources(timelineSources({&serial, &parallel}));
        panel.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&panel));
    }
    [[nodiscard]] QToolButton* button(const QString& name) const {
        for (auto* button : panel.findChildren<QToolButton*>()) {
            if (button->accessibleName() == name) {
                return button;
            }
        }
        ADD_FAILURE() << "there is no " << name.toStdString();
        return nullptr;
    }
    void click(const QString& name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    /// The line beside the buttons.
    [[nodiscard]] std::string line() const {
        return panel.findChild<QLabel*>(QStringLiteral("range"))->text().toStdString();
    }

    RunRecord serial = test::serialRun();
    RunRecord parallel = test::parallelRun();
    TimelinePanel panel;
};

TEST_F(ATimelinePanel, SaysHowToSelectAndThenWhatHappenedInTheSelection) {
    EXPECT_THAT(line(), HasSubstr("Drag over the lanes"));
    EXPECT_FALSE(button(QStringLiteral("Fit selection"))->isEnabled());
    panel.view().select({10ms, 60ms});
    EXPECT_THAT(line(), HasSubstr("50.0 ms selected"));
    EXPECT_THAT(line(), HasSubstr("2 processes: 2.00 busy cores"));
    EXPECT_THAT(line(), HasSubstr("one after another: 1.00 busy cores"));
    panel.view().clearSelection();
    EXPECT_THAT(line(), HasSubstr("Drag over the lanes"));
}

TEST_F(ATimelinePanel, ZoomsFitsTheSelectionAndFitsEverythingByItsButtons) {
    const auto all = panel.view().visible();
    click(QStringLiteral("Zoom in"));
    EXPECT_LT(panel.view().visible().length(), all.length());
    click(QStringLiteral("Zoom out"));
    EXPECT_EQ(panel.view().visible(), all);
    panel.view().select({10ms, 60ms});
    click(QStringLiteral("Fit selection"));
    EXPECT_EQ(panel.view().visible(), (TimeSpan{10ms, 60ms}));
    click(QStringLiteral("Fit all"));
    EXPECT_EQ(panel.view().visible(), all);
}

TEST_F(ATimelinePanel, OffersTheWayBackToNowOnlyToThoseWhoLeftIt) {
    EXPECT_FALSE(button(QStringLiteral("Back to now"))->isEnabled());
    panel.setLive(true);
    EXPECT_FALSE(button(QStringLiteral("Back to now"))->isEnabled());
    panel.view().setFollowing(false);
    EXPECT_TRUE(button(QStringLiteral("Back to now"))->isEnabled());
    click(QStringLiteral("Back to now"));
    EXPECT_TRUE(panel.view().isFollowing());
    panel.setLive(false);
    EXPECT_FALSE(button(QStringLiteral("Back to now"))->isEnabled());
}

TEST_F(ATimelinePanel, GivesItsFocusToTheLanes) {
    panel.setFocus();
    EXPECT_TRUE(panel.chart().hasFocus());
}

TEST_F(ATimelinePanel, ShowsTheLanesByCoreAndByWorker) {
    click(QStringLiteral("Lanes by core"));
    EXPECT_EQ(panel.chart().sources().front().view, LaneView::Cores);
    QTest::keyClick(&panel.chart(), Qt::Key_C);
    EXPECT_TRUE(QTest::qWaitFor([this] { return panel.chart().sources().front().view == LaneView::Workers; },
                                20'000));
}

TEST_F(ATimelinePanel, ReadsASpanOutBelowTheLanes) {
    panel.setFocus();
    QTest::keyClick(&panel.chart(), Qt::Key_Period);
    EXPECT_THAT(line(), HasSubstr("worker 0"));
}

TEST_F(ATimelinePanel, PlaysTheRunsAgainFromTheirCommonStart) {
    auto& slider = *panel.findChild<QSlider*>();
    EXPECT_FALSE(panel.view().curtain()) << "at first everything is shown";
    click(QStringLiteral("Replay"));
    ASSERT_TRUE(panel.view().curtain());
    EXPECT_TRUE(panel.replay().isPlaying());
    EXPECT_LT(slider.value(), slider.maximum());
    click(QStringLiteral("Pause"));
    EXPECT_FALSE(panel.replay().isPlaying());
    EXPECT_TRUE(panel.view().curtain()) << "it stays where it was paused";
}

TEST_F(ATimelinePanel, IsMovedThroughTheRunsByItsSlider) {
    auto& slider = *panel.findChild<QSlider*>();
    slider.setValue(slider.maximum() / 2);
    ASSERT_TRUE(panel.view().curtain());
    EXPECT_NEAR(toSeconds(*panel.view().curtain()), toSeconds(panel.view().extent().end) / 2, 0.01);
    slider.setValue(slider.maximum());
    EXPECT_FALSE(panel.view().curtain()) << "at the end everything is shown";
}

TEST_F(ATimelinePanel, HasNothingToPlayWhileARunGoesOn) {
    panel.replay().seek(100ms);
    panel.setLive(true);
    EXPECT_FALSE(panel.view().curtain());
    EXPECT_FALSE(button(QStringLiteral("Replay"))->isEnabled());
    panel.pauseOrPlay();
    EXPECT_FALSE(panel.replay().isPlaying());
    panel.setLive(false);
    EXPECT_TRUE(button(QStringLiteral("Replay"))->isEnabled());
}

/// The panel with another program's trace of one lane.
class AForeignTraceOnAPanel : public testing::Test {
protected:
    void open(const std::string& arguments) {
        file =
            folder.write("other.json",
                         R"([{"ph":"X","pid":1,"tid":2,"ts":0,"dur":900,"name":"load",)"
                         R"("cat":"net","args":)" +
                             arguments + R"(},{"ph":"X","pid":1,"tid":2,"ts":100,"dur":300,"name":"read"}])");
        auto opened = openRuns(file);
        ASSERT_TRUE(opened);
        runs = takeRuns(*opened, "other");
        panel.resize(900, 400);
        panel.setSources(timelineSources({&runs[0]}));
        panel.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&panel));
    }
    void step() { QTest::keyClick(&panel.chart(), Qt::Key_Period); }
    [[nodiscard]] QWidget* card() const { return panel.findChild<QWidget*>(QStringLiteral("spanCard")); }
    [[nodiscard]] std::string text(const char* name) const {
        return panel.findChild<QLabel*>(QString::fromLatin1(name))->text().toStdString();
    }
    [[nodiscard]] bool says(const char* words) const {
        return QTest::qWaitFor([&] { return text("spanArguments").find(words) != std::string::npos; },
                               20'000);
    }
    void press(const QString& button) const {
        for (auto* each : card()->findChildren<QPushButton*>()) {
            if (each->text() == button && each->isVisible()) {
                QTest::mouseClick(each, Qt::LeftButton);
                return;
            }
        }
        ADD_FAILURE() << "there is no " << button.toStdString();
    }

    test::TempDir folder;
    std::filesystem::path file;
    std::vector<RunRecord> runs;
    TimelinePanel panel;
    const test::ExpectQtWarning tooltip{test::kTooltipOffscreen};
};

TEST_F(AForeignTraceOnAPanel, ShowsWhatTheFileSaysOfTheFocusedPiece) {
    open(R"({"url":"http://a.b/","size":1024})");
    EXPECT_FALSE(card()->isVisible());
    step();
    EXPECT_TRUE(card()->isVisible());
    EXPECT_EQ(text("spanName"), "load");
    const auto words = [](Nanoseconds time) { return timeText(time).toStdString(); };
    EXPECT_EQ(text("spanFacts"), "thread 2\nbegins at " + words(0ns) + ", lasts " + words(900us) + ", " +
                                     words(600us) + " of it itself");
    ASSERT_TRUE(says("url"));
    EXPECT_EQ(text("spanArguments"), "category: net\nurl: http://a.b/\nsize: 1024");
    press(QStringLiteral("Copy"));
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(),
              "load\n" + text("spanFacts") + "\n" + text("spanArguments"));
    QTest::keyClick(&panel.chart(), Qt::Key_Escape);
    EXPECT_FALSE(card()->isVisible());
}

TEST_F(AForeignTraceOnAPanel, ShowsTheFirstOfManyAndTheWholeOnRequest) {
    std::string arguments = "{";
    for (int i = 0; i < 20; ++i) {
        arguments += "\"key " + std::to_string(i) + "\":" + std::to_string(i) + ",";
    }
    open(arguments + "\"long\":\"" + std::string(500, 'x') + "\"}");
    step();
    ASSERT_TRUE(says("key 6: 6"));
    EXPECT_THAT(text("spanArguments"), testing::Not(HasSubstr("key 7")));
    press(QStringLiteral("All 22 …"));
    auto* all = QApplication::activeModalWidget()->findChild<QPlainTextEdit*>();
    ASSERT_NE(all, nullptr);
    EXPECT_THAT(all->toPlainText().toStdString(), HasSubstr("key 19: 19\nlong: " + std::string(500, 'x')));
    static_cast<QDialog*>(QApplication::activeModalWidget())->reject();
}

TEST_F(AForeignTraceOnAPanel, SaysThatItsFileHasVanished) {
    open("{}");
    std::filesystem::remove(file);
    step();
    EXPECT_TRUE(says("is not there any more"));
}

TEST_F(ATimelinePanel, ShowsNoDetailsOfRunsThatWereReadFromNoFile) {
    const test::ExpectQtWarning tooltip(test::kTooltipOffscreen);
    QTest::keyClick(&panel.chart(), Qt::Key_Period);
    EXPECT_FALSE(panel.findChild<QWidget*>(QStringLiteral("spanCard"))->isVisible());
}

} // namespace
} // namespace parascope
