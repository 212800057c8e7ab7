// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Leftover.h"

#include "core/base/AtomicFile.h"
#include "core/base/PrivateFolder.h"
#include "tests/support/Fork.h"
#include "tests/support/TempDir.h"

#include <chrono>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class WhatIsHalfDone : public testing::Test {
protected:
    test::TempDir dir;
};

TEST_F(WhatIsHalfDone, IsGoneWithAProgramThatEndsInTheMiddleOfIt) {
    test::Forked program([this] {
        auto file = AtomicFile::open(dir.file("a.txt"));
        const auto folder = PrivateFolder::create(dir.path());
        std::ofstream(folder->path() / "script.py") << "pass";
        std::ofstream(folder->path() / "data") << "1";
        if (!file || dir.names().size() != 2) {
            std::_Exit(1);
        }
        const AtomicFile moved(std::move(*file));
        removeLeftovers();
        std::_Exit(0); // nothing is destroyed
    });
    EXPECT_TRUE(program.join());
    EXPECT_THAT(dir.names(), IsEmpty());
}

TEST_F(WhatIsHalfDone, IsGoneAtWhateverMomentASignalEndsTheProgram) {
    for (int i = 0; i < 300; ++i) {
        const test::TempDir told;
        const pid_t program = fork();
        if (program == 0) {
            std::signal(SIGTERM, [](int) {
                removeLeftovers();
                _exit(0);
            });
            told.write("ready", "");
            for (;;) {
                const auto file = AtomicFile::open(dir.file("a.txt"));
                const auto folder = PrivateFolder::create(dir.path());
            }
        }
        while (told.names().empty()) {
            sched_yield();
        }
        std::this_thread::sleep_for(std::chrono::microseconds(i));
        kill(program, SIGTERM);
        int status = -1;
        waitpid(program, &status, 0);
        ASSERT_EQ(status, 0);
        ASSERT_THAT(dir.names(), IsEmpty()) << "try " << i;
    }
}

TEST_F(WhatIsHalfDone, IsNoBusinessOfAFork) {
    const auto file = AtomicFile::open(dir.file("a.txt"));
    ASSERT_TRUE(test::Forked([] { removeLeftovers(); }).join());
    EXPECT_THAT(dir.names(), SizeIs(1));
}

TEST_F(WhatIsHalfDone, IsLeftAloneOnceItIsDone) {
    test::Forked program([this] {
        auto file = AtomicFile::open(dir.file("a.txt"));
        const auto isDone = file && file->commit();
        removeLeftovers();
        std::_Exit(isDone ? 0 : 1);
    });
    EXPECT_TRUE(program.join());
    EXPECT_THAT(dir.names(), ElementsAre("a.txt"));
}

TEST_F(WhatIsHalfDone, TakesNoRoomOnceItIsDone) {
    for (int i = 0; i < 1000; ++i) {
        auto file = AtomicFile::open(dir.file("a.txt"));
        ASSERT_TRUE(file && (i % 2 == 0 || file->commit()));
    }
    test::Forked program([this] {
        const auto file = AtomicFile::open(dir.file("b.txt"));
        removeLeftovers();
        std::_Exit(0);
    });
    EXPECT_TRUE(program.join());
    EXPECT_THAT(dir.names(), ElementsAre("a.txt"));
}

} // namespace
} // namespace parascope
