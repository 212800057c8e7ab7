// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/BackendProbe.h"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

namespace parascope {
namespace {

using testing::SizeIs;

class AnInquiry : public testing::Test {
protected:
    /// Asks nobody; says what a machine without Python would.
    [[nodiscard]] BackendProbe::Ask ask() {
        return [this](const std::stop_token& /*stop*/) {
            ++asked;
            askedOn = QThread::currentThread();
            return std::vector<Availability>{{Backend::CpythonThreads, "there is no Python", {}}};
        };
    }

    std::atomic<int> asked = 0;
    std::atomic<QThread*> askedOn = nullptr;
};

TEST_F(AnInquiry, IsMadeOnAThreadOfItsOwnAndAnsweredHere) {
    BackendProbe inquiry(ask());
    std::vector<Availability> answer;
    QThread* answeredOn = nullptr;
    QObject::connect(&inquiry, &BackendProbe::answered, &inquiry, [&](const auto& backends) {
        answer = backends;
        answeredOn = QThread::currentThread();
    });
    inquiry.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !answer.empty(); }, 20'000));
    EXPECT_THAT(answer, SizeIs(1));
    EXPECT_EQ(answer[0].why, "there is no Python");
    EXPECT_EQ(answeredOn, QThread::currentThread());
    EXPECT_NE(askedOn, QThread::currentThread());
}

TEST_F(AnInquiry, IsMadeOnce) {
    BackendProbe inquiry(ask());
    const QSignalSpy answers(&inquiry, &BackendProbe::answered);
    inquiry.start();
    inquiry.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers.count() > 0; }, 20'000));
    inquiry.start();
    QTest::qWait(20);
    EXPECT_EQ(answers.count(), 1);
    EXPECT_EQ(asked, 1);
}

TEST_F(AnInquiry, AsksNobodyBeforeItIsStartedAndLeavesNothingRunning) {
    { const BackendProbe inquiry(ask()); }
    EXPECT_EQ(asked, 0);
    {
        BackendProbe inquiry(ask());
        inquiry.start();
    }
    EXPECT_EQ(asked, 1);
}

TEST_F(AnInquiry, WhoseAnswerNobodyWaitsForIsToldToStop) {
    std::atomic<bool> wasTold = false;
    {
        BackendProbe inquiry([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                std::this_thread::yield(); // the test's time limit is the limit
            }
            wasTold = true;
            return std::vector<Availability>();
        });
        inquiry.start();
    }
    EXPECT_TRUE(wasTold);
}

} // namespace
} // namespace parascope
