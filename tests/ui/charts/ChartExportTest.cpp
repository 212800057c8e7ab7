// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ChartExport.h"
#include "tests/ui/charts/Scenes.h"

#include <gtest/gtest.h>
#include <QFile>
#include <QImage>
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
    [[nodiscard]] Result<void> write(const std::filesystem::path& path) const {
        return exportTimeline(runs.sources(), extentOf(runs.sources()), options, path, *pictureFormat(path));
    }

    QTemporaryDir folder;
    test::TwoRuns runs;
    CoreHistory history;
    ExportOptions options{kSlideWide, QStringLiteral("Threads or processes?"),
                          QStringLiteral("a machine with 2 cores")};
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
    EXPECT_EQ(image.size(), kSlideWide * 2);
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
    ASSERT_TRUE(exportTimeline(sources, extentOf(sources), options, file("many.svg"), PictureFormat::Svg));
    const auto text = textOf(bytes(file("many.svg")));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 0\n")));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 117\n")));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 199\n")));
    const auto image = renderTimeline(sources, extentOf(sources), options, 1);
    EXPECT_EQ(image.width(), options.size.width());
    EXPECT_GT(image.height(), options.size.height());
}

TEST_F(AnExport, WritesTheCoresToo) {
    for (const auto* name : {"c.png", "c.svg", "c.pdf"}) {
        EXPECT_TRUE(exportCores(history, options, file(name), *pictureFormat(file(name))));
        EXPECT_GT(bytes(file(name)).size(), 1000) << name;
    }
    const auto text = textOf(bytes(file("c.svg")));
    EXPECT_TRUE(text.contains(QStringLiteral("core 1")));
    EXPECT_TRUE(text.contains(QStringLiteral("own workers")));
}

TEST_F(AnExport, WritesLanesAndCoresInOnePicture) {
    const auto path = file("both.svg");
    ASSERT_TRUE(exportTimelineAndCores(runs.sources(), extentOf(runs.sources()), history, options, path,
                                       PictureFormat::Svg));
    const auto text = textOf(bytes(path));
    EXPECT_TRUE(text.contains(QStringLiteral("worker 1")));
    EXPECT_TRUE(text.contains(QStringLiteral("core 1")));
}

TEST_F(AnExport, MakesAPictureOfNothing) {
    EXPECT_TRUE(exportTimeline({}, {}, options, file("none.png"), PictureFormat::Png));
    EXPECT_TRUE(exportCores({}, options, file("none.pdf"), PictureFormat::Pdf));
    EXPECT_FALSE(renderTimeline({}, {}, options).isNull());
    EXPECT_FALSE(renderCores({}, options).isNull());
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
    const auto full =
        exportTimeline(runs.sources(), extentOf(runs.sources()), options, "/dev/full", PictureFormat::Png);
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

} // namespace
} // namespace parascope
