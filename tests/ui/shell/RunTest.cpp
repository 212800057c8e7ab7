// SPDX-License-Identifier: GPL-3.0-or-later
// Running by clicks and keys, on pretending workers.
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/pages/TimelinePanel.h"

#include <QSpinBox>
#include <QToolButton>

namespace parascope {
namespace {

using test::eventually;
using testing::HasSubstr;
using testing::Not;

class Running : public test::AWindow {
protected:
    Running() { open(); }

    void clickBox(const QString& text) const {
        auto* box = button(text);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }
    [[nodiscard]] std::size_t spansShown() const {
        std::size_t spans = 0;
        for (const auto* run : page().shownRuns()) {
            spans += run->trace.spanCount();
        }
        return spans;
    }
};

TEST_F(Running, ShowsLanesWhileItGoesOnAndNumbersAndASentenceAtTheEnd) {
    workers.hold();
    click(QStringLiteral("Run"));
    EXPECT_TRUE(eventually([this] { return spansShown() > 6; })) << "lanes grow while the run goes on";
    EXPECT_TRUE(session().isBusy());
    EXPECT_EQ(page().timeline().chart().sources().size(), 3U);
    EXPECT_TRUE(
        eventually([this] { return number(QStringLiteral("wall"), 0) == QStringLiteral("running …"); }));
    EXPECT_EQ(sentence(), QString());
    workers.letGo();
    EXPECT_TRUE(eventually([this] { return !sentence().isEmpty(); }));
    EXPECT_TRUE(isDone());
    EXPECT_EQ(runsInTable(), 3);
    EXPECT_EQ(number(QStringLiteral("results"), 2), QStringLiteral("all equal"));
    EXPECT_FALSE(page().timeline().view().isLive());
    EXPECT_EQ(message(), QString());
}

TEST_F(Running, GivesTheFiguresOfWhatHappened) {
    runToTheEnd();
    EXPECT_TRUE(
        eventually([this] { return number(QStringLiteral("wall"), 1) == QStringLiteral("30.0 ms"); }));
    EXPECT_EQ(number(QStringLiteral("wall"), 0), QStringLiteral("60.0 ms"));
    EXPECT_EQ(number(QStringLiteral("speed-up"), 1), QStringLiteral("2.00 ×"));
    EXPECT_EQ(number(QStringLiteral("busy cores"), 2), QStringLiteral("2.00"));
    EXPECT_THAT(sentence().toStdString(), HasSubstr("2.00 times as fast"));
}

TEST_F(Running, RunsWhatIsTickedAndNothingElse) {
    clickBox(QStringLiteral("one after another"));
    clickBox(QStringLiteral("C++ threads"));
    click(QStringLiteral("Run"));
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    ASSERT_EQ(session().runs().size(), 1U);
    EXPECT_EQ(session().runs()[0]->facts.experiment.backend, Backend::Processes);
    EXPECT_EQ(session().runs()[0]->facts.experiment.size, 1000U);
    EXPECT_EQ(workers.launched(), 2);
}

TEST_F(Running, IsNotPossibleTwiceAtATime) {
    EXPECT_TRUE(button(QStringLiteral("Run"))->isEnabled());
    EXPECT_FALSE(button(QStringLiteral("Stop"))->isEnabled());
    workers.hold();
    click(QStringLiteral("Run"));
    EXPECT_FALSE(button(QStringLiteral("Run"))->isEnabled());
    EXPECT_TRUE(button(QStringLiteral("Stop"))->isEnabled());
    press(Qt::Key_F5);
    EXPECT_EQ(session().runs().size(), 3U) << "F5 is off too";
    workers.letGo();
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_TRUE(button(QStringLiteral("Run"))->isEnabled());
    EXPECT_FALSE(button(QStringLiteral("Stop"))->isEnabled());
}

TEST_F(Running, IsStoppedByAClickAndKeepsWhatWasRecorded) {
    workers.hold();
    click(QStringLiteral("Run"));
    EXPECT_TRUE(eventually([this] { return spansShown() > 2; }));
    click(QStringLiteral("Stop"));
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    for (const auto* run : session().runs()) {
        EXPECT_TRUE(run->facts.stopped) << "those that waited are dropped";
        EXPECT_EQ(run->facts.error, "");
    }
    EXPECT_GT(spansShown(), 2U);
    EXPECT_TRUE(
        eventually([this] { return number(QStringLiteral("results"), 0) == QStringLiteral("stopped"); }));
    EXPECT_EQ(message(), QString()) << "what the user wanted is no error";
}

TEST_F(Running, GoesAgainAfterAStop) {
    workers.hold();
    click(QStringLiteral("Run"));
    click(QStringLiteral("Stop"));
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    workers.letGo();
    runToTheEnd();
    ASSERT_GE(session().runs().size(), 3U) << "and the first, if it had begun";
    EXPECT_TRUE(session().runs().back()->facts.succeeded());
}

TEST_F(Running, WithASizeThatIsNoneSaysSoInThePageAndRunsNothing) {
    for (const auto& wrong :
         {QStringLiteral("0"), QStringLiteral("-1"), QStringLiteral("many"),
          QStringLiteral("18000000000000000000"), QStringLiteral("99999999999999999999999")}) {
        typeSize(wrong);
        click(QStringLiteral("Run"));
        EXPECT_NE(message(), QString()) << wrong.toStdString();
        EXPECT_THAT(message().toStdString(), Not(HasSubstr("\n")));
    }
    EXPECT_TRUE(session().runs().empty());
    EXPECT_EQ(workers.launched(), 0);
    typeSize(QStringLiteral("10"));
    click(QStringLiteral("Run"));
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_EQ(message(), QString()) << "the message goes when what it said is mended";
}

TEST_F(Running, WithNothingTickedSaysWhatToTick) {
    for (const auto& text : {QStringLiteral("one after another"), QStringLiteral("C++ threads"),
                             QStringLiteral("C++ processes")}) {
        clickBox(text);
    }
    click(QStringLiteral("Run"));
    EXPECT_THAT(message().toStdString(), HasSubstr("choose at least one behind C++ or Python"));
    EXPECT_TRUE(session().runs().empty());
}

TEST_F(Running, WithSixtyFourWorkersHasSixtyFourLanes) {
    control<QSpinBox>(QStringLiteral("Workers"))->setValue(64);
    runToTheEnd();
    EXPECT_EQ(page().shownRuns()[1]->trace.lanes().size(), 64U);
    EXPECT_EQ(workers.launched(), 129);
    EXPECT_TRUE(
        eventually([this] { return number(QStringLiteral("results"), 2) == QStringLiteral("all equal"); }));
}

TEST_F(Running, OneThatFailsSaysSoInThePageKeepsItsSpansAndLetsTheOthersGoOn) {
    workers.crashIn(Backend::Threads);
    runToTheEnd();
    EXPECT_THAT(message().toStdString(), HasSubstr("2 threads failed: worker 1 crashed (SIGSEGV)"));
    const auto runs = session().runs();
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_TRUE(runs[0]->facts.succeeded());
    EXPECT_FALSE(runs[1]->facts.succeeded());
    EXPECT_GT(runs[1]->trace.spanCount(), 0U);
    EXPECT_TRUE(runs[2]->facts.succeeded()) << "other runs go on";
    EXPECT_TRUE(
        eventually([this] { return number(QStringLiteral("results"), 1) == QStringLiteral("failed"); }));
    EXPECT_TRUE(button(QStringLiteral("Run"))->isEnabled());
}

TEST_F(Running, AMessageIsClosedByItsButton) {
    workers.refuse(Backend::Processes);
    runToTheEnd();
    EXPECT_THAT(message().toStdString(), HasSubstr("compute_worker is missing"));
    QTest::mouseClick(control<QToolButton>(QStringLiteral("Close the message")), Qt::LeftButton);
    EXPECT_EQ(message(), QString());
}

} // namespace
} // namespace parascope
