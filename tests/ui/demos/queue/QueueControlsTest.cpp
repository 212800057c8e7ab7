// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueueControls.h"

#include "ui/widgets/DelayBox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

class TheQueueControls : public testing::Test {
protected:
    TheQueueControls() {
        controls.resize(2200, 200);
        controls.show();
    }
    template <class Widget>
    [[nodiscard]] Widget& control(const QString& name) const {
        for (auto* widget : controls.findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return *widget;
            }
        }
        throw std::runtime_error("there is no " + name.toStdString());
    }
    void choosePreset(const QString& text) const {
        for (auto* action : controls.findChild<QToolButton*>(QStringLiteral("presets"))->menu()->actions()) {
            if (action->text() == text) {
                action->trigger();
                return;
            }
        }
        ADD_FAILURE() << "there is no preset " << text.toStdString();
    }

    QueueControls controls;
};

TEST_F(TheQueueControls, BeginWithTheLesson) {
    EXPECT_EQ(controls.question().value(), QueueQuestion{});
}

TEST_F(TheQueueControls, GiveBackWhatWasChosen) {
    QueueQuestion question;
    question.queue.producers = 3;
    question.queue.consumers = 64;
    question.queue.items = 1'000'000;
    question.queue.capacity = 12;
    question.queue.produce = Nanoseconds(1'500'000);
    question.queue.consume = Nanoseconds(1);
    question.queue.jitter = 0.25;
    question.queue.endMarks = 0;
    controls.choose(question);
    EXPECT_EQ(controls.question().value(), question);
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("Items")).text(), QStringLiteral("1M"));
    EXPECT_EQ(control<DelayBox>(QStringLiteral("Time to produce an item")).text(), QStringLiteral("1.5 ms"));
}

TEST_F(TheQueueControls, SayWhatIsWrongWithTheItems) {
    auto& items = control<QLineEdit>(QStringLiteral("Items"));
    items.setText(QStringLiteral("many"));
    EXPECT_THAT(controls.question().error().text(), HasSubstr("items 'many'"));
    items.setText(QStringLiteral("11M"));
    EXPECT_THAT(controls.question().error().text(), HasSubstr("at most 10000000"));
    items.setText(QStringLiteral("0"));
    EXPECT_EQ(controls.question()->queue.items, 0U);
}

TEST_F(TheQueueControls, MeanWhatStandsThereWhileSomebodyTypes) {
    auto& produce = control<DelayBox>(QStringLiteral("Time to produce an item"));
    const QSignalSpy changed(&controls, &QueueControls::delaysChanged);
    produce.setFocus();
    produce.selectAll();
    QTest::keyClicks(&produce, QStringLiteral("250"));
    EXPECT_EQ(changed.count(), 0) << "2 and 25 were not meant";
    EXPECT_EQ(controls.question()->queue.produce, milliseconds(250));
}

TEST_F(TheQueueControls, TellOfADelayAtOnce) {
    const QSignalSpy changed(&controls, &QueueControls::delaysChanged);
    control<DelayBox>(QStringLiteral("Time to consume an item")).setDelay(milliseconds(10));
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(controls.question()->queue.consume, milliseconds(10));
}

TEST_F(TheQueueControls, DivideTheDelaysByThePace) {
    const QSignalSpy changed(&controls, &QueueControls::delaysChanged);
    controls.setPace(10);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(controls.question()->queue.produce, milliseconds(100));
    EXPECT_EQ(controls.question()->queue.consume, milliseconds(200));
    EXPECT_EQ(control<DelayBox>(QStringLiteral("Time to produce an item")).delay(), milliseconds(1000))
        << "the times themselves stay";
}

TEST_F(TheQueueControls, AreAllThereWhateverIsChosen) {
    const auto places = [this] {
        std::vector<QRect> all;
        for (const auto* widget : controls.findChildren<QWidget*>()) {
            all.push_back(widget->geometry());
        }
        return all;
    };
    const auto before = places();
    QueueQuestion unusual;
    unusual.queue.endMarks = 1;
    unusual.queue.jitter = 0.5;
    unusual.backend = queueBackends().back();
    controls.choose(unusual);
    controls.setRunning(true);
    EXPECT_EQ(places(), before) << "nothing moves";
    EXPECT_TRUE(control<QSpinBox>(QStringLiteral("Jitter")).isVisible());
}

TEST_F(TheQueueControls, DoNotOfferABackendThatIsNotThere) {
    controls.setAvailability({{Backend::CpythonThreads, "there is no Python 'python3'", {}}});
    const auto& ways = control<QComboBox>(QStringLiteral("How producers and consumers are made"));
    const int python = static_cast<int>(queueBackends().size()) - 1;
    const auto index = ways.model()->index(python, 0);
    EXPECT_FALSE(ways.model()->flags(index).testFlag(Qt::ItemIsEnabled));
    EXPECT_EQ(index.data(Qt::ToolTipRole).toString(), QStringLiteral("there is no Python 'python3'"));
}

TEST_F(TheQueueControls, GoBackToTheLessonByOneClick) {
    QueueQuestion other;
    other.queue.consumers = 5;
    other.queue.endMarks = 1;
    controls.choose(other);
    choosePreset(QStringLiteral("The lesson's"));
    EXPECT_EQ(controls.question().value(), QueueQuestion{});
}

TEST_F(TheQueueControls, KeepTheWayThatIsChosen) {
    QueueQuestion other;
    other.backend = queueBackends().back();
    controls.choose(other);
    choosePreset(QStringLiteral("Run: room for two"));
    EXPECT_EQ(controls.question()->backend, queueBackends().back());
}

TEST_F(TheQueueControls, ShowTheUsualMistakeByOneClick) {
    const QSignalSpy runs(&controls, &QueueControls::runRequested);
    choosePreset(QStringLiteral("Run: one end mark for two"));
    EXPECT_EQ(runs.count(), 1);
    EXPECT_EQ(controls.question()->queue.consumers, 2);
    EXPECT_EQ(controls.question()->queue.endMarkCount(), 1);
    EXPECT_TRUE(control<QSpinBox>(QStringLiteral("End marks")).isVisible()) << "what is unusual is seen";
}

TEST_F(TheQueueControls, ShowAFullQueueByOneClick) {
    const QSignalSpy runs(&controls, &QueueControls::runRequested);
    choosePreset(QStringLiteral("Run: room for two"));
    EXPECT_EQ(runs.count(), 1);
    EXPECT_EQ(controls.question()->queue.capacity, 2U);
    EXPECT_LT(controls.question()->queue.produce, controls.question()->queue.consume);
}

TEST_F(TheQueueControls, WhileARunGoesOnLeaveOnlyTheTimesToBeChanged) {
    controls.setRunning(true);
    EXPECT_FALSE(control<QSpinBox>(QStringLiteral("Producers")).isEnabled());
    EXPECT_TRUE(control<DelayBox>(QStringLiteral("Time to produce an item")).isEnabled());
    controls.setRunning(false);
    EXPECT_TRUE(control<QSpinBox>(QStringLiteral("Producers")).isEnabled());
}

TEST_F(TheQueueControls, OfferTheWaysThatAQueueMayBeMade) {
    auto& ways = control<QComboBox>(QStringLiteral("How producers and consumers are made"));
    EXPECT_EQ(static_cast<std::size_t>(ways.count()), queueBackends().size());
    for (int i = 0; i < ways.count(); ++i) {
        ways.setCurrentIndex(i);
        EXPECT_EQ(controls.question()->backend, queueBackends()[static_cast<std::size_t>(i)]);
    }
    EXPECT_EQ(ways.isVisible(), ways.count() > 1) << "nothing to choose is nothing to show";
}

} // namespace
} // namespace parascope
