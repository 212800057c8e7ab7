// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/CompareControls.h"

#include "core/command/CommandLine.h"
#include "ui/demos/compare/BackendChips.h"
#include "ui/demos/compare/BetSheet.h"
#include "ui/widgets/Chip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// The controls as they come up, clicked and typed into.
class TheControls : public testing::Test {
protected:
    TheControls() { controls.show(); }

    void typeSize(const QString& text) {
        size()->setFocus();
        size()->selectAll();
        QTest::keyClick(size(), Qt::Key_Delete);
        QTest::keyClicks(size(), text);
    }
    void click(const QString& text) {
        for (auto* button : controls.findChildren<QAbstractButton*>()) {
            const auto name = button->accessibleName();
            if ((name.isEmpty() ? button->text() : name) == text) {
                QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
                return;
            }
        }
        ADD_FAILURE() << "there is no " << text.toStdString();
    }
    [[nodiscard]] QLineEdit* size() const {
        for (auto* edit : controls.findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == QStringLiteral("Size")) {
                return edit;
            }
        }
        return nullptr;
    }
    /// Chooses one of the offered sizes by its words.
    void offer(const QString& words) {
        auto* box = qobject_cast<QComboBox*>(size()->parentWidget());
        const int row = box->findText(words, Qt::MatchContains);
        ASSERT_GE(row, 0) << words.toStdString();
        Q_EMIT box->activated(row);
    }
    void preset(const QString& text) {
        for (auto* action : controls.findChildren<QAction*>()) {
            if (action->text() == text) {
                action->trigger();
                return;
            }
        }
        ADD_FAILURE() << "there is no preset " << text.toStdString();
    }
    /// Why it cannot run; empty when it can.
    [[nodiscard]] std::string problem() const {
        const auto run = controls.question();
        return run ? "" : run.error().text();
    }
    [[nodiscard]] RunQuestion chosen() const {
        const auto run = controls.question();
        EXPECT_TRUE(run) << (run ? "" : run.error().text());
        return run.value_or(RunQuestion());
    }

    CompareControls controls;
};

TEST_F(TheControls, BeginWithEverythingTickedAndTwoWorkers) {
    EXPECT_THAT(chosen().backends, ElementsAre(Backend::Serial, Backend::Threads, Backend::Processes));
    EXPECT_EQ(chosen().workers, 2);
    EXPECT_EQ(chosen().task, "sum-squares");
    EXPECT_EQ(chosen().size, 10'000'000U) << "the lesson's, until the machine is measured";
    EXPECT_EQ(problem(), "");
}

TEST_F(TheControls, ChooseWhatIsTickedAndNothingElse) {
    click(QStringLiteral("one after another"));
    click(QStringLiteral("C++ threads"));
    EXPECT_THAT(chosen().backends, ElementsAre(Backend::Processes));
    EXPECT_FALSE(chosen().baseline) << "no serial run behind the user's back";
}

TEST_F(TheControls, SayWhatToDoWhenNothingIsTicked) {
    click(QStringLiteral("one after another"));
    click(QStringLiteral("C++ threads"));
    click(QStringLiteral("C++ processes"));
    EXPECT_FALSE(controls.chosen());
    EXPECT_THAT(problem(), HasSubstr("choose at least one behind C++ or Python"));
    click(QStringLiteral("C++ threads"));
    EXPECT_EQ(problem(), "");
}

TEST_F(TheControls, TakeSizesWithUnits) {
    typeSize(QStringLiteral("1.5M"));
    EXPECT_EQ(chosen().size, 1'500'000U);
    typeSize(QStringLiteral("  64k "));
    EXPECT_EQ(chosen().size, 64'000U);
}

TEST_F(TheControls, RefuseWhatIsNoSizeInOneLine) {
    for (const auto& wrong :
         {QStringLiteral("0"), QStringLiteral("-5"), QStringLiteral("many"), QString(), QStringLiteral("1e9"),
          QStringLiteral("12 34"), QStringLiteral("99999999999999999999"), QStringLiteral("18000000000G"),
          QStringLiteral("0x10"), QStringLiteral("½")}) {
        typeSize(wrong);
        EXPECT_FALSE(controls.chosen()) << wrong.toStdString();
        EXPECT_THAT(problem(), Not(testing::IsEmpty())) << wrong.toStdString();
        EXPECT_THAT(problem(), Not(HasSubstr("\n"))) << wrong.toStdString();
        EXPECT_EQ(size()->parentWidget()->toolTip().toStdString(), problem()) << "its box says why";
    }
    typeSize(QStringLiteral("7"));
    EXPECT_EQ(problem(), "");
}

TEST_F(TheControls, SayWhyASizeIsTooLargeForTheTask) {
    typeSize(QStringLiteral("18000000000000000000"));
    EXPECT_FALSE(controls.chosen());
    EXPECT_THAT(problem(), HasSubstr("128 bits"));
    EXPECT_THAT(problem(), HasSubstr("the largest is"));
}

TEST_F(TheControls, AllowOneToSixtyFourWorkers) {
    auto* workers = controls.findChild<QSpinBox*>();
    for (const auto& [typed, got] :
         {std::pair(QStringLiteral("64"), 64), std::pair(QStringLiteral("1"), 1)}) {
        workers->selectAll();
        QTest::keyClicks(workers, typed);
        EXPECT_EQ(chosen().workers, got);
    }
    workers->selectAll();
    QTest::keyClicks(workers, QStringLiteral("0"));
    QTest::keyClick(workers, Qt::Key_Return);
    EXPECT_GE(chosen().workers, 1);
    workers->selectAll();
    QTest::keyClicks(workers, QStringLiteral("100000"));
    QTest::keyClick(workers, Qt::Key_Return);
    EXPECT_LE(chosen().workers, kMostWorkers);
}

TEST_F(TheControls, TakeOverTheMeasuredSize) {
    controls.setUsualSize(3'600'000);
    EXPECT_EQ(chosen().size, 3'600'000U);
}

TEST_F(TheControls, KeepATypedSizeWhenTheMeasurementComesLater) {
    typeSize(QStringLiteral("77"));
    controls.setUsualSize(3'600'000);
    EXPECT_EQ(chosen().size, 77U);
    offer(QStringLiteral("about 1.5 s here"));
    EXPECT_EQ(chosen().size, 3'600'000U);
    offer(QStringLiteral("10M, the lesson's"));
    EXPECT_EQ(chosen().size, 10'000'000U);
}

TEST_F(TheControls, OfferASleepInMilliseconds) {
    controls.setUsualSize(3'600'000);
    QComboBox* task = nullptr;
    for (auto* found : controls.findChildren<QComboBox*>()) {
        task = found->accessibleName() == QStringLiteral("Task") ? found : task;
    }
    task->setFocus();
    QTest::keyClicks(task, QStringLiteral("sl"));
    EXPECT_EQ(chosen().task, "sleep");
    EXPECT_EQ(chosen().size, 500U);
    const auto* box = qobject_cast<QComboBox*>(size()->parentWidget());
    EXPECT_THAT(box->toolTip().toStdString(), HasSubstr("milliseconds"));
    EXPECT_EQ(box->findText(QStringLiteral("about 1.5 s"), Qt::MatchContains), -1) << "a sleep needs no core";
}

TEST_F(TheControls, ShowAChoiceThatComesFromElsewhere) {
    RunQuestion run;
    run.task = "sleep";
    run.size = 20;
    run.workers = 8;
    run.backends = {Backend::Threads};
    run.baseline = false;
    controls.choose(run);
    EXPECT_EQ(chosen(), run);
}

TEST_F(TheControls, TellOfEveryChange) {
    const QSignalSpy changes(&controls, &CompareControls::changed);
    click(QStringLiteral("C++ threads"));
    EXPECT_EQ(changes.count(), 1);
    typeSize(QStringLiteral("5"));
    EXPECT_GT(changes.count(), 1);
}

TEST_F(TheControls, RunAPresetByOneClick) {
    const QSignalSpy asked(&controls, &CompareControls::runRequested);
    preset(QStringLiteral("Five ways and Python"));
    EXPECT_EQ(asked.count(), 1);
    EXPECT_THAT(chosen().backends,
                ElementsAre(Backend::Serial, Backend::Threads, Backend::Gil, Backend::Processes,
                            Backend::CpythonSerial, Backend::CpythonThreads, Backend::CpythonProcesses));
}

TEST_F(TheControls, GivePythonASizeThatTakesAboutAsLong) {
    EXPECT_EQ(chosen().pythonSize, 0U) << "nobody asked for Python";
    click(QStringLiteral("CPython threads"));
    controls.setUsualSize(3'000'000'000);
    controls.setPythonTimes(100);
    EXPECT_EQ(chosen().pythonSize, 30'000'000U);
    controls.setPythonTimes(50);
    EXPECT_EQ(chosen().pythonSize, 60'000'000U);
    for (auto* edit : controls.findChildren<QLineEdit*>()) {
        if (edit->accessibleName() == QStringLiteral("Size for Python")) {
            EXPECT_TRUE(edit->isEnabled());
            edit->selectAll();
            QTest::keyClicks(edit, QStringLiteral("7M"));
        }
    }
    controls.setPythonTimes(10);
    EXPECT_EQ(chosen().pythonSize, 7'000'000U) << "what was typed stays";
}

TEST_F(TheControls, DoNotOfferABackendThatIsNotThereAndSayWhy) {
    preset(QStringLiteral("Python: threads or processes"));
    controls.setAvailability({{Backend::CpythonThreads, "no python3 was found: install it", ""}});
    EXPECT_THAT(chosen().backends, ElementsAre(Backend::CpythonSerial, Backend::CpythonProcesses));
    for (const auto* chip : controls.findChildren<Chip*>()) {
        if (chip->accessibleName() == QStringLiteral("CPython threads")) {
            EXPECT_FALSE(chip->isEnabled());
            EXPECT_EQ(chip->toolTip(), QStringLiteral("no python3 was found: install it"));
        }
    }
    controls.setAvailability({{Backend::CpythonThreads, "", ""}});
    EXPECT_EQ(chosen().backends.size(), 3U) << "what was chosen is chosen again";
}

TEST_F(TheControls, AskForBetsBeforeARunStarts) {
    int starts = 0;
    controls.confirm([&] { ++starts; });
    EXPECT_EQ(starts, 1) << "nobody bets";
    click(QStringLiteral("Bets"));
    controls.confirm([&] { ++starts; });
    auto* sheet = controls.findChild<BetSheet*>();
    ASSERT_NE(sheet, nullptr);
    EXPECT_EQ(starts, 1) << "first everybody says";
    EXPECT_THAT(sheet->bets(),
                ElementsAre(testing::Pair(Backend::Threads, 1.0), testing::Pair(Backend::Processes, 1.0)))
        << "nobody bets on a baseline";
    sheet->findChild<QSlider*>()->setValue(18);
    sheet->accept();
    EXPECT_EQ(starts, 2);
    EXPECT_DOUBLE_EQ(controls.bets().at(Backend::Threads), 1.8);
}

TEST_F(TheControls, StartNothingWhenTheBetsAreCancelled) {
    int starts = 0;
    click(QStringLiteral("Bets"));
    controls.confirm([&] { ++starts; });
    controls.findChild<BetSheet*>()->reject();
    EXPECT_EQ(starts, 0);
    EXPECT_TRUE(controls.bets().empty());
}

/// Ranks are there, whether or not this machine has Open MPI.
class TheControlsOfRanks : public TheControls {
protected:
    TheControlsOfRanks() {
        controls.resize(1600, 100);
        chooseRanks(true);
    }
    void chooseRanks(bool chosen) {
        auto asked = RunQuestion();
        asked.backends = {Backend::Threads};
        if (chosen) {
            asked.backends.push_back(Backend::Mpi);
        }
        controls.choose(asked);
        QTest::qWait(20);
    }
    [[nodiscard]] QLineEdit* hosts() const {
        for (auto* edit : controls.findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == QStringLiteral("Hosts")) {
                return edit;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QComboBox* bindTo() const {
        for (auto* box : controls.findChildren<QComboBox*>()) {
            if (box->accessibleName() == QStringLiteral("Bind to")) {
                return box;
            }
        }
        return nullptr;
    }
};

TEST_F(TheControlsOfRanks, AskForHostsOnlyWhereThereAreRanks) {
    EXPECT_TRUE(hosts()->isVisible());
    EXPECT_TRUE(bindTo()->isVisible());
    const auto height = controls.sizeHint().height();
    const auto place = size()->mapTo(&controls, QPoint());
    chooseRanks(false);
    EXPECT_FALSE(hosts()->isVisible());
    EXPECT_FALSE(bindTo()->isVisible());
    EXPECT_EQ(controls.sizeHint().height(), height) << "nothing jumps";
    EXPECT_EQ(size()->mapTo(&controls, QPoint()), place);
}

TEST_F(TheControlsOfRanks, TakeHostsAsTheCommandLineDoes) {
    QTest::keyClicks(hosts(), QStringLiteral("h1,h2:4"));
    bindTo()->setCurrentIndex(1);
    const auto asked = controls.question();
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->hosts, *parseHosts("h1,h2:4"));
    EXPECT_TRUE(asked->bindsToCores);
    EXPECT_THAT(commandText(CompareDemo(), *asked), HasSubstr("--hosts h1,h2:4 --bind-to core"));
    chooseRanks(false);
    hosts()->setText(QStringLiteral("h1"));
    EXPECT_TRUE(controls.question()->hosts.empty()) << "threads have none";
}

TEST_F(TheControlsOfRanks, SayBesideTheFieldWhatIsWrong) {
    controls.activateWindow();
    hosts()->setFocus();
    QTest::keyClicks(hosts(), QStringLiteral("h1:x"));
    ASSERT_FALSE(controls.question());
    EXPECT_THAT(controls.question().error().text(), HasSubstr("how many ranks"));
    const auto words = QString::fromStdString(controls.question().error().text());
    EXPECT_EQ(QToolTip::text(), words) << "below the field, while it is typed";
    EXPECT_EQ(hosts()->toolTip(), words);
    EXPECT_EQ(hosts()->accessibleDescription(), words);
    hosts()->clear();
    EXPECT_TRUE(controls.question()) << "none is this machine";
    EXPECT_TRUE(hosts()->accessibleDescription().isEmpty());
}

TEST_F(TheControlsOfRanks, TellWhatIsWorthKeeping) {
    QSignalSpy kept(&controls, &CompareControls::ranksChosen);
    QTest::keyClicks(hosts(), QStringLiteral("h3"));
    EXPECT_TRUE(kept.isEmpty()) << "not each letter";
    QTest::keyClick(hosts(), Qt::Key_Return);
    ASSERT_FALSE(kept.isEmpty());
    EXPECT_EQ(kept.back().at(0).toString(), QStringLiteral("h3"));
    controls.setRanks(QStringLiteral("h4"), true);
    EXPECT_EQ(controls.question()->hosts, *parseHosts("h4"));
    EXPECT_TRUE(controls.question()->bindsToCores);
}

} // namespace
} // namespace parascope
