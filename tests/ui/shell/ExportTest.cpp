// SPDX-License-Identifier: GPL-3.0-or-later
// Exporting from the window, through its dialog.
#include "tests/ui/shell/AWindow.h"
#include "ui/shell/ExportDialog.h"
#include "ui/shell/Settings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Exporting : public test::AWindow {
protected:
    Exporting() {
        open();
        runToTheEnd();
    }
    /// Ctrl+E, that file name, Enter.
    void exportTo(const std::filesystem::path& file) {
        whenDialogOpens([file](QWidget& dialog) {
            QLineEdit* name = nullptr;
            for (auto* candidate : dialog.findChildren<QLineEdit*>()) {
                name = candidate->accessibleName() == QStringLiteral("File") ? candidate : name;
            }
            ASSERT_NE(name, nullptr);
            name->selectAll();
            QTest::keyClicks(name, QString::fromStdString(file.string()));
            QTest::keyClick(name, Qt::Key_Return);
        });
        press(Qt::Key_E, Qt::ControlModifier);
    }
};

TEST_F(Exporting, WritesTheFileWhoseEndingWasTypedAndSaysSo) {
    for (const std::string name : {"a.png", "a.svg", "a.pdf", "a.csv", "a.trace.json", "a.html"}) {
        exportTo(folder.file(name));
        EXPECT_EQ(message().toStdString(), "Exported to " + folder.file(name).string() + ".");
        EXPECT_TRUE(std::filesystem::exists(folder.file(name))) << name;
    }
    EXPECT_THAT(test::textOf(folder.file("a.csv")), StartsWith("run,worker"));
}

TEST_F(Exporting, ToWhereNobodyMayWriteSaysSoInThePage) {
    exportTo("/proc/no/such/place.png");
    EXPECT_THAT(message().toStdString(), HasSubstr("/proc/no/such/place.png"));
    EXPECT_THAT(message().toStdString(), testing::Not(HasSubstr("Exported to")));
}

TEST_F(Exporting, ATraceSavesTheRunsAndIsAmongTheRecentFiles) {
    exportTo(folder.file("a.png"));
    EXPECT_TRUE(Settings().recentFiles().isEmpty()) << "a picture cannot be opened";
    exportTo(folder.file("a.trace.json"));
    ASSERT_EQ(Settings().recentFiles().size(), 1);
    EXPECT_EQ(Settings().recentFiles().front().toStdString(), folder.file("a.trace.json").string());
    bool asks = false;
    whenDialogOpens([&](QWidget& dialog) {
        asks = true;
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    EXPECT_TRUE(window->close()) << "nothing is unsaved";
    EXPECT_FALSE(asks);
}

TEST_F(Exporting, RemembersTheFolder) {
    std::filesystem::create_directory(folder.file("slides"));
    exportTo(folder.file("slides") / "a.png");
    EXPECT_EQ(Settings().folder().toStdString(), folder.file("slides").string());
}

TEST_F(Exporting, WaitsForTheEndOfARun) {
    workers.hold();
    press(Qt::Key_F5);
    press(Qt::Key_E, Qt::ControlModifier);
    EXPECT_THAT(message().toStdString(), HasSubstr("a run goes on"));
}

} // namespace
} // namespace parascope
