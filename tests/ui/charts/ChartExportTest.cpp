// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ChartExport.h"
#include "tests/ui/charts/Scenes.h"
#include "ui/charts/Picture.h"

#include <gtest/gtest.h>
#include <QFile>
#include <QFontMetricsF>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>

namespace parascope {
namespace {

using namespace std::chrono_literals;

class AnExport : public testing::Test {
protected:
    AnExport() {
        for (int i = 1; i <= 50; ++i) {
            history.add({i * 100ms, {{CoreId(0), 0.5, 0.2}, {CoreId(1), 0.9, 0.05}}});
        }
    }

    [[nodiscard]] std::filesystem::path file(const char* name) const {
        return folder.filePath(QLatin1String(name)).toStdString();
    }
    [[nodiscard]] static QByteArray bytes(const std::filesystem::path& path) {
        QFile opened(QString::fromStdString(path.string()));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    [[nodiscard]] PicturePart lanes() const { return timelinePart(runs.sources(), {}, options); }
    [[nodiscard]] Result<void> write(const std::filesystem::path& path) const {
        return writePicture({lanes()}, options, path, *pictureFormat(path));
    }

    QTemporaryDir folder;
    test::TwoRuns runs;
    CoreHistory history;
    PictureOptions options{
        kSlide, QStringLiteral("Threads or processes?"), {}, QStringLiteral("a machine with 2 cores")};
};

/// All text of an SVG's <text> elements.
QString textOf(const QByteArray& svg) {
    QString text;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text")) {
            text += reader.readElementText(QXmlStreamReader::IncludeChildElements) + QLatin1Char('\n');
        }
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    return text;
}

TEST_F(AnExport, KnowsItsFormatByTheEnding) {
    EXPECT_EQ(pictureFormat("a/b.PNG"), PictureFormat::Png);
    EXPECT_EQ(pictureFormat("b.svg"), PictureFormat::Svg);
    EXPECT_EQ(pictureFormat("b.tar.pdf"), PictureFormat::Pdf);
    EXPECT_EQ(pictureFormat("b.csv"), std::nullopt);
    EXPECT_EQ(pictureFormat("png"), std::nullopt);
}

TEST_F(AnExport, MakesAPngOfTwiceTheSize) {
    ASSERT_TRUE(write(file("a.png")));
    const QImage image(QString::fromStdString(file("a.png").string()));
    EXPECT_EQ(image.width(), 2560);
    EXPECT_LT(image.height(), 1440) << "four lanes need less than a slide";
    EXPECT_EQ(image.pixelColor(1, 1), QColor(Qt::white));
}

TEST_F(AnExport, KeepsTextAsTextInSvg) {
    ASSERT_TRUE(write(file("a.svg")));
    const auto text = textOf(bytes(file("a.svg")));
    for (const auto* words :
         {"Threads or processes?", "a machine with 2 cores", "worker 0", "worker 1", "threads", "processes",
          "Running (on core N)", "Waiting for a core", "Starting"}) {
        EXPECT_TRUE(text.contains(QLatin1String(words))) << words;
    }
    EXPECT_FALSE(text.contains(QStringLiteral("GIL"))) << "a legend of only the states that occur";
}

TEST_F(AnExport, MakesAPdfWithItsFonts) {
    ASSERT_TRUE(write(file("a.pdf")));
    const auto pdf = bytes(file("a.pdf"));
    EXPECT_TRUE(pdf.startsWith("%PDF-"));
    EXPECT_TRUE(pdf.contains("/Font"));
}

TEST_F(AnExport, GrowsUntilAllLanesCanBeSeen) {
    Trace many;
    test::TwoRuns::addLanes(many, 200);
    const std::vector<TimelineSource> sources{{QStringLiteral("many"), &many, 0s, {}}};
    const auto part = timelinePart(sources, {}, options);
    ASSERT_TRUE(writePicture({part}, options, file("many.svg"), PictureFormat::Svg));
    const auto text = textOf(bytes(file("many.svg")));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 0\n")));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 117\n")));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 199\n")));
    EXPECT_EQ(part.size.width(), 1280);
    EXPECT_GT(part.size.height(), 200 * 18);
}

TEST_F(AnExport, WritesTheCoresToo) {
    for (const auto* name : {"c.png", "c.svg", "c.pdf"}) {
        EXPECT_TRUE(
            writePicture({coresPart(history, options)}, options, file(name), *pictureFormat(file(name))));
        EXPECT_GT(bytes(file(name)).size(), 1000) << name;
    }
    const auto text = textOf(bytes(file("c.svg")));
    EXPECT_TRUE(text.contains(QStringLiteral("core 1")));
    EXPECT_TRUE(text.contains(QStringLiteral("own workers")));
}

TEST_F(AnExport, WritesLanesAndCoresInOnePicture) {
    const auto path = file("both.svg");
    ASSERT_TRUE(writePicture({lanes(), coresPart(history, options)}, options, path, PictureFormat::Svg));
    const auto text = textOf(bytes(path));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 1")));
    EXPECT_TRUE(text.contains(QStringLiteral("core 1")));
}

TEST_F(AnExport, MakesAPictureOfNothing) {
    const CoreHistory none{};
    EXPECT_TRUE(writePicture({timelinePart({}, {}, options)}, options, file("none.png"), PictureFormat::Png));
    EXPECT_TRUE(writePicture({coresPart(none, options)}, options, file("none.pdf"), PictureFormat::Pdf));
    EXPECT_FALSE(renderPicture({}, options).isNull());
}

TEST_F(AnExport, SaysWhyAFileCannotBeWritten) {
    const auto missing = write(file("no/such/folder/a.png"));
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().text().find("a.png"), std::string::npos);
    EXPECT_FALSE(missing.error().remedy.empty());
}

TEST_F(AnExport, LeavesNothingHalfWrittenOnAFullDisk) {
    if (!std::filesystem::exists("/dev/full")) {
        GTEST_SKIP() << "no /dev/full here";
    }
    const auto full = writePicture({lanes()}, options, "/dev/full", PictureFormat::Png);
    ASSERT_FALSE(full);
    EXPECT_FALSE(full.error().why.empty());
}

TEST_F(AnExport, ReplacesAFileAndLeavesNoOtherBesideIt) {
    ASSERT_TRUE(write(file("a.svg")));
    const auto before = bytes(file("a.svg"));
    options.title = QStringLiteral("another title");
    ASSERT_TRUE(write(file("a.svg")));
    EXPECT_NE(bytes(file("a.svg")), before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path().toStdString()), {}), 1);
}

/// Every text element of an SVG: its words, its size in px of the viewBox, its family.
struct SvgText {
    QString words;
    double size = 0;
    QString family;
    double length = 0;
};
std::vector<SvgText> textsOf(const QByteArray& svg) {
    std::vector<SvgText> texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text")) {
            const auto attributes = reader.attributes();
            texts.push_back({{},
                             attributes.value(QLatin1String("font-size")).toDouble(),
                             attributes.value(QLatin1String("font-family")).toString(),
                             attributes.value(QLatin1String("textLength")).toDouble()});
            texts.back().words = reader.readElementText();
        }
    }
    return texts;
}

TEST_F(AnExport, NamesFontsThatABrowserHasAndKeepsEveryTextAsLongAsItWas) {
    options.title = QStringLiteral("Threads & <processes>");
    ASSERT_TRUE(write(file("a.svg")));
    const auto texts = textsOf(bytes(file("a.svg")));
    ASSERT_FALSE(texts.empty());
    for (const auto& text : texts) {
        EXPECT_EQ(text.family, QStringLiteral("'DejaVu Sans', Arial, sans-serif"))
            << text.words.toStdString();
        EXPECT_GT(text.length, 0) << text.words.toStdString();
    }
    auto font = pictureFont();
    font.setPixelSize(20);
    font.setBold(true);
    EXPECT_EQ(texts.front().words, options.title);
    EXPECT_NEAR(texts.front().length, QFontMetricsF(font).horizontalAdvance(options.title), 0.1);
}

/// The smallest text as it is printed, pt, by the sizes in the SVG and its width.
double smallestPoints(const QByteArray& svg) {
    static const QRegularExpression kWidths(
        QStringLiteral(R"re(<svg width="([\d.]+)mm".*\n viewBox="0 0 (\d+) )re"));
    const auto match = kWidths.match(QString::fromUtf8(svg));
    EXPECT_TRUE(match.hasMatch());
    const double pointsPerPixel =
        match.captured(1).toDouble() / kMillimetresPerInch * kPointsPerInch / match.captured(2).toDouble();
    double smallest = 1000;
    for (const auto& text : textsOf(svg)) {
        smallest = std::min(smallest, text.size * pointsPerPixel);
    }
    return smallest;
}

TEST_F(AnExport, ForOneColumnOfAPaperIsAsWideAsItAndCanBeRead) {
    options.size = kColumn;
    ASSERT_TRUE(write(file("column.svg")));
    const auto svg = bytes(file("column.svg"));
    EXPECT_TRUE(svg.contains("<svg width=\"88.000mm\""));
    EXPECT_GE(smallestPoints(svg), 7.0);
    EXPECT_LE(smallestPoints(svg), 8.0);
    ASSERT_TRUE(write(file("column.png")));
    EXPECT_EQ(QImage(QString::fromStdString(file("column.png").string())).width(), 1039)
        << "88 mm at 300 dpi";
}

TEST_F(AnExport, AsPdfForOneColumnHasNoTextBelowSevenPoints) {
    const auto tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (tool.isEmpty()) {
        GTEST_SKIP() << "no pdftotext here (poppler-utils)";
    }
    options.size = kColumn;
    ASSERT_TRUE(write(file("column.pdf")));
    QProcess program;
    program.start(tool, {QStringLiteral("-bbox"), QString::fromStdString(file("column.pdf").string()),
                         QStringLiteral("-")});
    ASSERT_TRUE(program.waitForFinished());
    const auto boxes = QString::fromUtf8(program.readAllStandardOutput());
    static const QRegularExpression kPage(QStringLiteral(R"re(<page width="([\d.]+)")re"));
    EXPECT_NEAR(kPage.match(boxes).captured(1).toDouble(), 88 / kMillimetresPerInch * kPointsPerInch, 0.5);
    static const QRegularExpression kWord(
        QStringLiteral(R"re(yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)")re"));
    int words = 0;
    for (auto found = kWord.globalMatch(boxes); found.hasNext(); ++words) {
        const auto word = found.next();
        EXPECT_GE(word.captured(2).toDouble() - word.captured(1).toDouble(), 7.0);
    }
    EXPECT_GT(words, 10);
}

TEST_F(AnExport, IsAsHighAsItsLanesNeed) {
    const auto few = timelinePart(runs.sources(), {}, options);
    EXPECT_LT(few.size.height(), 400);
    options.legend = false;
    EXPECT_LT(timelinePart(runs.sources(), {}, options).size.height(), few.size.height());
}

TEST_F(AnExport, LeavesOutWhatIsNotWanted) {
    options = {kSlide, {}, QStringLiteral("In words: both cores were busy."), {}, false};
    ASSERT_TRUE(write(file("bare.svg")));
    const auto text = textOf(bytes(file("bare.svg")));
    EXPECT_FALSE(text.contains(QStringLiteral("Threads or processes?")));
    EXPECT_FALSE(text.contains(QStringLiteral("Waiting for a core")));
    EXPECT_TRUE(text.contains(QStringLiteral("In words: both cores were busy.")));
}

TEST_F(AnExport, ForAGreyPrinterHasNoColours) {
    options.paper = Paper::Grey;
    ASSERT_TRUE(write(file("grey.png")));
    EXPECT_TRUE(QImage(QString::fromStdString(file("grey.png").string())).allGray());
    ASSERT_TRUE(write(file("grey.svg")));
    static const QRegularExpression kColour(QStringLiteral("\"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\""));
    for (auto found = kColour.globalMatch(QString::fromUtf8(bytes(file("grey.svg")))); found.hasNext();) {
        const auto colour = found.next();
        EXPECT_EQ(colour.captured(1), colour.captured(2));
        EXPECT_EQ(colour.captured(2), colour.captured(3));
    }
    ASSERT_TRUE(write(file("grey.pdf")));
    EXPECT_TRUE(bytes(file("grey.pdf")).startsWith("%PDF-"));
}

TEST_F(AnExport, LetsTheSlideShowThrough) {
    options.paper = Paper::Transparent;
    const auto picture = renderPicture({lanes()}, options);
    EXPECT_EQ(picture.pixelColor(2, 2).alpha(), 0);
    options.paper = Paper::White;
    EXPECT_EQ(renderPicture({lanes()}, options).pixelColor(2, 2), QColor(Qt::white));
}

} // namespace
} // namespace parascope
