// SPDX-License-Identifier: GPL-3.0-or-later
// Finding spans by their names, and the table of names, as a timeline's panel offers them.
#include "core/demos/RunFile.h"
#include "tests/core/report/NamedSpans.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"
#include "ui/pages/NamesDialog.h"
#include "ui/pages/ReportTable.h"
#include "ui/pages/TimelinePanel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QToolButton>

namespace parascope {
namespace {

using namespace std::chrono_literals;
using test::addNamedLane;
using testing::ElementsAre;
using testing::Eq;

RunRecord foreign(const std::string& name, std::int64_t drawEnd) {
    Trace trace;
    addNamedLane(trace, "main", {{"frame", 0, 1000}, {"draw", 100, drawEnd}, {"frame", 1000, 2000}});
    addNamedLane(trace, "helper", {{"drawing", 50, 60}});
    return foreignRun(name, std::move(trace));
}

class ATraceToLookAt : public testing::Test {
protected:
    ATraceToLookAt() {
        panel.resize(1100, 400);
        panel.setSources(timelineSources({&first}));
        panel.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&panel));
    }
    void click(const QString& name) const {
        for (auto* button : panel.findChildren<QToolButton*>()) {
            if (button->accessibleName() == name) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        ADD_FAILURE() << "there is no " << name.toStdString();
    }
    [[nodiscard]] QLineEdit* text() const { return panel.findChild<QLineEdit*>(); }
    void find(const QString& what) {
        click(QStringLiteral("Find spans"));
        QTest::keyClicks(text(), what);
    }
    void press(Qt::KeyboardModifier with = Qt::NoModifier) { QTest::keyClick(text(), Qt::Key_Return, with); }
    [[nodiscard]] std::string told() const {
        return panel.findChild<QLabel*>(QStringLiteral("found"))->text().toStdString();
    }
    [[nodiscard]] bool isDimmed() const { return panel.chart().plot().scene(0).isDimmed(); }

    RunRecord first = foreign("one.json", 300);
    RunRecord second = foreign("two.json", 500);
    TimelinePanel panel;
};

TEST_F(ATraceToLookAt, IsSearchedByNameWithCountTimeAndLanes) {
    find(QStringLiteral("draw"));
    EXPECT_TRUE(QTest::qWaitFor([this] { return told() == "2 spans, 210 µs together, on 2 lanes"; }))
        << told();
    EXPECT_TRUE(isDimmed());
    press();
    EXPECT_EQ(told(), "1 of 2 spans, 210 µs together, on 2 lanes");
    press();
    EXPECT_EQ(told(), "2 of 2 spans, 210 µs together, on 2 lanes");
    press();
    EXPECT_EQ(told(), "1 of 2 spans, 210 µs together, on 2 lanes") << "around";
    press(Qt::ShiftModifier);
    EXPECT_EQ(told(), "2 of 2 spans, 210 µs together, on 2 lanes");
}

TEST_F(ATraceToLookAt, SaysThatNothingIsFoundAndDimsNothing) {
    find(QStringLiteral("nobody"));
    press();
    EXPECT_EQ(told(), "no span has a name with that");
    EXPECT_FALSE(isDimmed());
}

TEST_F(ATraceToLookAt, IsAsBeforeWhenTheSearchIsClosed) {
    find(QStringLiteral("draw"));
    press();
    EXPECT_TRUE(isDimmed());
    QTest::keyClick(text(), Qt::Key_Escape);
    EXPECT_FALSE(isDimmed());
    EXPECT_FALSE(text()->isVisible());
    EXPECT_TRUE(panel.chart().hasFocus());
}

TEST_F(ATraceToLookAt, IsSearchedAgainWhenOtherRunsAreShown) {
    find(QStringLiteral("draw"));
    press();
    panel.setSources(timelineSources({&first, &second}));
    EXPECT_EQ(told(), "4 spans, 620 µs together, on 4 lanes");
}

TEST_F(ATraceToLookAt, ShowsARowForEachDepthUntilThatIsTurnedOff) {
    EXPECT_EQ(panel.chart().sources().front().nesting, Nesting::InRows);
    click(QStringLiteral("Nested rows"));
    EXPECT_EQ(panel.chart().sources().front().nesting, Nesting::InLane);
}

class ATableOfNames : public ATraceToLookAt {
protected:
    /// The cells of the first row.
    static std::vector<std::string> firstRow(const NamesDialog& dialog) {
        const auto* table = dialog.findChild<ReportTable*>()->model();
        std::vector<std::string> cells;
        for (int column = 0; column < table->columnCount(); ++column) {
            cells.push_back(table->data(table->index(0, column)).toString().toStdString());
        }
        return cells;
    }
};

TEST_F(ATableOfNames, TellsOfOneRun) {
    const NamesDialog dialog(timelineSources({&first}), std::nullopt);
    EXPECT_THAT(firstRow(dialog),
                ElementsAre("frame", "2", "2.00 ms", "1.80 ms", "90 %", "1.00 ms", "1.00 ms"));
}

TEST_F(ATableOfNames, TellsOfAStretchOfTime) {
    const NamesDialog dialog(timelineSources({&first}), TimeSpan{200us, 400us});
    EXPECT_THAT(firstRow(dialog), ElementsAre("frame", "1", "200 µs", "100 µs", "50 %", "200 µs", "200 µs"));
}

TEST_F(ATableOfNames, TellsOfTwoRunsHowTheyDiffer) {
    const NamesDialog dialog(timelineSources({&first, &second}), std::nullopt);
    EXPECT_THAT(firstRow(dialog), ElementsAre("draw", "1", "1", "200 µs", "400 µs", "+200 µs", "2.00 ×"));
    auto* beside = dialog.findChildren<QComboBox*>().last();
    beside->setCurrentIndex(0);
    EXPECT_THAT(firstRow(dialog).front(), Eq("frame"));
}

TEST_F(ATableOfNames, IsCopiedAsText) {
    const NamesDialog dialog(timelineSources({&first}), std::nullopt);
    auto* menu = dialog.findChild<ReportTable*>()->findChild<QMenu*>();
    menu->actions().at(1)->trigger();
    EXPECT_THAT(QApplication::clipboard()->text().toStdString(),
                testing::StartsWith("name,count,total_s,self_s,self_share,median_s,longest_s\n"
                                    "frame,2,0.002000,0.001800,"));
}

TEST_F(ATableOfNames, GivesTheChosenNameToTheSearch) {
    NamesDialog dialog(timelineSources({&first}), std::nullopt);
    dialog.show();
    QTest::keyClick(dialog.findChild<ReportTable*>(), Qt::Key_Down);
    QTest::keyClick(dialog.findChild<ReportTable*>(), Qt::Key_Return);
    EXPECT_EQ(dialog.chosenName(), QStringLiteral("draw"));
    EXPECT_FALSE(dialog.isVisible());
}

/// More than is counted before the window comes round.
class ATraceOfMillions : public ATableOfNames {
protected:
    static constexpr std::size_t kMany = 2'000'000;

    static RunRecord many() {
        Trace trace;
        std::vector<Span> spans;
        const auto name = trace.nameId("draw");
        for (std::size_t i = 0; i < kMany; ++i) {
            const auto begin = Nanoseconds(static_cast<std::int64_t>(i) * 10);
            spans.push_back({begin, begin + 5ns, name});
        }
        trace.addLane({"main", "", LaneKind::Worker, 1, 1, 0}, std::move(spans));
        return foreignRun("many.json", std::move(trace));
    }
    static std::string toldBy(const NamesDialog& dialog) {
        std::string all;
        for (const auto* label : dialog.findChildren<QLabel*>()) {
            all += label->text().toStdString() + "\n";
        }
        return all;
    }

    RunRecord large = many();
};

TEST_F(ATraceOfMillions, HasItsNamesCountedWhileTheWindowGoesOn) {
    const NamesDialog dialog(timelineSources({&large}), std::nullopt);
    EXPECT_FALSE(dialog.isWhole());
    EXPECT_THAT(toldBy(dialog), testing::HasSubstr("counting, "));
    int rounds = 0;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &dialog, [&rounds] { ++rounds; });
    beat.start(0);
    ASSERT_TRUE(QTest::qWaitFor([&dialog] { return dialog.isWhole(); }, 60'000));
    EXPECT_GE(rounds, 3);
    EXPECT_THAT(firstRow(dialog),
                ElementsAre("draw", "2000000", "10.0 ms", "10.0 ms", "100 %", "0.01 µs", "0.01 µs"));
}

TEST_F(ATraceOfMillions, MayGoWhileItsNamesAreCounted) {
    NamesDialog dialog(timelineSources({&large}), std::nullopt);
    EXPECT_FALSE(dialog.isWhole());
    dialog.setSources(timelineSources({&first}));
    large = {};
    EXPECT_TRUE(dialog.isWhole());
    QTest::qWait(0);
    EXPECT_THAT(firstRow(dialog).front(), Eq("frame"));
    dialog.show();
    dialog.setSources({});
    EXPECT_FALSE(dialog.isVisible());
}

TEST_F(ATraceOfMillions, IsSearchedWhileTheWindowGoesOnAndAStepWaitsForTheEnd) {
    panel.setSources(timelineSources({&large}));
    find(QStringLiteral("draw"));
    press();
    EXPECT_EQ(told(), "searching …");
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return told() == "1 of 2,000,000 spans, 10.0 ms together, on 1 lane"; }, 60'000))
        << told();
    panel.setSources(timelineSources({&large}));
    EXPECT_EQ(told(), "1 of 2,000,000 spans, 10.0 ms together, on 1 lane") << "nothing is new";
}

} // namespace
} // namespace parascope
