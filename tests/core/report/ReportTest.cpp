// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunFigures.h"

#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

Figure figure(const std::string& unit, std::optional<double> value) {
    return {"key", "label", unit, "formula", value};
}

TEST(AFigureForPeople, HasItsUnit) {
    EXPECT_EQ(figure("s", 0.202).text(), "202 ms");
    EXPECT_EQ(figure("×", 1.876).text(), "1.88 ×");
    EXPECT_EQ(figure("%", 0.9949).text(), "99 %");
    EXPECT_EQ(figure("cores", 1.969).text(), "1.97");
    EXPECT_EQ(figure("bytes", 5'900'000).text(), "5.9 MB");
    EXPECT_EQ(figure("bytes", 0).text(), "0 bytes");
    EXPECT_EQ(figure("count", 3).text(), "3");
    EXPECT_EQ(figure("", 0.25).text(), "0.250");
}

TEST(AFigureForPeople, IsADashWhereNobodyKnows) {
    EXPECT_EQ(figure("bytes", std::nullopt).text(), "–");
    auto said = figure("count", std::nullopt);
    said.words = "3 + 4";
    EXPECT_EQ(said.text(), "3 + 4");
}

TEST(AReport, IsATableWithoutDetailsAndCsvWithThem) {
    auto detail = figure("bytes", 7);
    detail.isDetail = true;
    const Report report{
        {{"a,b", "first", {figure("s", 1), detail}}, {"c", "second", {figure("s", {}), detail}}}, ""};
    EXPECT_EQ(reportTable(report).text(), "        label\nfirst   1.00 s\nsecond  –\n");
    EXPECT_EQ(reportCsv(report, "way"), "way,key,key\n\"a,b\",1.000000,7\nc,,7\n");
}

TEST(AReport, GoesIntoNotesAndPapersAsTextWhateverItsNamesHold) {
    const Report report{{{"a", "a|b_c", {figure("×", 1.5), figure("s", {})}}}, ""};
    EXPECT_EQ(reportMarkdown(report), "|  | label | label |\n|---|---:|---:|\n| a\\|b_c | 1.50 × | – |\n");
    EXPECT_EQ(reportLatex(report), "\\begin{tabular}{lrr}\n\\hline\n & label & label \\\\\n\\hline\n"
                                   "a|b\\_c & 1.50 $\\times$ & -- \\\\\n\\hline\n\\end{tabular}\n");
}

/// The figures of a serial and a parallel run.
class TheReportOfRuns : public testing::Test {
protected:
    [[nodiscard]] std::string cell(std::size_t run, const std::string& label) const {
        const auto report = runReport(figuresOf({&serial, &parallel}));
        for (const auto& figure : report.rows.at(run).figures) {
            if (figure.label == label) {
                return figure.text();
            }
        }
        return "there is no such figure";
    }

    RunRecord serial = test::serialRun();
    RunRecord parallel = test::parallelRun();
};

TEST_F(TheReportOfRuns, HasARowForEachRun) {
    EXPECT_EQ(cell(0, "wall"), "404 ms");
    EXPECT_EQ(cell(1, "wall"), "202 ms");
    EXPECT_EQ(cell(1, "CPU time"), "400 ms");
    EXPECT_EQ(cell(1, "speed-up"), "2.00 ×");
    EXPECT_EQ(cell(1, "efficiency"), "100 %");
    EXPECT_EQ(cell(1, "memory"), "–") << "nobody said";
    EXPECT_EQ(cell(1, "results"), "all equal");
}

TEST_F(TheReportOfRuns, NamesWhatASpeedUpIsMeasuredAgainst) {
    const auto report = runReport(figuresOf({&serial, &parallel}));
    EXPECT_EQ(report.rows[1].figures[3].note, "Against one after another, 404 ms");
}

TEST_F(TheReportOfRuns, SaysHowFarARunIsThatHasNotFinished) {
    parallel.facts.finished = false;
    EXPECT_EQ(cell(1, "wall"), "running …");
    EXPECT_EQ(cell(1, "speed-up"), "");
    parallel.facts.released = {};
    EXPECT_EQ(cell(1, "wall"), "waiting");
    EXPECT_EQ(runReport(figuresOf({&serial, &parallel})).sentence, "")
        << "about half a run it would be wrong a moment later";
}

TEST_F(TheReportOfRuns, TellsResultsThatDifferAndShowsThemAll) {
    parallel.facts.workers[1].results = {"43"};
    EXPECT_EQ(cell(1, "results"), "differ");
    EXPECT_EQ(runReport(figuresOf({&parallel})).rows[0].figures.back().note, "42\n43");
}

TEST_F(TheReportOfRuns, TellsARunThatFailedFromOneThatWasStopped) {
    serial.facts.stopped = true;
    parallel.facts.error = "worker 1 crashed (SIGSEGV)";
    EXPECT_EQ(cell(0, "results"), "stopped");
    EXPECT_EQ(cell(1, "results"), "failed");
}

} // namespace
} // namespace parascope
