// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a trace that takes a while: one whose end has not been written yet.
#include "tests/support/NamedPipe.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"

#include <QDialog>
#include <QLabel>
#include <QProgressBar>

namespace parascope {
namespace {

using std::chrono::microseconds;
using test::eventually;
using testing::HasSubstr;

class ALongOpening : public test::AWindow {
protected:
    ALongOpening() { open(); }

    void begin() {
        pipe.write(R"([{"name":"main","ph":"X","ts":1000,"dur":400,"pid":1,"tid":1},
            {"name":"main","ph":"X","ts":1500,"dur":500,"pid":1,"tid":1},
            {"name":"helper","ph":"X","ts":1100,"dur":700,"pid":1,"tid":2})");
        window->openFile(pipe.path());
    }
    void beginAndLook() {
        begin();
        EXPECT_TRUE(
            eventually([this] { return titles() == QStringList{QStringLiteral("big.json, so far")}; }));
    }
    void end(const std::string& rest = "") {
        pipe.write(rest + "]");
        pipe.end();
        waitUntilOpened();
    }
    [[nodiscard]] TimeView& view() const { return page().timeline().view(); }
    /// Of the runs whose lanes are in the picture.
    [[nodiscard]] QStringList titles() const {
        QStringList titles;
        for (const auto& source : page().timeline().chart().sources()) {
            titles.append(source.title);
        }
        return titles;
    }
    [[nodiscard]] QLabel& progress() const { return *window->findChild<QLabel*>(QStringLiteral("progress")); }

    test::NamedPipe pipe{folder.file("big.json")};
};

TEST_F(ALongOpening, ShowsItsBeginningUntilAllIsThere) {
    beginAndLook();
    EXPECT_TRUE(window->isOpening());
    EXPECT_EQ(page().shownRuns()[0]->trace.spanCount(), 3U);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Parascope[*]"));
    end(R"(,{"name":"helper","ph":"X","ts":2100,"dur":100,"pid":1,"tid":2})");
    EXPECT_EQ(titles(), QStringList{QStringLiteral("big.json")});
    ASSERT_EQ(session().runs().size(), 1U) << "nothing is left of the beginning";
    EXPECT_EQ(session().runs()[0]->trace.spanCount(), 4U);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("big.json[*] – Parascope"));
    EXPECT_FALSE(action(QStringLiteral("Undo delete"))->isEnabled());
    EXPECT_TRUE(view().showsAll());
}

TEST_F(ALongOpening, TellsInTheBarHowFarItIs) {
    EXPECT_FALSE(action(QStringLiteral("Stop"))->isEnabled());
    begin();
    EXPECT_TRUE(eventually([this] { return progress().isVisible(); }));
    EXPECT_EQ(progress().accessibleName(), QStringLiteral("Opening big.json: 0.0 MB"));
    EXPECT_TRUE(action(QStringLiteral("Stop"))->isEnabled());
    end();
    EXPECT_FALSE(progress().isVisible());
    EXPECT_FALSE(action(QStringLiteral("Stop"))->isEnabled());
}

TEST_F(ALongOpening, ThatIsStoppedLeavesNothing) {
    runToTheEnd();
    const auto before = page().shown();
    beginAndLook();
    press(Qt::Key_F5, Qt::ShiftModifier);
    waitUntilOpened();
    EXPECT_EQ(page().shown(), before);
    EXPECT_EQ(session().runs().size(), 3U);
    EXPECT_EQ(message(), QString());
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Parascope[*]"));
    EXPECT_TRUE(Settings().recentFiles().isEmpty());
    EXPECT_FALSE(progress().isVisible());
    EXPECT_FALSE(action(QStringLiteral("Undo delete"))->isEnabled());
}

TEST_F(ALongOpening, ThatIsStoppedGoesBackToWhereItCameFrom) {
    window->goHome();
    beginAndLook();
    EXPECT_FALSE(window->isHome());
    action(QStringLiteral("Stop"))->trigger();
    waitUntilOpened();
    EXPECT_TRUE(window->isHome());
    EXPECT_TRUE(page().shown().empty());
}

TEST_F(ALongOpening, KeepsTheMomentsThatTheUserHasZoomedTo) {
    beginAndLook();
    view().fit({microseconds(500), microseconds(700)}); // 1500 to 1700 µs by the file's clock
    const auto visible = view().visible();
    EXPECT_EQ(visible.length(), microseconds(200));
    end(R"(,{"name":"late in the file","ph":"X","ts":900,"dur":50,"pid":1,"tid":3})");
    EXPECT_EQ(view().visible(), visible.shifted(microseconds(100)))
        << "the trace begins earlier than it seemed";
}

TEST_F(ALongOpening, LeavesAloneWhoWentElsewhereMeanwhile) {
    beginAndLook();
    window->goToPage(1);
    const auto* there = &window->currentPage();
    end();
    EXPECT_EQ(&window->currentPage(), there);
    EXPECT_EQ(titles(), QStringList{QStringLiteral("big.json")});
    EXPECT_EQ(session().runs().size(), 1U);
}

TEST_F(ALongOpening, LeavesTheRunsThatWereChosenMeanwhile) {
    runToTheEnd();
    const auto chosen = page().shown();
    beginAndLook();
    page().showRuns(chosen);
    end();
    EXPECT_EQ(page().shown(), chosen);
    EXPECT_EQ(session().runs().size(), 4U);
}

TEST_F(ALongOpening, WaitsForADialogThatLooksAtItsBeginning) {
    beginAndLook();
    whenDialogOpens([this](QWidget& dialog) {
        pipe.write("]");
        pipe.end();
        QTest::qWait(200); // long enough, mostly, to read what is left
        EXPECT_EQ(titles(), QStringList{QStringLiteral("big.json, so far")});
        static_cast<QDialog&>(dialog).reject();
    });
    press(Qt::Key_T, Qt::ControlModifier);
    waitUntilOpened();
    EXPECT_EQ(titles(), QStringList{QStringLiteral("big.json")});
}

TEST_F(ALongOpening, RefusesAnotherFileInWords) {
    beginAndLook();
    window->openFile(folder.write("other.json", "[]"));
    EXPECT_THAT(message().toStdString(),
                HasSubstr("'other.json' was not opened: 'big.json' is still being read"));
    end();
    EXPECT_EQ(titles(), QStringList{QStringLiteral("big.json")});
}

TEST_F(ALongOpening, EndsWithTheWindow) {
    begin();
    close();
    EXPECT_EQ(window, nullptr);
    open();
    beginAndLook();
    close();
    EXPECT_EQ(window, nullptr);
}

TEST_F(ALongOpening, OfAFileThatIsNoTraceSaysSoInTheEnd) {
    openFile(folder.write("text.json", "this is no trace"));
    EXPECT_THAT(message().toStdString(), HasSubstr("text.json"));
    EXPECT_TRUE(session().runs().empty());
}

} // namespace
} // namespace parascope
