// SPDX-License-Identifier: GPL-3.0-or-later
// What keys do, wherever the focus is.
#include "core/command/CommandLine.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/ExportDialog.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/KeyList.h"
#include "ui/widgets/ElidedLabel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTreeView>

namespace parascope {
namespace {

using test::eventually;
using testing::StartsWith;

class Keys : public test::AWindow {
protected:
    Keys() { open(); }
    [[nodiscard]] TimeView& view() const { return page().timeline().view(); }
    [[nodiscard]] TimelineChart& chart() const { return page().timeline().chart(); }
};

TEST_F(Keys, F5RunsAndShiftF5Stops) {
    workers.hold();
    press(Qt::Key_F5);
    EXPECT_TRUE(session().isBusy());
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return isDone(); }));
}

TEST_F(Keys, CtrlEOpensTheExportDialogAndEscapeClosesIt) {
    runToTheEnd();
    bool wasThere = false;
    whenDialogOpens([&](QWidget& dialog) {
        wasThere = qobject_cast<ExportDialog*>(&dialog) != nullptr;
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    press(Qt::Key_E, Qt::ControlModifier);
    EXPECT_TRUE(wasThere);
    EXPECT_EQ(message(), QString());
}

TEST_F(Keys, F11PresentsAndBringsBackWhatWas) {
    press(Qt::Key_R, Qt::ControlModifier);
    auto* history = control<QTreeView>(QStringLiteral("Runs of this session"));
    EXPECT_TRUE(history->isVisible());
    const auto usual = QApplication::font().pointSizeF();
    press(Qt::Key_F11);
    EXPECT_TRUE(window->isFullScreen());
    EXPECT_FALSE(history->isVisible());
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), usual * 1.7);
    press(Qt::Key_Escape);
    EXPECT_FALSE(window->isFullScreen());
    EXPECT_TRUE(history->isVisible());
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), usual);
}

TEST_F(Keys, F11LeavesAMaximisedWindowMaximised) {
    window->showMaximized();
    press(Qt::Key_F11);
    press(Qt::Key_F11);
    EXPECT_TRUE(window->isMaximized());
}

TEST_F(Keys, TheQuestionMarkOpensTheListOfKeys) {
    press(Qt::Key_Question);
    EXPECT_TRUE(eventually([this] { return window->findChild<KeyList*>() != nullptr; }));
    QTest::keyClick(window->findChild<KeyList*>(), Qt::Key_Escape);
    EXPECT_TRUE(eventually([this] { return window->findChild<KeyList*>() == nullptr; }));
}

TEST_F(Keys, LargerTextHasAsMuchRoomForTheTitle) {
    window->resize(1920, 900);
    press(Qt::Key_Plus, Qt::ControlModifier);
    press(Qt::Key_Plus, Qt::ControlModifier);
    const auto* title = window->findChild<HeaderBar*>()->findChild<ElidedLabel*>();
    EXPECT_TRUE(eventually([title] {
        return title->fontMetrics().horizontalAdvance(title->text()) <= title->contentsRect().width();
    })) << title->text().toStdString();
    window->resize(1024, 768);
    const auto* bar = window->findChild<HeaderBar*>();
    EXPECT_TRUE(eventually([title, bar] {
        const auto buttons = bar->findChildren<QPushButton*>();
        return std::none_of(buttons.begin(), buttons.end(), [title](const QPushButton* button) {
            return button->geometry().intersects(title->geometry());
        });
    })) << "below Run";
    press(Qt::Key_0, Qt::ControlModifier);
}

TEST_F(Keys, CtrlPlusMinusAndZeroChangeTheSizeOfAllText) {
    const auto usual = QApplication::font().pointSizeF();
    press(Qt::Key_Plus, Qt::ControlModifier);
    const auto larger = QApplication::font().pointSizeF();
    EXPECT_GT(larger, usual);
    press(Qt::Key_Equal, Qt::ControlModifier);
    EXPECT_GT(QApplication::font().pointSizeF(), larger) << "plus without Shift";
    press(Qt::Key_Minus, Qt::ControlModifier);
    press(Qt::Key_Minus, Qt::ControlModifier);
    press(Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_LT(QApplication::font().pointSizeF(), usual);
    press(Qt::Key_0, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), usual);
}

TEST_F(Keys, LargerTextIsLargerEverywhere) {
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_NE(message(), QString());
    std::map<QLabel*, double> before;
    for (auto* label : window->findChildren<QLabel*>()) {
        before[label] = label->font().pointSizeF();
    }
    press(Qt::Key_Plus, Qt::ControlModifier);
    for (const auto& [label, size] : before) {
        EXPECT_TRUE(eventually([&, text = label, was = size] {
            return text->font().pointSizeF() > was * 1.11;
        })) << label->text().toStdString();
    }
}

TEST_F(Keys, LargeTextLeavesTheWindowOnASmallScreen) {
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus, Qt::ControlModifier);
    }
    const auto* box = button(QStringLiteral("C++ threads"));
    EXPECT_TRUE(
        eventually([box] { return box->font().pointSizeF() >= QApplication::font().pointSizeF() * 0.999; }));
    EXPECT_LE(window->minimumSizeHint().width(), 1024);
    EXPECT_LE(window->minimumSizeHint().height(), 768);
}

TEST_F(Keys, F11LeavesTheNotesToTheTeacher) {
    const auto* notes = page().notes();
    press(Qt::Key_F1);
    EXPECT_TRUE(notes->isVisible());
    press(Qt::Key_F11);
    EXPECT_FALSE(notes->isVisible());
    press(Qt::Key_F11);
    EXPECT_TRUE(notes->isVisible());
}

TEST_F(Keys, SpacePausesAndResumesTheLiveView) {
    workers.hold();
    press(Qt::Key_F5);
    EXPECT_TRUE(chart().hasFocus()) << "the lanes' keys work right after Run";
    EXPECT_TRUE(view().isFollowing());
    press(Qt::Key_Space);
    EXPECT_FALSE(view().isFollowing());
    press(Qt::Key_Space);
    EXPECT_TRUE(view().isFollowing());
}

TEST_F(Keys, SpaceTicksTheBoxThatHasTheFocus) {
    auto* box = button(QStringLiteral("C++ threads"));
    box->setFocus();
    press(Qt::Key_Space);
    EXPECT_FALSE(box->isChecked());
}

TEST_F(Keys, SpaceTicksARunInTheHistory) {
    runToTheEnd();
    press(Qt::Key_R, Qt::ControlModifier);
    auto* history = control<QTreeView>(QStringLiteral("Runs of this session"));
    history->setFocus();
    const auto first = history->model()->index(0, 0, history->model()->index(0, 0));
    history->setCurrentIndex(first);
    press(Qt::Key_Space);
    EXPECT_EQ(first.data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
    EXPECT_EQ(page().shownRuns().size(), 2U);
}

TEST_F(Keys, TypingASizeTypesASizeAndNothingElse) {
    workers.hold();
    press(Qt::Key_F5);
    auto* size = control<QLineEdit>(QStringLiteral("Size"));
    typeSize(QStringLiteral("w ?c.0"));
    EXPECT_EQ(size->text(), QStringLiteral("w ?c.0"));
    EXPECT_TRUE(view().isFollowing());
    EXPECT_EQ(window->findChild<KeyList*>(), nullptr);
    EXPECT_TRUE(size->hasFocus());
}

TEST_F(Keys, RunningFromTheSizeKeepsTheFocusThere) {
    typeSize(QStringLiteral("12"));
    press(Qt::Key_F5);
    EXPECT_TRUE(control<QLineEdit>(QStringLiteral("Size"))->hasFocus())
        << "the next size can be typed at once";
}

TEST_F(Keys, Ctrl1GoesToTheLanesOfTheFirstPage) {
    press(Qt::Key_F5);
    control<QListWidget>(QStringLiteral("Demos"))->setFocus();
    press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(chart().hasFocus());
}

TEST_F(Keys, CtrlTReadsTheLanesAsATable) {
    press(Qt::Key_T, Qt::ControlModifier);
    EXPECT_EQ(message(), QStringLiteral("There are no lanes to read: press Run (F5) first."));
    runToTheEnd();
    int rows = 0;
    whenDialogOpens([&](QWidget& dialog) {
        rows = dialog.findChild<QTableView*>()->model()->rowCount();
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    press(Qt::Key_T, Qt::ControlModifier);
    EXPECT_GT(rows, 0);
}

TEST_F(Keys, Ctrl1GoesToTheChoicesOfAPageThatHasNoRunYet) {
    control<QListWidget>(QStringLiteral("Demos"))->setFocus();
    press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(control<QAbstractButton>(QStringLiteral("one after another"))->hasFocus());
}

TEST_F(Keys, CopyAsCommandGivesALineThatMeansTheSameChoice) {
    control<QSpinBox>(QStringLiteral("Workers"))->setValue(7);
    typeSize(QStringLiteral("1.5M"));
    button(QStringLiteral("C++ threads"))->setChecked(false);
    press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    const auto line = QApplication::clipboard()->text();
    EXPECT_THAT(message().toStdString(), testing::HasSubstr(line.toStdString()));
    auto words = line.split(QLatin1Char(' '));
    EXPECT_EQ(words.takeFirst(), QStringLiteral("parascope"));
    std::vector<std::string> arguments;
    for (const auto& word : words) {
        arguments.push_back(word.toStdString());
    }
    const auto parsed = parseCommandLine(arguments);
    ASSERT_TRUE(parsed) << line.toStdString();
    ASSERT_NE(parsed->command.asked.as<RunQuestion>(), nullptr);
    EXPECT_EQ(*parsed->command.asked.as<RunQuestion>(), page().controls().question().value());
}

TEST_F(Keys, CopyAsCommandOfWhatCannotBeRunSaysWhy) {
    QApplication::clipboard()->setText(QStringLiteral("before"));
    typeSize(QStringLiteral("0"));
    press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_NE(message(), QString());
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("before"));
}

TEST_F(Keys, CopyPicturePutsThePictureOfTheRunsOnTheClipboard) {
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_THAT(message().toStdString(), StartsWith("There is no picture to copy"));
    runToTheEnd();
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const auto picture = QApplication::clipboard()->image();
    EXPECT_EQ(picture.width(), 2560);
    EXPECT_EQ(picture.pixelColor(1, 1), QColor(Qt::white));
}

} // namespace
} // namespace parascope
