// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SpanDetailsReader.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QTest>
#include <QThread>

namespace parascope {
namespace {

using namespace std::chrono_literals;

using testing::ElementsAre;
using testing::SizeIs;

constexpr int kLongestAnswer = 20'000;

class AReaderOfDetails : public testing::Test {
protected:
    AReaderOfDetails() {
        QObject::connect(&reader, &SpanDetailsReader::answered, &reader, [this](const auto& details) {
            answeredOn = QThread::currentThread();
            answers.push_back(details ? details->category : details.error().why);
        });
    }

    static SpanWanted wanted(std::int64_t tid) { return {LaneKind::Worker, 1, tid, {}, "a", {1us, 2us}, 0}; }

    test::TempDir dir;
    std::filesystem::path path =
        dir.write("a.json", R"([{"ph":"X","pid":1,"tid":1,"ts":1,"dur":1,"name":"a","cat":"first"},
            {"ph":"X","pid":1,"tid":2,"ts":1,"dur":1,"name":"a","cat":"second"}])");
    TraceFile file = *TraceFile::of(path);
    std::vector<std::string> answers;
    QThread* answeredOn = nullptr;
    SpanDetailsReader reader;
};

TEST_F(AReaderOfDetails, AnswersOnTheThreadThatAsked) {
    reader.ask(file, wanted(2));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !answers.empty(); }, kLongestAnswer));
    EXPECT_THAT(answers, ElementsAre("second"));
    EXPECT_EQ(answeredOn, QThread::currentThread());
}

TEST_F(AReaderOfDetails, AnswersTheLastQuestionAlone) {
    for (int i = 0; i < 20; ++i) {
        reader.ask(file, wanted(1));
    }
    reader.ask(file, wanted(2));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !answers.empty(); }, kLongestAnswer));
    QTest::qWait(20);
    EXPECT_THAT(answers, ElementsAre("second"));
}

TEST_F(AReaderOfDetails, SaysNothingOnceItWasGivenUp) {
    reader.ask(file, wanted(1));
    reader.giveUp();
    QTest::qWait(20);
    EXPECT_THAT(answers, SizeIs(0));
}

} // namespace
} // namespace parascope
