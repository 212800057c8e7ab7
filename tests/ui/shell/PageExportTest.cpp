// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageExport.h"

#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QImage>
#include <QLabel>

namespace parascope {
namespace {

using Content = ExportChoice::Content;
using test::TempDir;
using test::textOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// A page with one run and ten seconds of two cores' load.
class APageToExport : public testing::Test {
protected:
    APageToExport() {
        page.resize(300, 200);
        for (int i = 0; i < 100; ++i) {
            cores.add(
                {std::chrono::milliseconds(1000 + 100 * i), {{CoreId(0), 0.5, 0.1}, {CoreId(1), 0.9, 0.0}}});
        }
    }

    Result<void> write(Content content, std::string_view name) {
        return exportPage({content, QString::fromStdString(folder.file(name).string()), QSize(700, 525)},
                          runs, cores, page);
    }

    TempDir folder;
    RunRecord run = test::parallelRun();
    std::vector<const RunRecord*> runs{&run};
    CoreHistory cores;
    QLabel page{QStringLiteral("the page")};
};

TEST_F(APageToExport, GivesItsLanesInEveryFormat) {
    for (const std::string name : {"a.png", "a.svg", "a.pdf", "a.csv", "a.trace.json", "a.html"}) {
        const auto written = write(Content::Lanes, name);
        EXPECT_TRUE(written) << name << ": " << (written ? "" : written.error().text());
        EXPECT_GT(std::filesystem::file_size(folder.file(name)), 100U) << name;
    }
    EXPECT_EQ(folder.names().size(), 6U);
}

TEST_F(APageToExport, GivesItsCoresAndBothTogetherAsPictures) {
    for (const std::string ending : {".png", ".svg", ".pdf"}) {
        EXPECT_TRUE(write(Content::Cores, "cores" + ending));
        EXPECT_TRUE(write(Content::LanesAndCores, "both" + ending));
    }
    const QImage both(QString::fromStdString(folder.file("both.png").string()));
    EXPECT_EQ(both.width(), 1400);
    EXPECT_THAT(textOf(folder.file("cores.svg")), HasSubstr("core 1"));
    EXPECT_THAT(textOf(folder.file("both.svg")), HasSubstr("worker 1"));
    EXPECT_THAT(textOf(folder.file("both.pdf")), StartsWith("%PDF-"));
}

TEST_F(APageToExport, GivesItselfAsItStandsOnTheScreen) {
    ASSERT_TRUE(write(Content::Page, "page.png"));
    const QImage picture(QString::fromStdString(folder.file("page.png").string()));
    EXPECT_EQ(picture.size(), page.size() * page.devicePixelRatioF());
}

TEST_F(APageToExport, IsAPngPictureWhateverTheEndingClaims) {
    const auto written = write(Content::Page, "page.svg");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().text(), HasSubstr(".png"));
    EXPECT_THAT(folder.names(), IsEmpty());
}

TEST_F(APageToExport, HasNoCoresInATable) {
    const auto written = write(Content::Cores, "cores.csv");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().text(), HasSubstr("use .png, .svg or .pdf"));
}

TEST_F(APageToExport, WithoutRunsSaysWhatToDo) {
    runs.clear();
    for (const auto content : {Content::Lanes, Content::LanesAndCores}) {
        const auto written = write(content, "a.png");
        ASSERT_FALSE(written);
        EXPECT_THAT(written.error().text(), HasSubstr("press Run (F5)"));
    }
    EXPECT_TRUE(write(Content::Cores, "cores.png")) << "the cores are there all the time";
    EXPECT_TRUE(write(Content::Page, "page.png"));
}

TEST_F(APageToExport, CannotBeWrittenIntoAFolderThatIsNotThere) {
    for (const auto content : {Content::Lanes, Content::Cores, Content::LanesAndCores, Content::Page}) {
        const auto written = write(content, "no/a.png");
        ASSERT_FALSE(written);
        EXPECT_THAT(written.error().text(), HasSubstr("no/a.png"));
    }
}

} // namespace
} // namespace parascope
