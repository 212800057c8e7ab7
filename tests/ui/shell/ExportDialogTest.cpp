// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportDialog.h"

#include "tests/core/report/RunMaker.h"
#include "tests/support/QtMain.h"
#include "tests/support/TempDir.h"
#include "ui/export/RunExport.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace parascope {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

/// The dialog of a page with one run, on a machine whose two cores were watched.
class AnExportDialog : public testing::Test {
protected:
    AnExportDialog() {
        for (int i = 0; i < 100; ++i) {
            cores.add(
                {std::chrono::milliseconds(1000 + 100 * i), {{CoreId(0), 0.5, 0.1}, {CoreId(1), 0.9, 0.0}}});
        }
        exhibits.push_back(runsExhibit({&run}));
        exhibits.push_back(coresExhibit(cores));
        dialog = std::make_unique<ExportDialog>(exhibits, QStringLiteral("compare"),
                                                QString::fromStdString(folder.path().string()));
        dialog->show();
    }

    template <class Widget>
    [[nodiscard]] Widget* field(const QString& label) const {
        for (const auto* candidate : dialog->findChildren<QLabel*>()) {
            if (candidate->text() == label) {
                return qobject_cast<Widget*>(candidate->buddy());
            }
        }
        ADD_FAILURE() << "there is no " << label.toStdString();
        return nullptr;
    }
    [[nodiscard]] QComboBox* box(const char* label) const { return field<QComboBox>(QLatin1String(label)); }
    [[nodiscard]] QComboBox* formats() const { return box("&Format:"); }
    [[nodiscard]] QCheckBox* check(const char* text) const {
        for (auto* candidate : dialog->findChildren<QCheckBox*>()) {
            if (candidate->text() == QLatin1String(text)) {
                return candidate;
            }
        }
        return nullptr;
    }
    template <class Widget>
    [[nodiscard]] Widget* named(const char* name) const {
        for (auto* candidate : dialog->findChildren<Widget*>()) {
            if (candidate->accessibleName() == QLatin1String(name)) {
                return candidate;
            }
        }
        return nullptr;
    }
    void chooseFormat(const char* ending) const {
        formats()->setCurrentIndex(formats()->findData(QLatin1String(ending)));
    }
    void typeFile(const std::string& file) const {
        auto* name = named<QLineEdit>("File");
        name->selectAll();
        QTest::keyClicks(name, QString::fromStdString(file));
    }
    [[nodiscard]] std::string file() const { return dialog->choice().file.toStdString(); }
    [[nodiscard]] PictureOptions options() const { return dialog->choice().options; }
    [[nodiscard]] QPushButton* save() const {
        return dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    }
    [[nodiscard]] bool saysEventually(const QString& words) const {
        return test::eventually([this, words] {
            const auto labels = dialog->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->text().contains(words); });
        });
    }

    test::TempDir folder;
    RunRecord run = test::parallelRun();
    CoreHistory cores;
    Exhibits exhibits;
    std::unique_ptr<ExportDialog> dialog;
};

TEST_F(AnExportDialog, ProposesAPictureOfTheLanesForASlideInTheFolder) {
    EXPECT_EQ(dialog->choice().exhibit, exhibits.front().get());
    EXPECT_EQ(options(), exhibits.front()->usualOptions());
    EXPECT_THAT(file(), testing::StartsWith((folder.path() / "parascope-compare-").string()));
    EXPECT_THAT(file(), EndsWith(".png"));
}

TEST_F(AnExportDialog, FitsTheSmallestScreen) {
    EXPECT_LE(dialog->width(), 1000);
    EXPECT_LE(dialog->height(), 700);
}

TEST_F(AnExportDialog, ChangesTheEndingWithTheFormat) {
    for (int row = 0; row < formats()->count(); ++row) {
        formats()->setCurrentIndex(row);
        EXPECT_THAT(file(), EndsWith(formats()->currentData().toString().toStdString()));
        EXPECT_EQ(QString::fromStdString(file()).count(QStringLiteral(".png")), row == 0 ? 1 : 0);
    }
}

TEST_F(AnExportDialog, ChangesTheFormatWithATypedEnding) {
    typeFile(folder.file("a.svg").string());
    EXPECT_EQ(formats()->currentData().toString(), QStringLiteral(".svg"));
    EXPECT_EQ(file(), folder.file("a.svg").string());
}

TEST_F(AnExportDialog, AddsTheEndingThatWasNotTyped) {
    typeFile(folder.file("lesson").string());
    EXPECT_EQ(file(), folder.file("lesson.png").string());
}

TEST_F(AnExportDialog, OffersOnlyFormatsThatItsContentHas) {
    EXPECT_EQ(formats()->count(), 6);
    chooseFormat(".csv");
    EXPECT_THAT(file(), EndsWith(".csv"));
    box("W&hat:")->setCurrentIndex(1);
    EXPECT_EQ(dialog->choice().exhibit, exhibits.back().get());
    EXPECT_EQ(formats()->count(), 3);
    EXPECT_THAT(file(), EndsWith(".png"));
    EXPECT_EQ(options().title, QStringLiteral("Load of every core"));
    for (const auto& exhibit : exhibits) {
        for (const auto& ending : exhibit->endings()) {
            EXPECT_TRUE(writeExhibit(*exhibit, folder.file("offered" + ending))) << ending;
        }
    }
}

TEST_F(AnExportDialog, KnowsTheWidthsOfSlidesAndPapers) {
    box("&Width:")->setCurrentIndex(1);
    EXPECT_NEAR(options().size.millimetres(), 88, 0.01);
    EXPECT_NEAR(options().size.points(), 8, 0.05);
    EXPECT_EQ(options().size.dotsPerInch, 300);
    box("&Width:")->setCurrentIndex(2);
    EXPECT_NEAR(options().size.millimetres(), 180, 0.01);
    box("&Width:")->setCurrentIndex(3);
    named<QDoubleSpinBox>("Width in millimetres")->setValue(120);
    field<QDoubleSpinBox>(QStringLiteral("&Text:"))->setValue(10);
    EXPECT_NEAR(options().size.millimetres(), 120, 0.01);
    EXPECT_NEAR(options().size.points(), 10, 0.05);
}

TEST_F(AnExportDialog, OffersSizeAndTextsForPicturesOnly) {
    EXPECT_TRUE(box("&Width:")->isEnabled());
    EXPECT_TRUE(check("Legend")->isEnabled());
    chooseFormat(".svg");
    EXPECT_FALSE(field<QDoubleSpinBox>(QStringLiteral("&Sharpness:"))->isEnabled());
    chooseFormat(".csv");
    EXPECT_FALSE(box("&Width:")->isEnabled());
    EXPECT_FALSE(check("Legend")->isEnabled());
}

TEST_F(AnExportDialog, LeavesOutTheTextsThatAreNotTicked) {
    check("Title")->setChecked(false);
    check("Legend")->setChecked(false);
    EXPECT_EQ(options().title, QString());
    EXPECT_FALSE(options().legend);
    EXPECT_EQ(options().caption, QString());
    check("Caption")->setChecked(true);
    check("Figures")->setChecked(true);
    EXPECT_EQ(options().caption, exhibits.front()->caption());
    EXPECT_TRUE(options().figures);
    named<QLineEdit>("Text of the footnote")->setText(QStringLiteral("measured on Monday"));
    EXPECT_EQ(options().footnote, QStringLiteral("measured on Monday"));
    box("&On:")->setCurrentIndex(2);
    EXPECT_EQ(options().paper, Paper::Transparent);
}

TEST_F(AnExportDialog, ShowsThePictureAndSaysHowLargeItWillBe) {
    EXPECT_TRUE(saysEventually(QStringLiteral("339 × ")));
    box("&Width:")->setCurrentIndex(1);
    EXPECT_TRUE(saysEventually(QStringLiteral("88 × ")));
    const auto* preview = named<QLabel>("Preview");
    EXPECT_FALSE(preview->pixmap().isNull());
    chooseFormat(".html");
    EXPECT_TRUE(saysEventually(QStringLiteral("any browser, without a network")));
}

TEST_F(AnExportDialog, ShowsTheWholePicture) {
    box("&Width:")->setCurrentIndex(1);
    check("Figures")->setChecked(true);
    const auto whole = pictureOf(*exhibits.front(), options());
    QImage shown;
    ASSERT_TRUE(test::eventually([&] {
        shown = named<QLabel>("Preview")->pixmap().toImage();
        return std::abs(whole.height() * shown.width() - whole.width() * shown.height()) < 2 * whole.width();
    }));
    const QSize coarse(6, 6);
    const auto a = shown.scaled(coarse, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto b = whole.scaled(coarse, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    for (int i = 0; i < coarse.width() * coarse.height(); ++i) {
        const QPoint at(i % coarse.width(), i / coarse.width());
        EXPECT_NEAR(qGray(a.pixel(at)), qGray(b.pixel(at)), 25) << at.x() << ", " << at.y();
    }
}

TEST_F(AnExportDialog, SaysWhenAFileWouldBeReplaced) {
    EXPECT_EQ(save()->text(), QStringLiteral("Save"));
    folder.write("old.png", "");
    typeFile(folder.file("old").string());
    EXPECT_EQ(save()->text(), QStringLiteral("Replace"));
    typeFile(folder.file("new.png").string());
    EXPECT_EQ(save()->text(), QStringLiteral("Save"));
}

TEST_F(AnExportDialog, NeedsAName) {
    typeFile(" ");
    EXPECT_FALSE(save()->isEnabled());
}

} // namespace
} // namespace parascope
