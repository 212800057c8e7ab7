// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/ControlLines.h"

#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <unistd.h>
#include <utility>
#include <vector>

namespace parascope {
namespace {

using testing::ElementsAre;

/// A pipe that the test writes to; the lines that came out of it, kept.
class ThoseControlLines : public testing::Test {
protected:
    ~ThoseControlLines() override {
        hangUp();
        lines.reset();
        close(ends[0]);
    }
    void hangUp() {
        if (ends[1] >= 0) {
            close(std::exchange(ends[1], -1));
        }
    }
    void write(const std::string& text) {
        EXPECT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    void waitUntilTaken(int wanted) {
        for (int seen = count; seen < wanted; seen = count) {
            count.wait(seen);
        }
    }

    static std::array<int, 2> makePipe() {
        std::array<int, 2> made{};
        EXPECT_EQ(pipe2(made.data(), O_CLOEXEC), 0);
        return made;
    }

    std::array<int, 2> ends = makePipe();
    std::vector<std::string> taken; ///< read only when count says that they are there
    std::atomic<int> count{0};
    std::atomic<bool> hasEnded{false};
    std::unique_ptr<ControlLines> lines =
        std::make_unique<ControlLines>(ends[0], ControlLines::Callbacks{[this](std::string_view line) {
                                                                            taken.emplace_back(line);
                                                                            ++count;
                                                                            count.notify_all();
                                                                        },
                                                                        [this] {
                                                                            hasEnded = true;
                                                                            hasEnded.notify_all();
                                                                        }});
};

TEST_F(ThoseControlLines, ComeInTheirOrder) {
    write("go\n");
    write("stop\n");
    waitUntilTaken(2);
    EXPECT_THAT(taken, ElementsAre(control_line::kGo, control_line::kStop));
}

TEST_F(ThoseControlLines, ComeInWhateverPieces) {
    write("pau");
    write("se\nres");
    waitUntilTaken(1);
    EXPECT_THAT(taken, ElementsAre("pause"));
    write("ume\npause\n");
    waitUntilTaken(3);
    EXPECT_THAT(taken, ElementsAre("pause", "resume", "pause"));
}

TEST_F(ThoseControlLines, ThatNeverEndAreDropped) {
    write(std::string(5000, 'x'));
    write(std::string(500, 'x') + "\ngo\n");
    waitUntilTaken(2);
    EXPECT_LE(taken.front().size(), 5500U);
    EXPECT_EQ(taken.back(), "go");
}

TEST_F(ThoseControlLines, SayWhenNobodyIsLeftToGiveThem) {
    EXPECT_FALSE(hasEnded);
    hangUp();
    hasEnded.wait(false);
    EXPECT_TRUE(hasEnded);
}

TEST_F(ThoseControlLines, MayBeLeftWhileTheyAreOpen) {
    lines.reset(); // else its thread would hold it up for ever
    EXPECT_FALSE(hasEnded);
}

TEST(TheControlLinesOfAProgramThatHoldsSigtermBack, EndWhenItIsAskedToTerminate) {
    sigset_t terminate;
    sigset_t before;
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &terminate, &before);
    std::atomic<bool> hasEnded{false};
    {
        const ControlLines lines(-1, {[](std::string_view /*line*/) {},
                                      [&hasEnded] {
                                          hasEnded = true;
                                          hasEnded.notify_all();
                                      }});
        kill(getpid(), SIGTERM);
        hasEnded.wait(false);
    }
    int taken = 0;
    EXPECT_EQ(sigwait(&terminate, &taken), 0); // else it would end these tests now
    EXPECT_EQ(taken, SIGTERM);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

} // namespace
} // namespace parascope
