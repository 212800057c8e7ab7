// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/RunExport.h"

#include "core/demos/RunFile.h"
#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace parascope {
namespace {

using test::TempDir;
using test::textOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// A serial run and a parallel one, finished.
class ExportOfRuns : public testing::Test {
protected:
    [[nodiscard]] std::vector<const RunRecord*> runs() const { return {&serial, &parallel}; }
    Result<void> write(std::string_view name) { return exportRuns(runs(), folder.file(name)); }

    TempDir folder;
    RunRecord serial = test::serialRun();
    RunRecord parallel = test::parallelRun();
};

TEST_F(ExportOfRuns, AsPngIsAPictureOfTwiceTheSize) {
    ASSERT_TRUE(write("runs.png"));
    const QImage picture(QString::fromStdString(folder.file("runs.png").string()));
    EXPECT_EQ(picture.width(), 2560);
    EXPECT_GE(picture.height(), 1440);
    EXPECT_EQ(picture.pixelColor(2, 2), QColor(Qt::white)) << "light, whatever the window looks like";
}

TEST_F(ExportOfRuns, AsSvgKeepsTextAsText) {
    ASSERT_TRUE(write("runs.svg"));
    QFile file(QString::fromStdString(folder.file("runs.svg").string()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        text += xml.isCharacters() ? xml.text() : QStringView();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_THAT(text.toStdString(), HasSubstr("2 processes"));
    EXPECT_THAT(text.toStdString(), HasSubstr("sum-squares: 10M iterations for each worker"));
    EXPECT_THAT(text.toStdString(), HasSubstr("Test CPU, 2 cores"));
}

TEST_F(ExportOfRuns, AsPdfIsAPdf) {
    ASSERT_TRUE(write("runs.pdf"));
    EXPECT_THAT(textOf(folder.file("runs.pdf")), StartsWith("%PDF-"));
    EXPECT_THAT(textOf(folder.file("runs.pdf")), HasSubstr("%%EOF"));
}

TEST_F(ExportOfRuns, AsCsvHasALineForEverySpan) {
    ASSERT_TRUE(write("runs.csv"));
    const auto text = textOf(folder.file("runs.csv"));
    EXPECT_THAT(text,
                StartsWith("run,worker,backend,pid,tid,start_s,end_s,duration_s,state,core,name,schedule"));
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    EXPECT_EQ(lines, 1 + serial.trace.spanCount() + parallel.trace.spanCount());
}

TEST_F(ExportOfRuns, AsTraceCanBeOpenedAgainWithTheSameFacts) {
    ASSERT_TRUE(write("runs.trace.json"));
    const auto opened = openRuns(folder.file("runs.trace.json"));
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->runs.size(), 2U);
    EXPECT_EQ(opened->runs[1].facts.experiment, parallel.facts.experiment);
    EXPECT_EQ(opened->runs[1].trace.spanCount(), parallel.trace.spanCount());
    EXPECT_THAT(opened->warnings, IsEmpty());
}

TEST_F(ExportOfRuns, AsHtmlIsOneFileWithThePictureTheNumbersAndTheSentence) {
    ASSERT_TRUE(write("runs.html"));
    const auto text = textOf(folder.file("runs.html"));
    EXPECT_THAT(text, StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(text, HasSubstr("<svg"));
    EXPECT_THAT(text, HasSubstr("<td>2 processes</td>"));
    EXPECT_THAT(text, HasSubstr("202 ms"));
    EXPECT_THAT(text, HasSubstr("2.00 ×"));
    EXPECT_THAT(text, Not(HasSubstr("<?xml")));
    EXPECT_THAT(text, Not(HasSubstr("src=\"http")));
    EXPECT_THAT(folder.names(), ElementsAre("runs.html"));
}

TEST_F(ExportOfRuns, AsHtmlWritesAForeignNameAsTextNotAsMarkup) {
    parallel.facts.title = "<script>alert(1)</script>.json";
    ASSERT_TRUE(write("runs.html"));
    EXPECT_THAT(textOf(folder.file("runs.html")), Not(HasSubstr("<script>")));
}

TEST_F(ExportOfRuns, ToAFolderThatIsNotThereSaysSoInWords) {
    for (const std::string name :
         {"no/runs.png", "no/runs.svg", "no/runs.pdf", "no/runs.csv", "no/runs.trace.json", "no/runs.html"}) {
        const auto written = write(name);
        ASSERT_FALSE(written) << name;
        EXPECT_THAT(written.error().text(), HasSubstr(name));
        EXPECT_THAT(written.error().text(), Not(HasSubstr("\n")));
    }
    EXPECT_THAT(folder.names(), IsEmpty());
}

TEST_F(ExportOfRuns, OverAFolderLeavesItAlone) {
    std::filesystem::create_directory(folder.file("runs.png"));
    EXPECT_FALSE(write("runs.png"));
    EXPECT_THAT(folder.names(), ElementsAre("runs.png"));
}

TEST_F(ExportOfRuns, ReplacesAFileOfThatName) {
    folder.write("runs.csv", "old");
    ASSERT_TRUE(write("runs.csv"));
    EXPECT_THAT(textOf(folder.file("runs.csv")), StartsWith("run,worker"));
}

TEST_F(ExportOfRuns, InAFormatThatNobodyKnowsNamesThoseThatAreKnown) {
    const auto written = write("runs.gif");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().text(), HasSubstr(".trace.json"));
}

TEST_F(ExportOfRuns, MarksARunThatFailedOrWasStopped) {
    serial.facts.stopped = true;
    parallel.facts.error = "worker 1 crashed (SIGSEGV)";
    const auto sources = timelineSources(runs());
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].note, QStringLiteral("stopped"));
    EXPECT_EQ(sources[1].note, QStringLiteral("failed"));
}

TEST(ProposedName, SaysTheDemoAndTheMoment) {
    const QRegularExpression shape(QStringLiteral("^parascope-compare-\\d{8}-\\d{6}\\.trace\\.json$"));
    EXPECT_TRUE(
        shape.match(proposedName(QStringLiteral("compare"), QStringLiteral(".trace.json"))).hasMatch());
}

} // namespace
} // namespace parascope
