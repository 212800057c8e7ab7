// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueParameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::HasSubstr;

TEST(TheArgumentsOfAQueueWorker, AreReadAsTheyWereWritten) {
    QueueParameters experiment;
    experiment.producers = 3;
    experiment.consumers = 64;
    experiment.items = kMostItems;
    experiment.capacity = 17;
    experiment.produce = Nanoseconds(1'234'567);
    experiment.consume = Nanoseconds{};
    experiment.jitter = 0.1;
    experiment.endMarks = 2;
    QueueParameters read;
    const auto good = readArguments(read, argumentsOf(experiment));
    ASSERT_TRUE(good) << good.error().text();
    EXPECT_EQ(read, experiment);
}

TEST(TheArgumentsOfAQueueWorker, SayDelaysInMillisecondsToTheNanosecond) {
    QueueParameters experiment;
    experiment.produce = Nanoseconds(1'234'567);
    EXPECT_THAT(argumentsOf(experiment), testing::Contains("produce-ms=1.234567"));
}

TEST(TheArgumentsOfAQueueWorker, ThatAreWrongSaySo) {
    const auto problem = [](const std::string& replaced, const std::string& by) {
        auto arguments = argumentsOf(QueueParameters());
        for (auto& argument : arguments) {
            argument = argument.starts_with(replaced) ? by : argument;
        }
        QueueParameters into;
        const auto read = readArguments(into, arguments);
        return read ? "read" : read.error().text();
    };
    EXPECT_THAT(problem("items=", ""), HasSubstr("it is not KEY=VALUE"));
    EXPECT_THAT(problem("items=", "capacity=3"), HasSubstr("the argument items=…: it is missing"));
    EXPECT_THAT(problem("items=", "items=5x"), HasSubstr("items '5x': 'x' is no unit"));
    EXPECT_THAT(problem("jitter=", "jitter=nan"), HasSubstr("jitter"));
    EXPECT_THAT(problem("producers=", "producers=65"), HasSubstr("too many"));
    EXPECT_EQ(problem("nothing", ""), "read");
}

} // namespace
} // namespace parascope
