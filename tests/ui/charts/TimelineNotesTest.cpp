// SPDX-License-Identifier: GPL-3.0-or-later
// Notes that are written on the lanes.

#include "ui/charts/TimelineNotes.h"
#include "tests/support/QtMain.h"
#include "tests/ui/charts/Scenes.h"
#include "ui/charts/LanesTableModel.h"
#include "ui/charts/MarkFlags.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>

namespace parascope {
namespace {

using namespace std::chrono_literals;

using test::kTooltipOffscreen;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Two runs, whose notes are kept as a session keeps them.
class ATimelineToWriteOn : public testing::Test {
protected:
    ATimelineToWriteOn() {
        chart.resize(900, 400);
        show(RunId(1));
        QObject::connect(&chart, &TimelineChart::noteChanged, &chart,
                         [this](RunId run, const auto& from, const auto& to) {
                             auto& trace = run == RunId(1) ? runs.threads : runs.processes;
                             if (from) {
                                 EXPECT_TRUE(trace.removeNote(*from));
                             }
                             if (to) {
                                 trace.addNote(*to);
                             }
                             show(RunId(1));
                         });
        QObject::connect(&chart, &TimelineChart::noteTold, &chart,
                         [this](const QString& words) { told = words.toStdString(); });
        chart.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&chart));
        chart.setFocus();
        settle();
        moveTo(at(550ms)); // a tooltip comes up, and goes
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&chart.plot(), &leave);
    }

    void show(RunId first) {
        auto sources = runs.sources();
        sources[0].run = first;
        sources[1].run = RunId(2);
        chart.setSources(sources);
    }
    static void settle() {
        for (int i = 0; i < 5; ++i) {
            QApplication::processEvents();
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&chart, key, modifiers); }
    void moveTo(QPointF point) {
        QMouseEvent event(QEvent::MouseMove, point, chart.plot().mapToGlobal(point), Qt::NoButton,
                          Qt::NoButton, {});
        QApplication::sendEvent(&chart.plot(), &event);
    }
    void click(QPointF point) { QTest::mouseClick(&chart.plot(), Qt::LeftButton, {}, point.toPoint()); }
    /// The middle of a lane of the first run, at a moment.
    [[nodiscard]] QPointF at(Nanoseconds time, std::size_t lane = 0) const {
        const auto& area = chart.plot().lanesArea();
        const auto share = toSeconds(time - view.visible().begin) / toSeconds(view.visible().length());
        return {area.left() + share * area.width(), laneRect(chart.plot().scene(0), lane).center().y()};
    }
    [[nodiscard]] QLineEdit* line() const {
        auto* line = chart.findChild<QLineEdit*>(QStringLiteral("note"));
        return line != nullptr && line->isVisible() ? line : nullptr;
    }
    void type(const char* text) {
        ASSERT_NE(line(), nullptr);
        EXPECT_TRUE(line()->hasFocus());
        QTest::keyClicks(line(), QString::fromUtf8(text));
    }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    /// The notes of the first run.
    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> all;
        for (const auto& mark : runs.threads.marks()) {
            const auto lane = mark.lane.isValid() ? runs.threads.lane(mark.lane).info.name : "all";
            all.push_back(std::to_string((mark.time - 100s) / 1ms) + " ms, " + lane + ": " +
                          std::string(runs.threads.name(mark.name)));
        }
        return all;
    }

    const test::ExpectQtWarning tooltip{kTooltipOffscreen};
    test::TwoRuns runs;
    TimeView view;
    TimelineChart chart{view};
    std::string told;
};

TEST_F(ATimelineToWriteOn, TakesANoteAtThePointer) {
    moveTo(at(550ms, 1));
    key(Qt::Key_M);
    type("here it waits: n p 1");
    press(Qt::Key_Return);
    ASSERT_EQ(runs.threads.marks().size(), 1U);
    const auto note = runs.threads.noteOf(runs.threads.marks()[0]);
    ASSERT_TRUE(note);
    EXPECT_EQ(note->lane, LaneId(1));
    EXPECT_NEAR(toSeconds(note->time), 100.550, 0.002) << "two pixels";
    EXPECT_EQ(note->text, "here it waits: n p 1");
    EXPECT_EQ(line(), nullptr);
    EXPECT_TRUE(chart.hasFocus());
    EXPECT_THAT(told, HasSubstr("“here it waits: n p 1”, was written; Ctrl+S saves it."));
    EXPECT_THAT(chart.accessibleDescription().toStdString(), HasSubstr(": here it waits: n p 1"));
}

TEST_F(ATimelineToWriteOn, DropsANoteByEscape) {
    moveTo(at(550ms));
    key(Qt::Key_M);
    type("no");
    press(Qt::Key_Escape);
    EXPECT_THAT(notes(), IsEmpty());
    EXPECT_EQ(line(), nullptr);
    EXPECT_TRUE(chart.hasFocus());
}

TEST_F(ATimelineToWriteOn, TakesANoteAtTheBeginOfThePieceThatTheKeyboardStandsOn) {
    moveTo(at(550ms, 1));
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    key(Qt::Key_M);
    type("the second chunk");
    press(Qt::Key_Enter);
    EXPECT_THAT(notes(), ElementsAre("100 ms, worker 0: the second chunk"));
}

TEST_F(ATimelineToWriteOn, OpensTheNoteThatIsThereAndTakesItAwayWhenItIsEmptied) {
    runs.threads.addNote({100s + 100ms, LaneId(0), "the second chunk"});
    show(RunId(1));
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    key(Qt::Key_M);
    ASSERT_NE(line(), nullptr);
    EXPECT_EQ(line()->text(), QStringLiteral("the second chunk"));
    type("better"); // all of it was selected
    press(Qt::Key_Return);
    EXPECT_THAT(notes(), ElementsAre("100 ms, worker 0: better"));
    key(Qt::Key_M);
    press(Qt::Key_Delete);
    press(Qt::Key_Return);
    EXPECT_THAT(notes(), IsEmpty());
    EXPECT_THAT(told, HasSubstr("“better”, was removed; Ctrl+Z brings it back."));
}

TEST_F(ATimelineToWriteOn, OpensANoteByAClickOnItsFlag) {
    runs.threads.addNote({100s + 500ms, LaneId(0), "in the middle"});
    show(RunId(1));
    settle();
    const auto flags = markFlags(chart.plot().scene(0));
    ASSERT_EQ(flags.size(), 1U);
    click(flags[0].rect.center());
    type("there");
    press(Qt::Key_Return);
    EXPECT_THAT(notes(), ElementsAre("500 ms, worker 0: there"));
}

TEST_F(ATimelineToWriteOn, RemovesANoteUnderThePointerAndBringsItBack) {
    runs.threads.addNote({100s + 500ms, LaneId(0), "in the middle"});
    show(RunId(1));
    settle();
    key(Qt::Key_Delete);
    EXPECT_THAT(notes(), ElementsAre("500 ms, worker 0: in the middle")) << "the pointer is elsewhere";
    moveTo(markFlags(chart.plot().scene(0))[0].rect.center());
    key(Qt::Key_Delete);
    EXPECT_THAT(notes(), IsEmpty());
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_THAT(notes(), ElementsAre("500 ms, worker 0: in the middle"));
    QKeyEvent undo(QEvent::KeyPress, Qt::Key_Z, Qt::ControlModifier);
    QApplication::sendEvent(&chart, &undo);
    EXPECT_FALSE(undo.isAccepted()) << "there is nothing more of it to undo: the window's turn";
}

TEST_F(ATimelineToWriteOn, KeepsWhatWasTypedWhenOneClicksElsewhere) {
    moveTo(at(550ms));
    key(Qt::Key_M);
    type("half a sen");
    chart.setFocus(Qt::MouseFocusReason);
    ASSERT_THAT(notes(), testing::SizeIs(1));
    EXPECT_THAT(notes()[0], HasSubstr("half a sen"));
}

TEST_F(ATimelineToWriteOn, WritesOfTheWholeRunWhereThereIsNoLaneAndNoPiece) {
    key(Qt::Key_M);
    type("over all");
    press(Qt::Key_Return);
    ASSERT_THAT(notes(), testing::SizeIs(1));
    EXPECT_THAT(notes()[0], HasSubstr("ms, all: over all"));
}

TEST_F(ATimelineToWriteOn, LeavesTheLanesAloneWhileOneTypes) {
    moveTo(at(550ms));
    const auto visible = view.visible();
    key(Qt::Key_M);
    type("w a s d");
    press(Qt::Key_Up);
    press(Qt::Key_PageDown);
    press(Qt::Key_Home);
    EXPECT_EQ(view.visible(), visible);
    EXPECT_FALSE(chart.focusedSpan());
    EXPECT_EQ(line()->text(), QStringLiteral("w a s d"));
}

TEST_F(ATimelineToWriteOn, SaysWhyNothingCanBeWrittenOnARunThatGoesOn) {
    show(RunId());
    moveTo(at(550ms));
    key(Qt::Key_M);
    EXPECT_EQ(line(), nullptr);
    EXPECT_EQ(told, "Notes can be written once the run has ended.");
}

TEST_F(ATimelineToWriteOn, FocusesThePieceThatIsClicked) {
    click(at(550ms, 1));
    ASSERT_TRUE(chart.focusedSpan());
    const auto* span = spanOf(chart.sources(), *chart.focusedSpan());
    EXPECT_EQ(span->begin, Nanoseconds(100s + 500ms));
    EXPECT_EQ(chart.focusedSpan()->lane, LaneId(1));
    click(at(-9s, 1));
    key(Qt::Key_Escape);
    EXPECT_FALSE(chart.focusedSpan());
}

TEST(ATableOfLanes, HasMarksAndNotesBehindTheSpansOfTheirRun) {
    test::TwoRuns runs;
    runs.threads.addMark({runs.threads.nameId("tick"), 100s + 5ms, TraceMark::Of::Lane, LaneId(1), 0, false});
    runs.threads.addNote({100s + 7ms, {}, "mine"});
    LanesTableModel model;
    model.setSources(runs.sources());
    const auto spans = static_cast<int>(runs.threads.spanCount());
    EXPECT_EQ(model.rowCount(), spans + 2 + static_cast<int>(runs.processes.spanCount()));
    const auto row = [&](int number) {
        std::vector<std::string> cells;
        for (int column = 0; column < LanesTableModel::Host; ++column) {
            cells.push_back(model.index(number, column).data().toString().toStdString());
        }
        return cells;
    };
    EXPECT_THAT(row(spans),
                ElementsAre("threads", "worker 1", "5.000\u00a0ms", "5.000\u00a0ms", "Mark", "tick", ""));
    EXPECT_THAT(row(spans + 1),
                ElementsAre("threads", "", "7.000\u00a0ms", "7.000\u00a0ms", "Note", "mine", ""));
    EXPECT_EQ(row(spans + 2)[0], "processes");
}

} // namespace
} // namespace parascope
