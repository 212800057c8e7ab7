// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/TaskList.h"

#include <csignal>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

TEST(TheThreadsOfAProcess, AreAllThatItHas) {
    std::promise<std::int32_t> announced;
    std::promise<void> enough;
    std::thread thread([&] {
        announced.set_value(::gettid());
        enough.get_future().wait();
    });
    const ThreadKey other{::getpid(), announced.get_future().get()};
    const auto threads = threadsOf(::getpid());
    enough.set_value();
    thread.join();
    EXPECT_THAT(threads, Contains(ThreadKey{::getpid(), ::gettid()}));
    EXPECT_THAT(threads, Contains(other));
}

TEST(TheThreadsOfAProcess, AreNoneWhenItHasGone) {
    EXPECT_THAT(threadsOf(-1), IsEmpty());
    EXPECT_THAT(threadsBelow(-1), IsEmpty());
}

TEST(TheThreadsBelowAProcess, AreThoseOfItsChildrenToo) {
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;) {
            ::pause();
        }
    }
    const auto threads = threadsBelow(::getpid());
    const auto without = threadsBelow(::getpid(), {child});
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_THAT(threads, Contains(ThreadKey{::getpid(), ::getpid()}));
    if (::access("/proc/thread-self/children", F_OK) == 0) { // kernels with CONFIG_PROC_CHILDREN
        EXPECT_THAT(threads, Contains(ThreadKey{child, child}));
    }
    EXPECT_THAT(without, Contains(ThreadKey{::getpid(), ::getpid()}));
    EXPECT_THAT(without, Not(Contains(ThreadKey{child, child})));
    EXPECT_THAT(threadsBelow(::getpid()), Not(Contains(ThreadKey{child, child})));
}

} // namespace
} // namespace parascope
