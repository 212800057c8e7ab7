// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportDialog.h"

#include "tests/support/TempDir.h"
#include "ui/charts/ChartExport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace parascope {
namespace {

using Content = ExportChoice::Content;
using testing::EndsWith;
using testing::HasSubstr;

class AnExportDialog : public testing::Test {
protected:
    AnExportDialog() { dialog.show(); }

    [[nodiscard]] QComboBox* box(const QString& label) const {
        for (const auto* candidate : dialog.findChildren<QLabel*>()) {
            if (candidate->text() == label) {
                return qobject_cast<QComboBox*>(candidate->buddy());
            }
        }
        return nullptr;
    }
    void choose(const QString& label, int row) const { box(label)->setCurrentIndex(row); }
    void typeFile(const std::string& file) const {
        auto* name = dialog.findChild<QLineEdit*>();
        name->selectAll();
        QTest::keyClicks(name, QString::fromStdString(file));
    }
    [[nodiscard]] std::string file() const { return dialog.choice().file.toStdString(); }
    [[nodiscard]] QPushButton* save() const {
        return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    }

    test::TempDir folder;
    ExportDialog dialog{QStringLiteral("compare"), QString::fromStdString(folder.path().string())};
};

TEST_F(AnExportDialog, ProposesAPictureOfTheLanesInTheFolder) {
    EXPECT_EQ(dialog.choice().content, Content::Lanes);
    EXPECT_EQ(dialog.choice().size, kSlideWide);
    EXPECT_THAT(file(), testing::StartsWith((folder.path() / "parascope-compare-").string()));
    EXPECT_THAT(file(), EndsWith(".png"));
}

TEST_F(AnExportDialog, ChangesTheEndingWithTheFormat) {
    for (int row = 0; row < box(QStringLiteral("&Format:"))->count(); ++row) {
        choose(QStringLiteral("&Format:"), row);
        EXPECT_THAT(file(),
                    EndsWith(box(QStringLiteral("&Format:"))->currentData().toString().toStdString()));
        EXPECT_EQ(QString::fromStdString(file()).count(QStringLiteral(".png")), row == 0 ? 1 : 0);
    }
}

TEST_F(AnExportDialog, ChangesTheFormatWithATypedEnding) {
    typeFile(folder.file("a.svg").string());
    EXPECT_EQ(box(QStringLiteral("&Format:"))->currentData().toString(), QStringLiteral(".svg"));
    EXPECT_EQ(file(), folder.file("a.svg").string());
}

TEST_F(AnExportDialog, AddsTheEndingThatWasNotTyped) {
    typeFile(folder.file("lesson").string());
    EXPECT_EQ(file(), folder.file("lesson.png").string());
}

TEST_F(AnExportDialog, OffersOnlyFormatsThatFitTheContent) {
    choose(QStringLiteral("&Format:"), 3);
    EXPECT_THAT(file(), EndsWith(".csv"));
    choose(QStringLiteral("&What:"), 1);
    EXPECT_EQ(dialog.choice().content, Content::Cores);
    EXPECT_EQ(box(QStringLiteral("&Format:"))->count(), 3);
    EXPECT_THAT(file(), EndsWith(".png"));
    choose(QStringLiteral("&What:"), 3);
    EXPECT_EQ(box(QStringLiteral("&Format:"))->count(), 1);
    choose(QStringLiteral("&What:"), 0);
    EXPECT_EQ(box(QStringLiteral("&Format:"))->count(), 6);
}

TEST_F(AnExportDialog, OffersASizeForPicturesOnly) {
    EXPECT_TRUE(box(QStringLiteral("&Size:"))->isEnabled());
    choose(QStringLiteral("&Size:"), 2);
    EXPECT_EQ(dialog.choice().size, kColumn);
    choose(QStringLiteral("&Format:"), 3);
    EXPECT_FALSE(box(QStringLiteral("&Size:"))->isEnabled());
    choose(QStringLiteral("&Format:"), 0);
    choose(QStringLiteral("&What:"), 3);
    EXPECT_FALSE(box(QStringLiteral("&Size:"))->isEnabled());
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
