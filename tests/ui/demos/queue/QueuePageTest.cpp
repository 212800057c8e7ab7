// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueuePage.h"
#include "tests/support/QtMain.h"

#include "core/command/CommandLine.h"
#include "core/demos/queue/QueueWords.h"
#include "core/engine/EngineHost.h"
#include "tests/support/TempDir.h"
#include "tests/ui/demos/queue/ScriptedQueue.h"
#include "ui/charts/Replay.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/queue/QueueControls.h"
#include "ui/demos/queue/QueueLog.h"
#include "ui/demos/queue/QueuePaceBar.h"
#include "ui/demos/queue/QueuePicture.h"
#include "ui/demos/queue/QueueView.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/widgets/DelayBox.h"
#include "ui/widgets/SentenceLabel.h"
#include "ui/widgets/TileRow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

using test::eventually;

/// The page without its window.
class QueuePageBase : public testing::Test {
protected:
    void show() {
        page().resize(1000, 700);
        page().show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&page()));
    }
    virtual QueuePage& page() = 0;

    void awaitEnd() {
        EXPECT_TRUE(eventually([this] { return !page().isBusy(); }));
    }
    [[nodiscard]] const RunFacts& facts() { return page().record()->facts; }
    [[nodiscard]] const QueueParameters& parameters() { return queueParameters(facts().experiment); }
    [[nodiscard]] const QueuePlan& plan() { return page().queueView().picture().plan(); }
    [[nodiscard]] std::string message() {
        auto& bar = page().messages();
        return bar.isVisible() ? bar.findChild<QLabel*>()->text().toStdString() : "";
    }
    [[nodiscard]] std::string sentence() {
        return page().findChild<SentenceLabel*>()->sentence().toStdString();
    }
    [[nodiscard]] std::string log() { return page().log().toPlainText().toStdString(); }
    /// What one of them says in the log; those of real threads come in any order among each other.
    [[nodiscard]] std::string linesOf(const std::string& speaker) {
        const auto lines = QString::fromStdString(log()).split(QLatin1Char('\n'));
        return lines.filter(QString::fromStdString(speaker + ": ")).join(QLatin1Char('\n')).toStdString();
    }
    [[nodiscard]] Tile tile(const QString& name) {
        for (const auto& each : page().findChild<TileRow*>()->tiles()) {
            if (each.name == name) {
                return each;
            }
        }
        return {};
    }
    QAbstractButton& button(const QString& text) {
        for (auto* found : page().findChildren<QAbstractButton*>()) {
            if (found->isVisible() && found->text() == text) {
                return *found;
            }
        }
        throw std::runtime_error("there is no button " + text.toStdString());
    }
    void click(const QString& text) { QTest::mouseClick(&button(text), Qt::LeftButton); }
    void press(Qt::Key key) {
        page().queueView().picture().setFocus();
        QTest::keyClick(&page().queueView().picture(), key);
    }
};

/// On pretending workers: one producer (worker 0) and one consumer (worker 1).
class TheQueuePage : public QueuePageBase {
protected:
    TheQueuePage() {
        show();
        choose({});
    }
    QueuePage& page() override { return m_page; }
    void choose(const QueueParameters& parameters) {
        QueueQuestion question;
        question.backend = test::ScriptedQueue::kBackend;
        question.queue = parameters;
        m_page.controls().choose(question);
    }
    void begin() {
        m_page.run();
        EXPECT_TRUE(eventually([this] { return facts().released != Nanoseconds{}; }));
    }
    void awaitItems(std::size_t count) {
        EXPECT_TRUE(eventually([this, count] { return plan().items.size() == count; }));
    }
    /// A run in which one item goes through.
    void runToTheEnd() {
        begin();
        queue.put(0, 0);
        queue.take(1, 0);
        queue.consume(1, 0);
        queue.endAll();
        awaitEnd();
    }

    test::ScriptedQueue queue;

private:
    EngineHost m_engine{queue.parts(), EngineHost::Cores::Ignore};
    RunSession m_session{m_engine};
    QueuePage m_page{m_session};
};

TEST_F(TheQueuePage, SaysAtFirstWhatToDoAndHasNothingToExportOrCopy) {
    EXPECT_EQ(plan().texts[0].text, QStringLiteral("Producers"));
    EXPECT_THAT(plan().cards, SizeIs(2)) << "who will be there";
    EXPECT_THAT(plan().items, IsEmpty());
    EXPECT_TRUE(page().picture().isNull());
    EXPECT_THAT(page().exportChart("a.png").error().text(), HasSubstr("press Run (F5)"));
    EXPECT_FALSE(page().isBusy());
    page().stop(); // there is nothing to stop
    page().queueView().step();
    page().pauseOrPlay();
}

TEST_F(TheQueuePage, ShowsItemsAsTheyAreToldOf) {
    begin();
    EXPECT_TRUE(page().isBusy());
    queue.put(0, 0);
    queue.put(0, 1);
    awaitItems(2);
    EXPECT_EQ(plan().items[0].label, QStringLiteral("item-0"));
    EXPECT_EQ(plan().items[1].label, QStringLiteral("item-1"));
    queue.take(1, 0);
    EXPECT_TRUE(eventually([this] { return plan().cards[1].words == QStringLiteral("consuming item-0"); }));
    EXPECT_EQ(plan().cards[0].words, QStringLiteral("producing"));
    EXPECT_THAT(plan().items, SizeIs(2)) << "one in the queue, one in the consumer's hand";
    EXPECT_THAT(log(), HasSubstr("Producer: generating item 1\nConsumer: processing item-0"));
    EXPECT_THAT(page().queueView().picture().accessibleDescription().toStdString(),
                HasSubstr("1 item in the queue: item-1."));
}

TEST_F(TheQueuePage, GrowsItsLanesWhileItRuns) {
    begin();
    queue.put(0, 0);
    EXPECT_TRUE(eventually([this] {
        const auto& sources = page().queueView().timeline().chart().sources();
        return !sources.empty() && sources[0].trace->spanCount() == 1 &&
               sources[0].trace->extent().length() > milliseconds(100);
    }));
}

TEST_F(TheQueuePage, SaysAtTheEndWhatItMeans) {
    const QSignalSpy busy(&page(), &Page::busyChanged);
    runToTheEnd();
    EXPECT_EQ(busy.count(), 2) << "when it began and when it ended";
    EXPECT_NE(sentence(), "");
    EXPECT_THAT(log(), HasSubstr("Main thread: all done."));
    EXPECT_EQ(tile(QStringLiteral("Items consumed")).figure, QStringLiteral("1"));
    EXPECT_EQ(tile(QStringLiteral("Items consumed")).second, QStringLiteral("of 5"));
    EXPECT_EQ(tile(QStringLiteral("Deepest queue")).figure, QStringLiteral("1"));
    EXPECT_EQ(plan().cards[0].words, QStringLiteral("ended"));
    EXPECT_FALSE(page().picture().isNull());
    EXPECT_EQ(message(), "");
}

TEST_F(TheQueuePage, IsPausedAndResumedByTheWindowAndByItsButton) {
    begin();
    EXPECT_TRUE(page().queueView().picture().hasFocus()) << "its keys work right after Run";
    page().pauseOrPlay();
    EXPECT_TRUE(eventually([this] { return facts().paused; }));
    click(QStringLiteral("Go on"));
    EXPECT_TRUE(eventually([this] { return !facts().paused; }));
    click(QStringLiteral("Pause"));
    EXPECT_TRUE(eventually([this] { return facts().paused; }));
    page().pauseOrPlay();
    EXPECT_TRUE(eventually([this] { return !facts().paused; }));
}

TEST_F(TheQueuePage, StandsStillAfterAStep) {
    begin();
    press(Qt::Key_N);
    EXPECT_TRUE(eventually([this] { return facts().paused; }));
}

TEST_F(TheQueuePage, ChangesADelayOfTheRunThatGoesOn) {
    begin();
    page().findChild<DelayBox*>()->setDelay(milliseconds(70));
    EXPECT_TRUE(eventually([this] { return parameters().produce == milliseconds(70); }));
    EXPECT_EQ(parameters().consume, milliseconds(2000));
}

TEST_F(TheQueuePage, GoesFasterAndSlowerByOneClick) {
    begin();
    click(QStringLiteral("×10"));
    EXPECT_TRUE(eventually([this] { return parameters().consume == milliseconds(200); }));
    EXPECT_EQ(parameters().produce, milliseconds(100));
    click(QStringLiteral("×¼"));
    EXPECT_TRUE(eventually([this] { return parameters().consume == milliseconds(8000); }));
    EXPECT_EQ(page().findChildren<DelayBox*>().at(1)->delay(), milliseconds(2000))
        << "the times themselves stay";
}

TEST_F(TheQueuePage, CanBeStoppedAndRunAgain) {
    begin();
    page().stop();
    awaitEnd();
    EXPECT_TRUE(queue.wasStopped());
    EXPECT_THAT(sentence(), StartsWith("The run was stopped after 0 of 5 items"));
    runToTheEnd();
    EXPECT_TRUE(facts().succeeded());
    EXPECT_THAT(log(), StartsWith("Producer: generating item 0")) << "the log is the new run's";
}

TEST_F(TheQueuePage, LetsAWorkerFailByItsMenuAndNamesTheItemThatIsLost) {
    begin();
    queue.put(0, 0);
    queue.take(1, 0);
    awaitItems(1);
    auto* menu = page().queueView().pace().findChild<QMenu*>();
    Q_EMIT menu->aboutToShow();
    ASSERT_THAT(menu->actions(), SizeIs(2));
    EXPECT_EQ(menu->actions().at(1)->text(), QStringLiteral("consumer 0"));
    menu->actions().at(1)->trigger();
    EXPECT_TRUE(eventually([this] { return queue.failed() == 1; }));
    EXPECT_TRUE(eventually([this] { return plan().cards[1].doing == QueueDoing::Failed; }));
    EXPECT_EQ(plan().cards[1].words, QStringLiteral("failed: item-0 is lost"));
    queue.endAll();
    awaitEnd();
    EXPECT_THAT(sentence(), HasSubstr("Lost: item-0, in the hands of consumer 0"));
    EXPECT_THAT(message(), HasSubstr("consumer 0 threw an exception"));
}

TEST_F(TheQueuePage, LetsAWorkerFailByKeyboardOnThePicture) {
    begin();
    EXPECT_TRUE(eventually([this] { return plan().cards.size() == 2; }));
    press(Qt::Key_Down);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {},
                            page().queueView().picture().mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(&page().queueView().picture(), &byKey);
    auto* menu = page().queueView().picture().findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    ASSERT_THAT(menu->actions(), SizeIs(1));
    EXPECT_EQ(menu->actions().at(0)->text(), QStringLiteral("Let consumer 0 fail"));
    menu->actions().at(0)->trigger();
    menu->close();
    EXPECT_TRUE(eventually([this] { return queue.failed() == 1; }));
}

TEST_F(TheQueuePage, ShowsEveryMomentOfARunAgain) {
    begin();
    queue.put(0, 0);
    awaitItems(1);
    const auto put = page().record()->marks.back().time - facts().released;
    queue.take(1, 0);
    EXPECT_TRUE(eventually([this] { return queueFacts(facts()).taken == 1; }));
    queue.consume(1, 0);
    queue.endAll();
    awaitEnd();
    EXPECT_THAT(plan().items, IsEmpty());
    auto& replay = page().queueView().timeline().replay();
    replay.seek(put);
    ASSERT_THAT(plan().items, SizeIs(1));
    EXPECT_EQ(plan().items[0].rect, plan().slots[0]);
    replay.seek(put - milliseconds(1));
    EXPECT_THAT(plan().items, IsEmpty());
    replay.end();
    EXPECT_EQ(plan().cards[0].words, QStringLiteral("ended"));
    page().pauseOrPlay();
    EXPECT_TRUE(replay.isPlaying()) << "what ended is played again";
    EXPECT_DOUBLE_EQ(replay.speed(), 1) << "a run takes long enough to be seen";
}

TEST_F(TheQueuePage, SaysInThePageWhatCannotBeRun) {
    for (auto* edit : page().controls().findChildren<QLineEdit*>()) {
        if (edit->accessibleName() == QStringLiteral("Items")) {
            edit->setText(QStringLiteral("many"));
        }
    }
    page().run();
    EXPECT_FALSE(page().isBusy());
    EXPECT_THAT(message(), HasSubstr("items 'many'"));
    EXPECT_FALSE(page().command());
}

TEST_F(TheQueuePage, SaysInThePageThatNobodyCouldBeStarted) {
    queue.refuse();
    page().run();
    awaitEnd();
    EXPECT_THAT(message(), HasSubstr("cannot start consumer 0: no more threads; use fewer"));
}

TEST_F(TheQueuePage, IsExportedInEveryFormatThatMakesSense) {
    const test::TempDir folder;
    runToTheEnd();
    for (const std::string name : {"a.png", "a.svg", "a.pdf", "a.csv", "a.trace.json", "a.html"}) {
        const auto written = page().exportChart(folder.file(name));
        EXPECT_TRUE(written) << name << ": " << (written ? "" : written.error().text());
        EXPECT_GT(std::filesystem::file_size(folder.file(name)), 100U) << name;
    }
    EXPECT_THAT(page().exportChart(folder.file("a.txt")).error().text(), HasSubstr("use .png"));
}

TEST_F(TheQueuePage, IsACommandThatMeansTheSame) {
    QueueQuestion question;
    question.queue.producers = 3;
    question.queue.capacity = 4;
    question.queue.jitter = 0.5;
    question.queue.endMarks = 2;
    page().controls().choose(question);
    click(QStringLiteral("×10"));
    question.queue.produce /= 10;
    question.queue.consume /= 10;
    const auto line = page().command().value();
    EXPECT_THAT(line, StartsWith("parascope queue "));
    std::vector<std::string> words;
    for (const auto& word : QString::fromStdString(line).split(QLatin1Char(' ')).mid(1)) {
        words.push_back(word.toStdString());
    }
    const auto parsed = parseCommandLine(words);
    ASSERT_TRUE(parsed) << line;
    ASSERT_NE(parsed->command.asked.as<QueueQuestion>(), nullptr) << line;
    EXPECT_EQ(*parsed->command.asked.as<QueueQuestion>(), question);
}

TEST_F(TheQueuePage, HasItsLogInFrontOfWhatTheDemoShows) {
    const auto* notes = qobject_cast<QTabWidget*>(page().notes());
    ASSERT_NE(notes, nullptr);
    EXPECT_EQ(notes->tabText(0), QStringLiteral("Log"));
    EXPECT_EQ(notes->tabText(1), QStringLiteral("What it shows"));
    EXPECT_EQ(notes->currentIndex(), 0);
}

TEST_F(TheQueuePage, ShowsTheMomentOfALineOfTheLog) {
    runToTheEnd();
    const auto& replay = page().queueView().timeline().replay();
    EXPECT_EQ(replay.position(), std::nullopt);
    Q_EMIT page().log().lineChosen(1);
    ASSERT_THAT(page().record()->log.at(1), HasSubstr("processing item-0"));
    EXPECT_EQ(replay.position(), *momentOfLine(*page().record(), 1) - facts().released + Nanoseconds{1})
        << "just after it";
    EXPECT_EQ(plan().cards[1].words, QStringLiteral("consuming item-0"));
}

TEST_F(TheQueuePage, ShowsBeforeARunWhoWillBeThereAndJumpsNowhereWhenItBegins) {
    QueueParameters parameters;
    parameters.producers = 2;
    parameters.capacity = 3;
    choose(parameters);
    EXPECT_THAT(plan().cards, SizeIs(3));
    EXPECT_THAT(plan().slots, SizeIs(3));
    EXPECT_EQ(tile(QStringLiteral("Items consumed")).figure, QStringLiteral("–"));
    QTest::qWait(100); // layouts in layouts settle one after another
    const auto place = page().queueView().picture().geometry();
    page().run();
    EXPECT_TRUE(eventually([this] { return facts().released != Nanoseconds{}; }));
    QCoreApplication::processEvents();
    EXPECT_EQ(page().queueView().picture().geometry(), place);
}

/// On real threads.
class TheQueuePageOnThreads : public QueuePageBase {
protected:
    TheQueuePageOnThreads() { show(); }
    QueuePage& page() override { return m_page; }
    void run(const QueueParameters& parameters) {
        QueueQuestion question;
        question.queue = parameters;
        m_page.controls().choose(question);
        m_page.run();
    }
    /// The updates that come in a while, in the mean of a second.
    [[nodiscard]] double updatesASecond() {
        const QSignalSpy updates(&m_engine, &EngineHost::updated);
        QElapsedTimer time;
        time.start();
        QTest::qWait(1000);
        return static_cast<double>(updates.count()) * 1000 / static_cast<double>(time.elapsed());
    }
    static QueueParameters fast() {
        QueueParameters parameters;
        parameters.produce = parameters.consume = milliseconds(5);
        return parameters;
    }

private:
    EngineHost m_engine{realEngineParts(), EngineHost::Cores::Ignore};
    RunSession m_session{m_engine};
    QueuePage m_page{m_session};
};

TEST_F(TheQueuePageOnThreads, PrintsTheLessonsLines) {
    run(fast());
    awaitEnd();
    EXPECT_TRUE(facts().succeeded()) << facts().error;
    EXPECT_THAT(log(), HasSubstr("Producer: generating item 0"));
    EXPECT_THAT(log(), HasSubstr("Consumer: processing item-4"));
    EXPECT_THAT(log(), HasSubstr("Producer: done"));
    EXPECT_THAT(linesOf("Producer"), EndsWith("\nProducer: done"));
    EXPECT_THAT(linesOf("Consumer"), EndsWith("\nConsumer: no more items\nConsumer: done"));
    EXPECT_THAT(log(), EndsWith("\nMain thread: all done.")) << "whoever of the two ended last";
    EXPECT_EQ(page().record()->trace.refused(), 0U);
    EXPECT_THAT(plan().items, IsEmpty());
}

TEST_F(TheQueuePageOnThreads, SaysWhyOneConsumerWaitsForEverAndWhatToDo) {
    auto parameters = fast();
    parameters.consumers = 2;
    parameters.endMarks = 1;
    run(parameters);
    awaitEnd();
    EXPECT_THAT(message(), HasSubstr("waits for an item that will never come"));
    EXPECT_THAT(message(), HasSubstr("put one end mark per consumer"));
    EXPECT_TRUE(plan().cards[1].doing == QueueDoing::Hung || plan().cards[2].doing == QueueDoing::Hung);
}

TEST_F(TheQueuePageOnThreads, StaysAliveWithMoreItemsThanAreToldOfAndSaysWhatItLeftOut) {
    auto parameters = fast();
    parameters.items = 4 * kToldItems;
    parameters.capacity = 64;
    parameters.produce = parameters.consume = Nanoseconds{};
    run(parameters);
    EXPECT_TRUE(eventually([this] { return plan().level.has_value() || !page().isBusy(); }));
    EXPECT_TRUE(eventually([this] { return !page().isBusy(); }));
    EXPECT_EQ(queueFacts(facts()).account.consumed, 4 * kToldItems);
    EXPECT_TRUE(plan().level) << "nobody knows the items one by one any more";
    EXPECT_THAT(log(), HasSubstr("lines about items were left out"));
    EXPECT_LT(page().log().blockCount(), 2100);
}

TEST_F(TheQueuePageOnThreads, CanBeClosedInTheMidstOfARun) {
    auto parameters = fast();
    parameters.produce = parameters.consume = std::chrono::hours(1);
    run(parameters);
    EXPECT_TRUE(eventually(
        [this] { return queueFacts(facts()).put == 1; })); // the page ends with the test, and all of it
}

TEST_F(TheQueuePageOnThreads, IsToldOfARunInWhichNothingHappensNoMoreOftenThanItIsDrawn) {
    auto parameters = fast();
    parameters.produce = parameters.consume = std::chrono::hours(1);
    run(parameters);
    EXPECT_TRUE(eventually([this] { return queueFacts(facts()).taken == 1; }));
    EXPECT_LT(updatesASecond(), 15) << "while all sleep";
    page().pauseOrPlay();
    EXPECT_TRUE(eventually([this] { return facts().paused; }));
    EXPECT_LT(updatesASecond(), 15) << "while all are paused";
}

} // namespace
} // namespace parascope
