// SPDX-License-Identifier: GPL-3.0-or-later
// The queue's page as a page among others.
#include "core/command/CommandLine.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/QueueControls.h"
#include "ui/pages/QueuePage.h"
#include "ui/pages/QueueView.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>

namespace parascope {
namespace {

using test::eventually;
using testing::HasSubstr;

class AQueueInTheWindow : public test::AWindow {
protected:
    AQueueInTheWindow() {
        open();
        press(Qt::Key_2, Qt::ControlModifier);
        QueueExperiment fast;
        fast.produce = fast.consume = std::chrono::milliseconds(2);
        queue().controls().choose(fast);
    }
    [[nodiscard]] QueuePage& queue() const { return *window->findChild<QueuePage*>(); }
};

TEST_F(AQueueInTheWindow, IsReachedByCtrl2WithTheKeyboardOnItsPicture) {
    EXPECT_EQ(&window->currentPage(), &queue());
    EXPECT_TRUE(queue().view().hasFocus());
    EXPECT_EQ(control<QListWidget>(QStringLiteral("Demos"))->currentRow(), 1);
}

TEST_F(AQueueInTheWindow, RunsByF5) {
    press(Qt::Key_F5);
    EXPECT_TRUE(queue().isBusy());
    EXPECT_FALSE(action(QStringLiteral("Run"))->isEnabled());
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    EXPECT_TRUE(queue().record()->facts.succeeded());
    EXPECT_TRUE(action(QStringLiteral("Run"))->isEnabled());
    EXPECT_TRUE(session().runs().empty()) << "other pages know nothing of it";
}

TEST_F(AQueueInTheWindow, StopsByShiftF5) {
    QueueExperiment slow;
    slow.produce = slow.consume = std::chrono::hours(1);
    queue().controls().choose(slow);
    press(Qt::Key_F5);
    EXPECT_TRUE(eventually([this] { return queue().record()->facts.put == 1; }));
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    EXPECT_TRUE(queue().record()->facts.stopped);
}

TEST_F(AQueueInTheWindow, IsCopiedAsACommand) {
    press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QApplication::clipboard()->text(),
              QStringLiteral("parascope queue --backend threads --producers 1 --consumers 1 --items 5 "
                             "--capacity 0 --produce-ms 2 --consume-ms 2"));
}

TEST_F(AQueueInTheWindow, LeavesTheWindowOnASmallScreenWithLargeText) {
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus, Qt::ControlModifier);
    }
    const auto* step = button(QStringLiteral("Step"));
    EXPECT_TRUE(eventually(
        [step] { return step->font().pointSizeF() >= QApplication::font().pointSizeF() * 0.999; }));
    EXPECT_LE(window->minimumSizeHint().width(), 1024);
    EXPECT_LE(window->minimumSizeHint().height(), 768);
}

TEST_F(AQueueInTheWindow, IsSavedAndOpenedWithTheSameFigures) {
    press(Qt::Key_F5);
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    const auto file = folder.file("queue.trace.json");
    ASSERT_TRUE(queue().exportChart(file, {}));
    const auto facts = queue().record()->facts;
    const auto words = control<QLabel>(QStringLiteral("What the run at the queue means"))->text();
    close();
    open();
    window->openFile(file);
    EXPECT_EQ(&window->currentPage(), &queue());
    ASSERT_NE(queue().record(), nullptr);
    EXPECT_EQ(queue().record()->facts, facts);
    EXPECT_EQ(control<QLabel>(QStringLiteral("What the run at the queue means"))->text(), words);
    EXPECT_EQ(queue().controls().chosen().value(), facts.experiment) << "and it can be run again";
    EXPECT_THAT(queue().view().plan().cards, testing::SizeIs(2));
    EXPECT_FALSE(queue().messages().isVisible());
    EXPECT_TRUE(queue().view().hasFocus()) << "Space plays it again";
}

} // namespace
} // namespace parascope
