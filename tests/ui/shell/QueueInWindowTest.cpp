// SPDX-License-Identifier: GPL-3.0-or-later
// The queue's page as a page among others.
#include "core/demos/RunFile.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/Replay.h"
#include "ui/demos/queue/QueueControls.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/demos/queue/QueuePicture.h"
#include "ui/demos/queue/QueueView.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/widgets/SentenceLabel.h"

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
        openReal();
        press(Qt::Key_2, Qt::ControlModifier);
        choose(std::chrono::milliseconds(2));
    }
    /// On real threads.
    void openReal(EngineHost::Cores cores = EngineHost::Cores::Ignore) { open(realEngineParts(), cores); }
    /// To produce an item takes as long as to consume one.
    void choose(Nanoseconds delay) const {
        QueueQuestion question;
        question.queue.produce = question.queue.consume = delay;
        queue().controls().choose(question);
    }
    /// Begins a run that would take hours, and waits until it is under way.
    void runForHours() const {
        choose(std::chrono::hours(1));
        press(Qt::Key_F5);
        EXPECT_TRUE(eventually([this] { return queueFacts(queue().record()->facts).put == 1; }));
    }
    [[nodiscard]] QString meaning() const { return queue().findChild<SentenceLabel*>()->sentence(); }
    [[nodiscard]] QueuePage& queue() const { return *window->findChild<QueuePage*>(); }
};

TEST_F(AQueueInTheWindow, IsReachedByCtrl2WithTheKeyboardOnItsPicture) {
    EXPECT_EQ(&window->currentPage(), &queue());
    EXPECT_TRUE(queue().queueView().picture().hasFocus());
    EXPECT_EQ(control<QListWidget>(QStringLiteral("Demos"))->currentRow(), 2)
        << "below Home and the first page";
}

TEST_F(AQueueInTheWindow, RunsByF5) {
    press(Qt::Key_F5);
    EXPECT_TRUE(queue().isBusy());
    EXPECT_FALSE(action(QStringLiteral("Run"))->isEnabled());
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    EXPECT_TRUE(queue().record()->facts.succeeded());
    EXPECT_TRUE(action(QStringLiteral("Run"))->isEnabled());
    EXPECT_EQ(session().runs().size(), 1U) << "it is a run of the session like any other";
    EXPECT_TRUE(page().shownRuns().empty()) << "but no page shows it that did not make it";
}

TEST_F(AQueueInTheWindow, StopsByShiftF5) {
    runForHours();
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    EXPECT_TRUE(queue().record()->facts.stopped);
}

TEST_F(AQueueInTheWindow, IsPausedAndResumedAndPlayedAgainBySpace) {
    runForHours();
    press(Qt::Key_Space);
    EXPECT_TRUE(eventually([this] { return queue().record()->facts.paused; }));
    press(Qt::Key_Space);
    EXPECT_TRUE(eventually([this] { return !queue().record()->facts.paused; }));
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    press(Qt::Key_Space);
    EXPECT_TRUE(queue().queueView().timeline().replay().isPlaying());
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
    ASSERT_TRUE(queue().exportChart(file));
    const auto facts = queue().record()->facts;
    const auto words = meaning();
    close();
    openReal();
    openFile(file);
    EXPECT_EQ(&window->currentPage(), &queue());
    ASSERT_NE(queue().record(), nullptr);
    EXPECT_EQ(queue().record()->facts, facts);
    EXPECT_EQ(meaning(), words);
    EXPECT_EQ(queue().controls().question()->queue, queueParameters(facts.experiment))
        << "and it can be run again";
    EXPECT_THAT(queue().queueView().picture().plan().cards, testing::SizeIs(2));
    EXPECT_FALSE(queue().messages().isVisible());
    EXPECT_TRUE(queue().queueView().picture().hasFocus()) << "Space plays it again";
}

TEST_F(AQueueInTheWindow, OpenedAgainKeepsItsInterpreterItsOutputAndPython) {
    QueueQuestion question;
    question.backend = Backend::CpythonThreads;
    question.python = "/opt/python3.14t/bin/python3";
    RunRecord saved;
    saved.facts.experiment = QueueDemo().plan(question).front();
    saved.facts.interpreter = "CPython 3.14.0t";
    saved.facts.workers.resize(2);
    for (int i = 0; i < 2; ++i) {
        auto& worker = saved.facts.workers[static_cast<std::size_t>(i)];
        worker.id = WorkerId(i);
        worker.name = question.queue.nameOf(worker.id);
        worker.lane = saved.trace.addLane({worker.name, "CPython", LaneKind::Worker, 1, 2 + i, i});
        worker.output = worker.name + " was here";
    }
    auto did = std::make_shared<QueueFacts>();
    did->workers.resize(2);
    saved.facts.demo = std::move(did);
    saved.facts.finished = true;
    const auto file = folder.file("python.trace.json");
    ASSERT_TRUE(saveRuns({&saved}, file));
    openFile(file);
    ASSERT_NE(queue().record(), nullptr);
    const auto& facts = queue().record()->facts;
    EXPECT_EQ(facts.interpreter, "CPython 3.14.0t");
    EXPECT_EQ(facts.experiment.python, "/opt/python3.14t/bin/python3");
    EXPECT_EQ(facts.workers.at(1).output, "consumer 0 was here");
    EXPECT_THAT(queue().command().value(), HasSubstr("--python /opt/python3.14t/bin/python3"))
        << "it can be run again";
}

/// As it was saved when runs at a queue had a form of their own: one item goes through.
constexpr auto kFormerFile = R"({"traceEvents":[
{"ph":"M","pid":17,"tid":32,"name":"thread_name","args":{"name":"producer 0"}},
{"ph":"M","pid":17,"tid":32,"name":"thread_sort_index","args":{"sort_index":0}},
{"ph":"X","pid":17,"tid":32,"name":"producing item-0","cat":"sleep","ts":440.955,"dur":6785.210},
{"ph":"M","pid":17,"tid":33,"name":"thread_name","args":{"name":"consumer 0"}},
{"ph":"M","pid":17,"tid":33,"name":"thread_sort_index","args":{"sort_index":1}},
{"ph":"X","pid":17,"tid":33,"name":"consuming item-0","cat":"sleep","ts":470.752,"dur":6739.743}],
"otherData":{"parascope":{"format":1,"queue":{"backend":"threads","producers":1,"consumers":1,"items":1,
"capacity":7,"sentinels":1,"produced":1,"consumed":1,"lost":0,"lost_items":[],"duplicated":0,"max_depth":1,
"log":["Producer: generating item 0","Consumer: processing item-0","Main thread: all done."],
"saved":{"produce_ns":5000000,"consume_ns":5000000,"launched_ns":100000,"released_ns":300000,
"ended_ns":7644724,"put":2,"taken":2,"missing":0,"workers":[
{"pid":17,"tid":32,"announced_ns":200000,"ended_ns":7644724,"items":1,"worked_ns":6785210,"waited_ns":0,
"in_hand":-1,"exit":"ok","message":""},
{"pid":17,"tid":33,"announced_ns":200000,"ended_ns":7245622,"items":1,"worked_ns":6739743,"waited_ns":149425,
"in_hand":-1,"exit":"ok","message":""}],
"moves":[["generating",0,0,393004],["put",0,0,440955],["took",1,0,470752],["worked",1,0,7210495],
["worked",0,0,7226165],["no-more",1,0,7245622],["put-sentinel",0,0,7643872]]}}}}})";

TEST_F(AQueueInTheWindow, OpensWhatAnEarlierVersionSaved) {
    openFile(folder.write("former.trace.json", kFormerFile));
    EXPECT_EQ(&window->currentPage(), &queue());
    ASSERT_NE(queue().record(), nullptr);
    EXPECT_FALSE(queue().messages().isVisible());
    EXPECT_EQ(queue().controls().question()->queue.capacity, 7U);
    EXPECT_EQ(queueFacts(queue().record()->facts).account.consumed, 1U);
    EXPECT_EQ(queue().record()->trace.spanCount(), 2U);
    EXPECT_THAT(meaning().toStdString(), HasSubstr("keep pace"));
    EXPECT_EQ(session().runs().size(), 1U);
}

TEST_F(AQueueInTheWindow, OpensAFileOfOtherRunsOnTheirPage) {
    RunRecord saved;
    saved.facts.finished = true;
    saved.facts.workers.resize(1);
    saved.facts.workers[0].id = WorkerId(0);
    saved.facts.workers[0].lane = saved.trace.addLane({"worker 0", "threads", LaneKind::Worker, 1, 2, 0});
    const auto file = folder.file("run.trace.json");
    ASSERT_TRUE(saveRuns({&saved}, file));
    openFile(file);
    EXPECT_EQ(&window->currentPage(), &page());
    EXPECT_EQ(session().runs().size(), 1U);
    EXPECT_EQ(queue().record(), nullptr);
}

TEST_F(AQueueInTheWindow, CountsAsParascopesOwnInTheCharts) {
    close();
    openReal(EngineHost::Cores::Watch);
    double own = 0;
    const auto watching = QObject::connect(engine.get(), &EngineHost::sampled, window.get(),
                                           [&own](const CoreLoadReportPtr& report) {
                                               for (const auto& core : report->cores) {
                                                   own = std::max(own, core.own);
                                               }
                                           });
    QueueQuestion busy;
    busy.queue.items = kMostItems;
    busy.queue.capacity = 64;
    busy.queue.produce = busy.queue.consume = Nanoseconds{};
    queue().controls().choose(busy);
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_F5);
    EXPECT_TRUE(eventually([this, &own] { return own > 0.05 || !queue().isBusy(); }));
    EXPECT_GT(own, 0.05) << "its threads use whole cores";
    QObject::disconnect(watching);
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
}

} // namespace
} // namespace parascope
