// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/DocumentPaper.h"

#include "tests/ui/export/ADocument.h"
#include "ui/charts/PaperPages.h"
#include "ui/export/PaperText.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

PaperItem itemOf(double height, bool staysWithNext = false, double gap = 0) {
    auto item = paintedItem({50, height}, [](QPainter&) {});
    item.staysWithNext = staysWithNext;
    item.gap = gap;
    return item;
}

/// Pages of 100 × 100.
class PlacesOnPaper : public testing::Test {
protected:
    static std::vector<PaperPlace> places(const std::vector<PaperItem>& items) {
        return paperPlaces(items, {100, 100});
    }
};

TEST_F(PlacesOnPaper, AreBelowEachOtherUntilAPageIsFull) {
    EXPECT_THAT(places({itemOf(60), itemOf(40), itemOf(1)}),
                ElementsAre(PaperPlace{0, 0, 1}, PaperPlace{0, 60, 1}, PaperPlace{1, 0, 1}));
}

TEST_F(PlacesOnPaper, HaveNoGapAtTheTopOfAPage) {
    EXPECT_THAT(places({itemOf(60, false, 5), itemOf(30, false, 5), itemOf(10, false, 5)}),
                ElementsAre(PaperPlace{0, 0, 1}, PaperPlace{0, 65, 1}, PaperPlace{1, 0, 1}));
}

TEST_F(PlacesOnPaper, KeepAHeadingWithWhatFollows) {
    EXPECT_THAT(places({itemOf(60), itemOf(10, true), itemOf(40)}),
                ElementsAre(PaperPlace{0, 0, 1}, PaperPlace{1, 0, 1}, PaperPlace{1, 10, 1}));
}

TEST_F(PlacesOnPaper, SplitWhatStaysTogetherButFitsOnNoPage) {
    EXPECT_THAT(places({itemOf(80, true), itemOf(80)}),
                ElementsAre(PaperPlace{0, 0, 1}, PaperPlace{1, 0, 1}));
}

TEST_F(PlacesOnPaper, ShrinkWhatIsLargerThanAPage) {
    EXPECT_THAT(places({itemOf(200), itemOf(10)}), ElementsAre(PaperPlace{0, 0, 0.5}, PaperPlace{1, 0, 1}));
}

TEST(TextOnPaper, KeepsHeadingsAndTheLinesOfAParagraphTogether) {
    const auto items = paperText(QStringLiteral("<h2>A heading</h2><p>%1</p><p>one line</p>")
                                     .arg(QStringLiteral("many words ").repeated(60)));
    ASSERT_GE(items.size(), 6U);
    EXPECT_TRUE(items[0].staysWithNext) << "a heading";
    EXPECT_TRUE(items[1].staysWithNext) << "the first line";
    EXPECT_FALSE(items[2].staysWithNext);
    EXPECT_TRUE(items[items.size() - 3].staysWithNext) << "the last but one";
    EXPECT_FALSE(items[items.size() - 2].staysWithNext);
    EXPECT_GT(items.back().gap, 0);
    EXPECT_EQ(items[0].size.width(), paperRoom().width());
}

TEST(TextOnPaper, HasATableInOnePiece) {
    const auto rows = QStringLiteral("<tr><td>a</td><td>b</td></tr>").repeated(5);
    EXPECT_EQ(paperText(QStringLiteral("<table>%1</table>").arg(rows)).size(), 1U);
}

TEST(TextOnPaper, ReadsNoFile) {
    const test::TempDir folder;
    QImage image(500, 500, QImage::Format_RGB32);
    ASSERT_TRUE(image.save(QString::fromStdString(folder.file("a.png").string())));
    const auto items = paperText(
        QStringLiteral("<img src=\"%1\">").arg(QString::fromStdString(folder.file("a.png").string())));
    for (const auto& item : items) {
        EXPECT_LT(item.size.height(), 100);
    }
}

TEST(CodeOnPaper, HasAnItemForEveryLine) {
    EXPECT_EQ(paperCode({"python", "a = 1\n\nb = '''x\ny'''\n"}).size(), 4U);
    EXPECT_EQ(paperCode({"", ""}).size(), 1U);
}

/// A document as a PDF, read by poppler's tools.
class ADocumentOnPaper : public test::ADocument {
protected:
    void SetUp() override {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
            GTEST_SKIP() << "there is no pdftotext here";
        }
    }
    void make() { folder.write("a.pdf", documentPaper(document).toStdString()); }
    [[nodiscard]] QString told(const QStringList& options) const {
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"),
                     options + QStringList{QString::fromStdString(folder.file("a.pdf").string()),
                                           QStringLiteral("-")});
        reader.waitForFinished();
        return QString::fromUtf8(reader.readAllStandardOutput());
    }
    [[nodiscard]] QStringList pages() const {
        auto pages = told({QStringLiteral("-layout")}).split(QLatin1Char('\f'));
        pages.removeLast(); // each page ends with one
        return pages;
    }
};

TEST_F(ADocumentOnPaper, HasItsWordsOnceAndNumbersItsPages) {
    for (int i = 0; i < 40; ++i) {
        html("<h2>Section " + std::to_string(i) + "</h2><p>Words of section. " + std::string(200, 'x') +
             "</p>");
    }
    document.parts.emplace_back(question);
    make();
    const auto all = pages();
    ASSERT_GE(all.size(), 2);
    for (qsizetype i = 0; i < all.size(); ++i) {
        EXPECT_TRUE(all[i].contains(QStringLiteral("%1 of %2").arg(i + 1).arg(all.size())));
        EXPECT_TRUE(all[i].contains(QStringLiteral("Threads & processes")));
    }
    const auto whole = all.join(QLatin1Char(' '));
    for (int i = 0; i < 40; ++i) {
        EXPECT_EQ(whole.count(QRegularExpression(QStringLiteral("Section %1\\b").arg(i))), 1) << i;
    }
    EXPECT_TRUE(whole.contains(QStringLiteral("2.00 ×"))) << "the speed-up";
    EXPECT_TRUE(whole.contains(QStringLiteral("worker 1")));
}

TEST_F(ADocumentOnPaper, HasNoTextBelow7Points) {
    html("<h1>Threads &amp; processes</h1><p>Words <code>code</code></p>");
    document.parts.emplace_back(DocumentCode{"cpp", "int main() {} // end"});
    document.parts.emplace_back(DocumentNote{"A note."});
    document.parts.emplace_back(question);
    document.parts.emplace_back(scaling());
    make();
    static const QRegularExpression kWord(
        QStringLiteral("yMin=\"([\\d.]+)\" xMax=\"[\\d.]+\" yMax=\"([\\d.]+)\">([^<]*)<"));
    auto words = kWord.globalMatch(told({QStringLiteral("-bbox")}));
    int count = 0;
    while (words.hasNext()) {
        const auto word = words.next();
        ++count;
        constexpr double kLineOfText = 1.16; // DejaVu's ascent and descent
        EXPECT_GE((word.captured(2).toDouble() - word.captured(1).toDouble()) / kLineOfText, 6.9)
            << word.captured(3).toStdString();
    }
    EXPECT_GT(count, 50);
}

TEST_F(ADocumentOnPaper, LeadsToThePagesThatItNames) {
    html("<p>See <a href=\"https://example.org/gil\">the GIL</a>.</p>");
    const auto bytes = documentPaper(document).toStdString();
    EXPECT_THAT(bytes, HasSubstr("https://example.org/gil"));
    EXPECT_THAT(bytes, StartsWith("%PDF-"));
}

TEST_F(ADocumentOnPaper, ShrinksAPictureToItsPage) {
    picture("wide.png", 3000);
    html("<p><img src=\"lesson:wide.png\" alt=\"x\" /></p><p>behind</p>");
    make();
    EXPECT_EQ(pages().size(), 1);
}

} // namespace
} // namespace parascope
