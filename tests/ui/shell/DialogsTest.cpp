// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs that stand alone: settings, about, keys, commands.
#include "tests/support/QtMain.h"
#include "tests/ui/shell/OwnSettings.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/FuzzyMatch.h"
#include "ui/shell/KeyList.h"
#include "ui/shell/Libraries.h"
#include "ui/shell/SettingsDialog.h"
#include "ui/shell/TextSize.h"

#include <atomic>
#include <gmock/gmock.h>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextBrowser>
#include <thread>

namespace parascope {
namespace {

using test::eventually;
using testing::HasSubstr;

/// The size of text is the application's: it is put back.
class LargeText {
public:
    explicit LargeText(int step)
        : m_usual(QApplication::font()) {
        TextSize().setStep(step);
    }
    ~LargeText() { QApplication::setFont(m_usual); }
    LargeText(const LargeText&) = delete;
    LargeText& operator=(const LargeText&) = delete;

private:
    QFont m_usual;
};

class TheSettingsDialog : public testing::Test {
protected:
    ~TheSettingsDialog() override { applyAppearance(Appearance::System); }

    static std::vector<Availability> answer(const std::string& python, const std::stop_token& /*stop*/) {
        if (python == "/no/python") {
            return {{Backend::CpythonThreads, "'/no/python' cannot be used: there is no such program", ""},
                    {Backend::CpythonFree, "there is none", ""}};
        }
        return {{Backend::CpythonThreads, "", "3.11.7"}, {Backend::CpythonFree, "", "3.13.1"}};
    }
    template <class Widget>
    [[nodiscard]] Widget* control(const QString& name) const {
        for (auto* widget : dialog.findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return widget;
            }
        }
        ADD_FAILURE() << "there is no " << name.toStdString();
        return nullptr;
    }
    [[nodiscard]] QString said() const { return dialog.findChild<QLabel*>(QStringLiteral("answer"))->text(); }
    static void type(QLineEdit* line, const QString& text) {
        line->setText(text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    test::OwnSettings settings;
    SettingsDialog dialog{answer};
};

TEST_F(TheSettingsDialog, KeepsAndTellsColoursAtOnce) {
    const QSignalSpy told(&dialog, &SettingsDialog::appearanceChanged);
    auto* box = control<QComboBox>(QStringLiteral("Colours"));
    EXPECT_EQ(box->count(), 4);
    box->setCurrentIndex(2);
    EXPECT_EQ(Settings().appearance(), Appearance::Dark);
    EXPECT_EQ(told.count(), 1);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window),
              paletteFor(Appearance::Dark, QPalette()).color(QPalette::Window));
}

TEST_F(TheSettingsDialog, KeepsAndTellsTheSizeOfText) {
    const QSignalSpy told(&dialog, &SettingsDialog::textStepChanged);
    auto* box = control<QSpinBox>(QStringLiteral("Size of text"));
    box->setValue(100);
    EXPECT_EQ(Settings().textStep(), TextSize::kMostStep);
    ASSERT_EQ(told.count(), 1);
    EXPECT_EQ(told[0][0].toInt(), TextSize::kMostStep);
    EXPECT_EQ(box->text(), QStringLiteral("+%1").arg(TextSize::kMostStep));
    box->setValue(0);
    EXPECT_EQ(box->text(), QStringLiteral("usual"));
}

TEST_F(TheSettingsDialog, SaysWhatAnswersToTheNameOfAPython) {
    EXPECT_TRUE(eventually(
        [this] { return said() == QStringLiteral("CPython 3.11.7 answers. Without a GIL: 3.13.1."); }));
    const QSignalSpy told(&dialog, &SettingsDialog::pythonChanged);
    auto* line = control<QLineEdit>(QStringLiteral("Python"));
    type(line, QStringLiteral("  /no/python "));
    EXPECT_EQ(Settings().python(), QStringLiteral("/no/python"));
    EXPECT_TRUE(eventually([this] { return said().contains(QStringLiteral("there is no such program")); }));
    type(line, QStringLiteral("/no/python"));
    EXPECT_EQ(told.count(), 1) << "it is the same one";
}

TEST_F(TheSettingsDialog, KeepsAndTellsTheFolderForExports) {
    const QSignalSpy told(&dialog, &SettingsDialog::exportFolderChanged);
    type(control<QLineEdit>(QStringLiteral("Folder for exports")), QStringLiteral("/data/charts"));
    EXPECT_EQ(Settings().exportFolder(), QStringLiteral("/data/charts"));
    EXPECT_EQ(told.count(), 1);
}

TEST_F(TheSettingsDialog, ForgetsWhatIsNotToBeRemembered) {
    Settings().setWindowGeometry("somewhere");
    Settings().setRecentFiles({QStringLiteral("/a")});
    const QSignalSpy told(&dialog, &SettingsDialog::rememberingChanged);
    for (auto* box : dialog.findChildren<QCheckBox*>()) {
        EXPECT_TRUE(box->isChecked());
        box->click();
    }
    EXPECT_EQ(told.count(), 2);
    EXPECT_TRUE(Settings().windowGeometry().isEmpty());
    EXPECT_TRUE(Settings().recentFiles().isEmpty());
    Settings().setWindowGeometry("elsewhere");
    EXPECT_TRUE(Settings().windowGeometry().isEmpty());
}

TEST_F(TheSettingsDialog, GoesWhileAPythonIsStillAsked) {
    std::atomic<bool> stopped = false;
    {
        const SettingsDialog waiting([&](const std::string& /*python*/, const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                std::this_thread::yield();
            }
            stopped = true;
            return std::vector<Availability>();
        });
    }
    EXPECT_TRUE(stopped);
}

TEST(TheAboutDialog, TellsVersionLicenceAndLibraries) {
    const AboutDialog about;
    QString text;
    for (const auto* label : about.findChildren<QLabel*>()) {
        text += label->text() + QLatin1Char('\n');
    }
    EXPECT_THAT(text.toStdString(), HasSubstr("Parascope " + programVersion().toStdString()));
    EXPECT_THAT(programVersion().toStdString(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
    EXPECT_THAT(text.toStdString(), HasSubstr("GPL-3.0-or-later"));
    const auto table = about.findChild<QTextBrowser*>()->toPlainText().toStdString();
    for (const char* name :
         {"Qt", "QCustomPlot", "simdjson", "RapidJSON", "CLI11", "ReaderWriterQueue", "zlib"}) {
        EXPECT_THAT(table, HasSubstr(name));
    }
    EXPECT_THAT(table, HasSubstr(qVersion()));
    for (const auto& library : libraries()) {
        EXPECT_FALSE(library.version.isEmpty()) << library.name.toStdString();
    }
}

TEST(TheListOfKeys, FitsASmallScreenWithLargeText) {
    const LargeText large(4);
    KeyList keys;
    keys.ensurePolished();
    QWidget* content = keys.findChild<QLabel*>()->parentWidget();
    EXPECT_LE(content->sizeHint().width(), 1024);
    EXPECT_LE(content->sizeHint().height(), 768 - 90) << "with a title bar and the button";
}

TEST(TheListOfKeys, NamesEachKeyOnce) {
    const KeyList keys;
    QStringList seen;
    for (const auto* label : keys.findChildren<QLabel*>()) {
        EXPECT_FALSE(label->text().isEmpty());
        seen.append(label->text());
    }
    EXPECT_EQ(seen.removeDuplicates(), 0);
    for (const char* key : {"Ctrl+Shift+P", "Ctrl+S", "Ctrl+R", "Alt+Left", "F1", "M"}) {
        EXPECT_TRUE(seen.contains(QString::fromLatin1(key))) << key;
    }
}

class TheCommandPalette : public testing::Test {
protected:
    TheCommandPalette() {
        for (const char* text : {"&Open …", "Export …", "Copy &picture", "Copy as command", ""}) {
            actions.append(new QAction(QString::fromUtf8(text), &window));
        }
        actions[1]->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
        palette = new CommandPalette(actions, &window);
        window.show();
        palette->show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(palette));
    }
    [[nodiscard]] QLineEdit* line() const { return palette->findChild<QLineEdit*>(); }

    QWidget window;
    QList<QAction*> actions;
    CommandPalette* palette = nullptr;
};

TEST_F(TheCommandPalette, ListsAllThatCanBeDone) {
    EXPECT_EQ(palette->listed(),
              (QStringList{QStringLiteral("Open …"), QStringLiteral("Export …"),
                           QStringLiteral("Copy picture"), QStringLiteral("Copy as command")}));
}

TEST_F(TheCommandPalette, PutsWhatFitsBestFirstAndDoesItByEnter) {
    const QSignalSpy done(actions[3], &QAction::triggered);
    QTest::keyClicks(line(), QStringLiteral("cc"));
    EXPECT_EQ(palette->listed(),
              (QStringList{QStringLiteral("Copy as command"), QStringLiteral("Copy picture")}));
    QTest::keyClick(line(), Qt::Key_Return);
    EXPECT_FALSE(palette->isVisible());
    EXPECT_TRUE(eventually([&] { return done.count() == 1; }));
}

TEST_F(TheCommandPalette, IsWalkedByArrows) {
    const QSignalSpy done(actions[1], &QAction::triggered);
    QTest::keyClick(line(), Qt::Key_Down);
    QTest::keyClick(line(), Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return done.count() == 1; }));
}

TEST_F(TheCommandPalette, DoesNothingThatCannotBeDoneNow) {
    actions[0]->setEnabled(false);
    const QSignalSpy done(actions[0], &QAction::triggered);
    QTest::keyClicks(line(), QStringLiteral("open"));
    QTest::keyClick(line(), Qt::Key_Return);
    EXPECT_TRUE(palette->isVisible());
    QTest::keyClick(line(), Qt::Key_Escape);
    EXPECT_FALSE(palette->isVisible());
    EXPECT_EQ(done.count(), 0);
}

TEST_F(TheCommandPalette, LivesOnWhenAnActionGoes) {
    delete actions.takeAt(2);
    QTest::keyClicks(line(), QStringLiteral("p"));
    EXPECT_FALSE(palette->listed().contains(QStringLiteral("Copy picture")));
}

TEST(AFuzzyMatch, WantsAllLettersInTheirOrder) {
    const auto text = QStringLiteral("Copy as command");
    EXPECT_TRUE(fuzzyScore(QStringLiteral("COMM"), text));
    EXPECT_TRUE(fuzzyScore(QStringLiteral("c a c"), text));
    EXPECT_FALSE(fuzzyScore(QStringLiteral("dc"), text));
    EXPECT_FALSE(fuzzyScore(QStringLiteral("copy as commands"), text));
    EXPECT_EQ(fuzzyScore(QString(), text), 0);
}

TEST(AFuzzyMatch, CountsBeginningsOfWordsAndLettersSideBySideMore) {
    const auto score = [](const char* typed, const char* text) {
        return fuzzyScore(QString::fromUtf8(typed), QString::fromUtf8(text)).value();
    };
    EXPECT_GT(score("cp", "Copy picture"), score("cp", "Scope"));
    EXPECT_GT(score("run", "Run"), score("run", "Larger curtain"));
    EXPECT_GT(score("co", "Copy"), score("co", "Clear selection now, too"));
}

} // namespace
} // namespace parascope
