// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/UserInput.h"

#include "core/observe/WaitReason.h"
#include "core/work/UserAnswers.h"
#include "tests/core/work/KeepingRecorder.h"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

constexpr std::uint64_t kLong = 24ULL * 3600 * 1000;

class ATaskThatAsks : public testing::Test {
protected:
    Result<std::optional<std::string>> ask(std::uint64_t milliseconds, std::stop_token stop = {}) {
        TaskContext context{recorder, std::move(stop)};
        context.answers = &answers;
        return UserInput().run(milliseconds, context);
    }

    UserAnswers answers;
    test::KeepingRecorder recorder;
};

TEST_F(ATaskThatAsks, EndsWithTheAnswer) {
    std::atomic<std::int32_t> tid{0};
    std::jthread user([&] {
        const auto waits = [&] {
            const auto why = readWaitReason({getpid(), tid});
            return !why || why->kind != WaitKind::Lock;
        };
        while (tid == 0 || !waits()) {
            std::this_thread::yield();
        }
        answers.give();
    });
    tid = gettid();
    EXPECT_EQ(ask(kLong).value(), "answered");
    ASSERT_EQ(recorder.spans.size(), 1U);
    EXPECT_EQ(recorder.spans[0].state, State::Io);
    EXPECT_STREQ(recorder.spans[0].name, "waiting for the user");
}

TEST_F(ATaskThatAsks, TakesEachAnswerOnceAndKeepsThoseThatComeEarly) {
    answers.give();
    answers.give();
    EXPECT_EQ(ask(kLong).value(), "answered");
    EXPECT_EQ(ask(kLong).value(), "answered");
    EXPECT_FALSE(ask(1));
}

TEST_F(ATaskThatAsks, FailsInWordsWhenNobodyAnswersInTime) {
    const auto before = monotonicNow();
    EXPECT_EQ(ask(20).error().text(), "nobody answered within 20 ms: it waits no longer; "
                                      "click or press Enter while it waits");
    EXPECT_GE(monotonicNow() - before, std::chrono::milliseconds(20));
}

TEST_F(ATaskThatAsks, FailsInWordsWhereNobodyCanAnswer) {
    TaskContext context{recorder, {}};
    EXPECT_EQ(
        UserInput().run(kLong, context).error().text(),
        "nobody can answer: there is no window and no terminal here; run it in the window or in a terminal");
}

TEST_F(ATaskThatAsks, EndsAtOnceWhenItIsStopped) {
    Result<std::optional<std::string>> result;
    std::jthread asking([&](const std::stop_token& stop) { result = ask(kLong, stop); });
    asking.request_stop();
    asking.join();
    ASSERT_TRUE(result);
    EXPECT_FALSE(*result);
}

} // namespace
} // namespace parascope
