// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/TimelinePanel.h"

#include "tests/core/report/RunMaker.h"
#include "ui/charts/Replay.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>
#include <QLabel>
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

} // namespace
} // namespace parascope
