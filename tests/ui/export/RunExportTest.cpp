// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/RunExport.h"

#include "core/demos/RunFile.h"
#include "core/report/Metrics.h"
#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"
#include "ui/export/Footnote.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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
    EXPECT_LT(picture.height(), 1440) << "three lanes leave no half of it white";
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

/// What stands in the data of an HTML export.
QJsonObject dataOf(const std::string& html) {
    const std::string begin = "<script type=\"application/json\" class=\"data\">";
    const auto from = html.find(begin) + begin.size();
    const auto text = html.substr(from, html.find("</script>", from) - from);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    EXPECT_EQ(error.error, QJsonParseError::NoError) << error.errorString().toStdString();
    return document.object();
}

TEST_F(ExportOfRuns, AsHtmlIsOneFileThatHoldsTheRunsTheFiguresAndTheSentence) {
    ASSERT_TRUE(write("runs.html"));
    const auto text = textOf(folder.file("runs.html"));
    EXPECT_THAT(text, StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(text, Not(HasSubstr("@SCRIPT")));
    EXPECT_THAT(text, Not(HasSubstr("src=\"http")));
    EXPECT_THAT(folder.names(), ElementsAre("runs.html"));
    EXPECT_THAT(text, HasSubstr("<h1>" + picturesTitle(runs()).toHtmlEscaped().toStdString() + "</h1>"));
    EXPECT_THAT(text, HasSubstr("<footer>" + footnoteOf(runs()).toHtmlEscaped().toStdString() + "</footer>"));
    EXPECT_THAT(text, HasSubstr(runsExhibit(runs())->caption().toHtmlEscaped().toStdString()));
    EXPECT_THAT(text, HasSubstr("<td data-key=\"wall_s\" data-value=\"0.202\">202 ms</td>"));
    const auto speedup = std::to_string(*figuresOf(runs())[1].metrics.speedup).substr(0, 1);
    EXPECT_THAT(text, HasSubstr("<td data-key=\"speedup\" data-value=\"" + speedup +
                                "\" title=\"Against one after another"));
    EXPECT_EQ(dataOf(text)[QStringLiteral("runs")][1][QStringLiteral("title")].toString(),
              QStringLiteral("2 processes"));
}

TEST_F(ExportOfRuns, AsHtmlLetsOnlyItsOwnScriptAndStyleWork) {
    ASSERT_TRUE(write("runs.html"));
    const auto text = QString::fromStdString(textOf(folder.file("runs.html")));
    static const QRegularExpression kPolicy(
        QStringLiteral("content=\"default-src 'none'; script-src '(sha256-[^']+)'; style-src "
                       "'(sha256-[^']+)'; base-uri 'none'"));
    const auto policy = kPolicy.match(text);
    ASSERT_TRUE(policy.hasMatch());
    const auto hashOf = [&text](const QString& begin, const QString& end) {
        const auto from = text.indexOf(begin) + begin.size();
        const auto part = text.mid(from, text.indexOf(end, from) - from).toUtf8();
        return QStringLiteral("sha256-") +
               QString::fromLatin1(QCryptographicHash::hash(part, QCryptographicHash::Sha256).toBase64());
    };
    EXPECT_EQ(policy.captured(1), hashOf(QStringLiteral("<script>"), QStringLiteral("</script>")));
    EXPECT_EQ(policy.captured(2), hashOf(QStringLiteral("<style>"), QStringLiteral("</style>")));
    qsizetype own = 0;
    for (const auto* part :
         {":/replay/replay.html", ":/replay/timeline.html", ":/replay/replay.css", ":/replay/replay.js"}) {
        own += QFileInfo(QLatin1String(part)).size();
    }
    EXPECT_LT(own, 60'000);
}

TEST_F(ExportOfRuns, AsHtmlWritesAForeignNameAsTextNotAsMarkup) {
    parallel.facts.title = "</script><script>alert(1)</script> @DATA@ \xE2\x80\xA8.json";
    ASSERT_TRUE(exportRuns({&parallel}, folder.file("runs.html")));
    const auto text = textOf(folder.file("runs.html"));
    EXPECT_EQ(QString::fromStdString(text).count(QStringLiteral("<script")), 2);
    EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xA8\"")));
    EXPECT_THAT(text, HasSubstr("<h1>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; @DATA@ "));
    EXPECT_EQ(dataOf(text)[QStringLiteral("runs")][0][QStringLiteral("title")].toString().toStdString(),
              parallel.facts.title);
}

TEST_F(ExportOfRuns, SayInOneFootnoteWhatAReaderMustKnow) {
    serial.facts.startedAt = parallel.facts.startedAt = "2026-01-02T12:00:00Z";
    serial.facts.schedule = parallel.facts.schedule = "exact";
    EXPECT_EQ(footnoteOf(runs()).toStdString(),
              "Test CPU, 2 cores, Linux 6.1.0 · 2 workers · 2026-01-02 · exact schedule · Parascope");
    serial.facts.experiment.workers = 1;
    serial.facts.schedule = "sampled";
    EXPECT_THAT(footnoteOf(runs()).toStdString(), HasSubstr("1 to 2 workers"));
    EXPECT_THAT(footnoteOf(runs()).toStdString(), HasSubstr("sampled schedule or exact schedule"));
}

TEST_F(ExportOfRuns, HaveAPictureWithTheirFigures) {
    const auto exhibit = runsExhibit(runs());
    auto options = exhibit->usualOptions();
    const auto without = pictureOf(*exhibit, options);
    options.figures = true;
    EXPECT_GT(pictureOf(*exhibit, options).height(), without.height());
    ASSERT_TRUE(writeExhibit(*exhibit, folder.file("figures.svg"), options));
    EXPECT_THAT(textOf(folder.file("figures.svg")), HasSubstr(">2.00 ×</text>"));
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
