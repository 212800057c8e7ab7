// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageExport.h"

#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"
#include "ui/export/RunExport.h"
#include "ui/pages/MessageBar.h"
#include "ui/style/Appearance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QImage>
#include <QLabel>
#include <QVBoxLayout>

namespace parascope {
namespace {

using test::TempDir;
using test::textOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// One run and ten seconds of two cores' load.
class WhatCanBeExported : public testing::Test {
protected:
    WhatCanBeExported() {
        for (int i = 0; i < 100; ++i) {
            cores.add(
                {std::chrono::milliseconds(1000 + 100 * i), {{CoreId(0), 0.5, 0.1}, {CoreId(1), 0.9, 0.0}}});
        }
    }
    Result<void> write(const Exhibit& exhibit, const std::string& name) {
        return writeExhibit(exhibit, folder.file(name));
    }

    TempDir folder;
    RunRecord run = test::parallelRun();
    std::vector<const RunRecord*> runs{&run};
    CoreHistory cores;
};

TEST_F(WhatCanBeExported, AreCoresAndBothTogetherAsPictures) {
    const auto onlyCores = coresExhibit(cores);
    const auto both = runsAndCoresExhibit(runs, cores);
    for (const auto& ending : pictureEndings()) {
        EXPECT_TRUE(write(*onlyCores, "cores" + ending));
        EXPECT_TRUE(write(*both, "both" + ending));
    }
    const QImage picture(QString::fromStdString(folder.file("both.png").string()));
    EXPECT_EQ(picture.width(), 2560);
    EXPECT_THAT(textOf(folder.file("cores.svg")), HasSubstr("core 1"));
    EXPECT_THAT(textOf(folder.file("both.svg")), HasSubstr("worker 1"));
    EXPECT_THAT(textOf(folder.file("both.pdf")), StartsWith("%PDF-"));
}

TEST_F(WhatCanBeExported, HasNoCoresInATable) {
    const auto written = write(*coresExhibit(cores), "cores.csv");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().text(), HasSubstr("use .png, .svg or .pdf"));
    EXPECT_THAT(folder.names(), IsEmpty());
}

TEST_F(WhatCanBeExported, CannotBeWrittenIntoAFolderThatIsNotThere) {
    for (const auto& exhibit : {runsExhibit(runs), coresExhibit(cores), runsAndCoresExhibit(runs, cores)}) {
        const auto written = write(*exhibit, "no/a.png");
        ASSERT_FALSE(written);
        EXPECT_THAT(written.error().text(), HasSubstr("no/a.png"));
    }
}

/// A dark page with a message.
class ADarkPage : public testing::Test {
protected:
    ADarkPage() {
        page.setPalette(paletteFor(Appearance::Dark, {}));
        page.setAutoFillBackground(true);
        page.resize(300, 200);
        auto* column = new QVBoxLayout(&page);
        messages = new MessageBar(&page);
        column->addWidget(messages);
        column->addWidget(new QLabel(QStringLiteral("the page"), &page));
        messages->showError(QStringLiteral("something went wrong"));
        page.show();
    }

    TempDir folder;
    QWidget page;
    MessageBar* messages = nullptr;
};

TEST_F(ADarkPage, IsExportedLightTwiceAsLargeAndWithoutItsMessage) {
    const auto dark = page.palette().color(QPalette::Window);
    const auto exhibit = screenExhibit(page);
    EXPECT_THAT(exhibit->endings(), ElementsAre(".png"));
    ASSERT_TRUE(writeExhibit(*exhibit, folder.file("page.png")));
    const QImage picture(QString::fromStdString(folder.file("page.png").string()));
    EXPECT_EQ(picture.size(), page.size() * 2);
    EXPECT_EQ(picture.pixelColor(2, 2), paletteFor(Appearance::Light, {}).color(QPalette::Window));
    EXPECT_EQ(page.palette().color(QPalette::Window), dark) << "on the screen nothing changed";
    EXPECT_TRUE(messages->isVisible());

    messages->hide();
    const auto quiet = pictureOf(*screenExhibit(page), exhibit->usualOptions());
    EXPECT_EQ(pictureOf(*exhibit, exhibit->usualOptions()), quiet);
}

TEST_F(ADarkPage, IsAPngPictureWhateverTheEndingClaims) {
    const auto written = writeExhibit(*screenExhibit(page), folder.file("page.svg"));
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().text(), HasSubstr(".png"));
    EXPECT_THAT(folder.names(), IsEmpty());
}

} // namespace
} // namespace parascope
