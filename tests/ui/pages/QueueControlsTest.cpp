// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueControls.h"

#include "ui/widgets/DelayBox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

class TheQueueControls : public testing::Test {
protected:
    TheQueueControls() {
        controls.resize(800, 200);
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
    void click(const QString& text) const {
        for (auto* button : controls.findChildren<QPushButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        ADD_FAILURE() << "there is no button " << text.toStdString();
    }

    QueueControls controls;
};

TEST_F(TheQueueControls, BeginWithTheLesson) {
    EXPECT_EQ(controls.chosen().value(), QueueQuestion{});
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
    EXPECT_EQ(controls.chosen().value(), question);
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("Items")).text(), QStringLiteral("1M"));
    EXPECT_EQ(control<DelayBox>(QStringLiteral("Time to produce an item")).text(), QStringLiteral("1.5 ms"));
}

TEST_F(TheQueueControls, SayWhatIsWrongWithTheItems) {
    auto& items = control<QLineEdit>(QStringLiteral("Items"));
    items.setText(QStringLiteral("many"));
    EXPECT_THAT(controls.chosen().error().text(), HasSubstr("items 'many'"));
    items.setText(QStringLiteral("11M"));
    EXPECT_THAT(controls.chosen().error().text(), HasSubstr("at most 10000000"));
    items.setText(QStringLiteral("0"));
    EXPECT_EQ(controls.chosen()->queue.items, 0U);
}

TEST_F(TheQueueControls, MeanWhatStandsThereWhileSomebodyTypes) {
    auto& produce = control<DelayBox>(QStringLiteral("Time to produce an item"));
    const QSignalSpy changed(&controls, &QueueControls::delayChanged);
    produce.setFocus();
    produce.selectAll();
    QTest::keyClicks(&produce, QStringLiteral("250"));
    EXPECT_EQ(changed.count(), 0) << "2 and 25 were not meant";
    EXPECT_EQ(controls.chosen()->queue.produce, milliseconds(250));
}

TEST_F(TheQueueControls, TellOfADelayAtOnce) {
    const QSignalSpy changed(&controls, &QueueControls::delayChanged);
    control<DelayBox>(QStringLiteral("Time to consume an item")).setDelay(milliseconds(10));
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].value<QueueSide>(), QueueSide::Consumer);
    EXPECT_EQ(changed[0][1].value<Nanoseconds>(), milliseconds(10));
}

TEST_F(TheQueueControls, GoBackToTheComparisonByOneClick) {
    QueueQuestion other;
    other.queue.consumers = 5;
    other.queue.endMarks = 1;
    controls.choose(other);
    click(QStringLiteral("The lesson's"));
    EXPECT_EQ(controls.chosen().value(), QueueQuestion{});
}

TEST_F(TheQueueControls, KeepTheWayThatIsChosen) {
    QueueQuestion other;
    other.backend = queueBackends().back();
    controls.choose(other);
    click(QStringLiteral("Run: room for 2"));
    EXPECT_EQ(controls.chosen()->backend, queueBackends().back());
}

TEST_F(TheQueueControls, ShowTheUsualMistakeByOneClick) {
    const QSignalSpy runs(&controls, &QueueControls::runRequested);
    click(QStringLiteral("Run: one end mark for two"));
    EXPECT_EQ(runs.count(), 1);
    EXPECT_EQ(controls.chosen()->queue.consumers, 2);
    EXPECT_EQ(controls.chosen()->queue.endMarkCount(), 1);
    EXPECT_TRUE(control<QSpinBox>(QStringLiteral("End marks")).isVisible()) << "what is unusual is seen";
}

TEST_F(TheQueueControls, ShowAFullQueueByOneClick) {
    const QSignalSpy runs(&controls, &QueueControls::runRequested);
    click(QStringLiteral("Run: room for 2"));
    EXPECT_EQ(runs.count(), 1);
    EXPECT_EQ(controls.chosen()->queue.capacity, 2U);
    EXPECT_LT(controls.chosen()->queue.produce, controls.chosen()->queue.consume);
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
        EXPECT_EQ(controls.chosen()->backend, queueBackends()[static_cast<std::size_t>(i)]);
    }
    EXPECT_EQ(ways.isVisible(), ways.count() > 1) << "nothing to choose is nothing to show";
}

} // namespace
} // namespace parascope
