// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RunFileLoader.h"

#include <atomic>
#include <gtest/gtest.h>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <thread>

namespace parascope {
namespace {

constexpr int kLongestReading = 20'000; ///< milliseconds

Trace oneSpan() {
    Trace trace;
    const auto lane = trace.addLane({"worker 0", "", LaneKind::Worker, 1, 1, 0});
    trace.addSpan(lane, {Nanoseconds(10), Nanoseconds(20), trace.nameId("work")});
    return trace;
}

/// A reader that has read a third of its file and waits, until it may end.
class ASlowReader : public testing::Test {
protected:
    [[nodiscard]] RunFileLoader::Read read() {
        return [this](const std::filesystem::path& file, const ReadingWatch& watch) -> Result<OpenedFile> {
            readOn = QThread::currentThread();
            while (!mayEnd) {
                if (!watch({100, 300, oneSpan})) {
                    wasStopped = true;
                    return failure("cannot open '" + file.string() + "'", "its reading was stopped");
                }
                std::this_thread::yield();
            }
            OpenedFile opened;
            opened.other = oneSpan();
            opened.warnings = {file.string()};
            return opened;
        };
    }

    std::atomic<bool> mayEnd = false;
    std::atomic<bool> wasStopped = false;
    std::atomic<QThread*> readOn = nullptr;
    RunFileLoader loader{read()};
    QSignalSpy progressed{&loader, &RunFileLoader::progressed};
    QSignalSpy begun{&loader, &RunFileLoader::begun};
    QSignalSpy loaded{&loader, &RunFileLoader::loaded};
    QSignalSpy stopped{&loader, &RunFileLoader::stopped};
};

TEST_F(ASlowReader, TellsHowFarItIsAndWhatItHasUntilAllIsThere) {
    EXPECT_FALSE(loader.isBusy());
    loader.load("a.json");
    EXPECT_TRUE(loader.isBusy());
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return progressed.count() > 1 && begun.count() > 0; }, kLongestReading));
    EXPECT_EQ(progressed[0][0].toULongLong(), 100U);
    EXPECT_EQ(progressed[0][1].toULongLong(), 300U);
    EXPECT_EQ(begun[0][0].value<std::shared_ptr<Trace>>()->spanCount(), 1U);
    EXPECT_EQ(loaded.count(), 0);
    mayEnd = true;
    ASSERT_TRUE(QTest::qWaitFor([&] { return loaded.count() > 0; }, kLongestReading));
    EXPECT_FALSE(loader.isBusy());
    const auto opened = loaded[0][0].value<OpenedFilePtr>();
    ASSERT_TRUE(*opened);
    EXPECT_EQ((*opened)->warnings, std::vector<std::string>{"a.json"});
    EXPECT_EQ((*opened)->other.spanCount(), 1U);
    EXPECT_EQ(begun.count(), 1);
    EXPECT_EQ(stopped.count(), 0);
    EXPECT_NE(readOn, QThread::currentThread());
}

TEST_F(ASlowReader, LeavesNothingWhenItIsStopped) {
    loader.load("a.json");
    loader.stop();
    EXPECT_TRUE(loader.isBusy()) << "until it has heard of it";
    ASSERT_TRUE(QTest::qWaitFor([&] { return stopped.count() > 0; }, kLongestReading));
    EXPECT_FALSE(loader.isBusy());
    EXPECT_TRUE(wasStopped);
    EXPECT_EQ(loaded.count(), 0);
}

TEST_F(ASlowReader, ReadsAnotherFileAfterwards) {
    loader.load("a.json");
    loader.stop();
    ASSERT_TRUE(QTest::qWaitFor([&] { return stopped.count() > 0; }, kLongestReading));
    mayEnd = true;
    loader.load("b.json");
    EXPECT_EQ(loader.file(), "b.json");
    ASSERT_TRUE(QTest::qWaitFor([&] { return loaded.count() > 0; }, kLongestReading));
    EXPECT_EQ((*loaded[0][0].value<OpenedFilePtr>())->warnings, std::vector<std::string>{"b.json"});
}

TEST_F(ASlowReader, IsStoppedEvenWhenAllWasReadAndNobodyWasTold) {
    mayEnd = true;
    loader.load("a.json");
    while (readOn == nullptr) {
        std::this_thread::yield();
    }
    loader.stop();
    ASSERT_TRUE(QTest::qWaitFor([&] { return stopped.count() > 0; }, kLongestReading));
    EXPECT_EQ(loaded.count(), 0);
}

TEST_F(ASlowReader, EndsWithTheOneThatWaitsForIt) {
    {
        RunFileLoader gone(read());
        gone.load("a.json");
    }
    EXPECT_TRUE(wasStopped);
}

TEST_F(ASlowReader, TellsOfAnErrorAsTheLastWord) {
    RunFileLoader failing([](const std::filesystem::path&, const ReadingWatch&) -> Result<OpenedFile> {
        return failure("cannot open it", "it is a folder");
    });
    const QSignalSpy words(&failing, &RunFileLoader::loaded);
    failing.load("a.json");
    ASSERT_TRUE(QTest::qWaitFor([&] { return words.count() > 0; }, kLongestReading));
    const auto opened = words[0][0].value<OpenedFilePtr>();
    ASSERT_FALSE(*opened);
    EXPECT_EQ(opened->error().why, "it is a folder");
}

} // namespace
} // namespace parascope
