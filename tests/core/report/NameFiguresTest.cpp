// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/NameFigures.h"

#include "core/report/NameCount.h"
#include "tests/core/report/NamedSpans.h"

#include <gmock/gmock.h>

namespace parascope {
namespace {

using test::addNamedLane;
using test::microseconds;
using testing::ElementsAre;

NameFigures figures(std::string name, std::size_t count, std::int64_t total, std::int64_t self,
                    std::int64_t median, std::int64_t longest) {
    return {std::move(name),      count, microseconds(total), microseconds(self), microseconds(median),
            microseconds(longest)};
}

std::vector<NameFigures> ofAll(const Trace& trace) {
    return nameFigures(trace, trace.extent());
}

/// The cells of a row as people read them.
std::vector<std::string> cells(const ReportRow& row) {
    std::vector<std::string> texts{row.title};
    for (const auto& figure : row.figures) {
        texts.push_back(figure.text());
    }
    return texts;
}

class TheNamesOfATrace : public testing::Test {
protected:
    Trace trace;
};

TEST_F(TheNamesOfATrace, HaveCountTotalSelfMedianAndLongest) {
    addNamedLane(trace, "main", {{"frame", 0, 100}, {"draw", 10, 40}, {"draw", 50, 60}, {"frame", 100, 130}});
    addNamedLane(trace, "helper", {{"draw", 0, 20}});
    EXPECT_THAT(ofAll(trace),
                ElementsAre(figures("frame", 2, 130, 90, 30, 100), figures("draw", 3, 60, 60, 20, 30)));
}

TEST_F(TheNamesOfATrace, CountWhatStandsInsideTheirOwnNameOnceForSelf) {
    addNamedLane(trace, "main", {{"f", 0, 100}, {"f", 10, 90}, {"f", 20, 30}});
    EXPECT_THAT(ofAll(trace), ElementsAre(figures("f", 3, 190, 100, 80, 100)));
}

TEST_F(TheNamesOfATrace, TakeNothingFromASpanThatIsOnlyPartlyOverlapped) {
    addNamedLane(trace, "main", {{"a", 0, 100}, {"b", 50, 150}});
    EXPECT_THAT(ofAll(trace),
                ElementsAre(figures("a", 1, 100, 100, 100, 100), figures("b", 1, 100, 100, 100, 100)));
}

TEST_F(TheNamesOfATrace, CountWhatLiesWithinAStretchOfTime) {
    addNamedLane(trace, "main",
                 {{"frame", 0, 100}, {"draw", 10, 40}, {"frame", 100, 130}, {"end", 130, 130}});
    EXPECT_THAT(nameFigures(trace, {microseconds(30), microseconds(100)}),
                ElementsAre(figures("frame", 1, 70, 60, 70, 70), figures("draw", 1, 10, 10, 10, 10)));
}

TEST_F(TheNamesOfATrace, CountSpansWithoutLength) {
    addNamedLane(trace, "main", {{"tick", 10, 10}, {"tick", 20, 20}});
    EXPECT_THAT(ofAll(trace), ElementsAre(figures("tick", 2, 0, 0, 0, 0)));
}

TEST_F(TheNamesOfATrace, AreThoseOfWorkersNotOfTheKernelsView) {
    addNamedLane(trace, "worker 0", {{"piece", 0, 10}});
    addNamedLane(trace, "worker 0", {{"running", 0, 9}}, LaneKind::Schedule);
    addNamedLane(trace, "core 0", {{"worker 0", 0, 9}}, LaneKind::Core);
    EXPECT_THAT(ofAll(trace), ElementsAre(figures("piece", 1, 10, 10, 10, 10)));
}

TEST_F(TheNamesOfATrace, AreThoseOfCoresWhereThereIsNothingElse) {
    addNamedLane(trace, "core 0", {{"worker 0", 0, 9}}, LaneKind::Core);
    EXPECT_THAT(ofAll(trace), ElementsAre(figures("worker 0", 1, 9, 9, 9, 9)));
}

TEST_F(TheNamesOfATrace, MakeATable) {
    addNamedLane(trace, "main", {{"frame", 0, 100}, {"draw", 10, 40}});
    const auto report = nameReport(ofAll(trace));
    EXPECT_THAT(cells(report.rows.at(0)),
                ElementsAre("frame", "1", "100 µs", "70.0 µs", "70 %", "100 µs", "100 µs"));
    EXPECT_THAT(cells(report.rows.at(1)),
                ElementsAre("draw", "1", "30.0 µs", "30.0 µs", "30 %", "30.0 µs", "30.0 µs"));
}

TEST_F(TheNamesOfATrace, StandBesideThoseOfAnotherTheLargestDifferenceFirst) {
    addNamedLane(trace, "main", {{"same", 0, 10}, {"slower", 10, 20}, {"gone", 20, 25}});
    Trace second;
    addNamedLane(second, "main", {{"same", 0, 10}, {"slower", 10, 30}, {"slower", 30, 40}, {"new", 40, 41}});
    const auto report = nameDifferences(ofAll(trace), ofAll(second));
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : report.rows) {
        rows.push_back(cells(row));
    }
    EXPECT_THAT(rows, ElementsAre(ElementsAre("slower", "1", "2", "10.0 µs", "30.0 µs", "+20.0 µs", "3.00 ×"),
                                  ElementsAre("gone", "1", "0", "5.00 µs", "0 s", "−5.00 µs", "–"),
                                  ElementsAre("new", "0", "1", "0 s", "1.00 µs", "+1.00 µs", "–"),
                                  ElementsAre("same", "1", "1", "10.0 µs", "10.0 µs", "0 s", "1.00 ×")));
}

TEST_F(TheNamesOfATrace, ComeToTheSameHoweverManySpansAreCountedAtOnce) {
    addNamedLane(
        trace, "main",
        {{"frame", 0, 100}, {"draw", 10, 40}, {"text", 15, 30}, {"draw", 50, 60}, {"frame", 100, 130}});
    addNamedLane(trace, "helper", {{"draw", 0, 20}, {"draw", 20, 60}});
    for (const TimeSpan range : {trace.extent(), TimeSpan{microseconds(20), microseconds(55)}}) {
        NameCount count(trace, range);
        int steps = 0;
        double progress = 0;
        while (!count.goOn(1)) {
            ++steps;
            EXPECT_GE(count.progress(), progress);
            progress = count.progress();
        }
        EXPECT_GE(steps, 6);
        EXPECT_EQ(count.progress(), 1);
        EXPECT_EQ(count.figures(), nameFigures(trace, range));
    }
}

TEST_F(TheNamesOfATrace, AreThoseOfTheBeginningWhenItGrowsMeanwhile) {
    const auto lane = addNamedLane(trace, "main", {{"a", 0, 10}, {"a", 10, 30}, {"a", 30, 40}});
    const auto before = ofAll(trace);
    NameCount count(trace, trace.extent());
    EXPECT_FALSE(count.goOn(2));
    for (int i = 5; i < 5000; ++i) {
        trace.addSpan(lane, {microseconds(i * 10), microseconds(i * 10 + 5), trace.nameId("b")});
    }
    while (!count.goOn(2)) {
    }
    EXPECT_EQ(count.figures(), before);
}

} // namespace
} // namespace parascope
