// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <arpa/inet.h>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <set>
#include <sys/socket.h>
#include <unistd.h>

namespace parascope {
namespace {

using test::Program;
using test::TempDir;
using test::textOf;
using testing::EndsWith;
using testing::IsEmpty;
using testing::StartsWith;

class AnInterruptWhileFilesAreWritten : public testing::TestWithParam<int> {};

TEST_P(AnInterruptWhileFilesAreWritten, LeavesThemWholeOrAbsent) {
    const TempDir dir;
    std::vector<std::string> arguments{"run",     "--task",  "sum-squares:1k", "--backend",
                                       "threads", "--quiet", "--json"};
    for (int i = 0; i < 30; ++i) { // far more than are made while one signal is sent
        arguments.insert(arguments.end(), {"--export", dir.file(std::to_string(i) + ".png").string()});
    }
    Program program(PARASCOPE_PROGRAM, arguments);
    program.waitForOutput("\"sentence\""); // the run is over, its answer told
    const auto isWriting = [&dir] {
        const auto names = dir.names();
        return !names.empty() && names.front().front() == '.';
    };
    while (!isWriting() && !program.hasEnded()) {
        sched_yield();
    }
    program.signal(GetParam());
    const auto outcome = program.finish();
    EXPECT_EQ(outcome.status, GetParam() == SIGHUP ? 129 : 130) << outcome.err;
    for (const auto& name : dir.names()) {
        EXPECT_THAT(name, testing::Not(StartsWith("."))) << "it is beside the file that was meant";
        EXPECT_THAT(textOf(dir.file(name)), EndsWith("IEND\xae"
                                                     "B`\x82"))
            << name;
    }
    EXPECT_LT(dir.names().size(), 30U);
}

INSTANTIATE_TEST_SUITE_P(By, AnInterruptWhileFilesAreWritten, testing::Values(SIGINT, SIGTERM, SIGHUP));

/// A site that takes calls and never answers, and a folder with a site_server that names it.
class ASiteThatNeverAnswers : public testing::Test {
protected:
    ASiteThatNeverAnswers() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        EXPECT_EQ(bind(m_socket, reinterpret_cast<sockaddr*>(&address), length), 0);
        EXPECT_EQ(listen(m_socket, 1), 0);
        EXPECT_EQ(getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &length), 0);
        const auto script = programs.write(
            "site_server", "#!/bin/sh\necho http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) +
                               "\nexec sleep 5 2>&-\n"); // and holds nothing open
        std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    }
    ~ASiteThatNeverAnswers() override { close(m_socket); }

    TempDir programs;
    TempDir temporary;

private:
    int m_socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
};

TEST_F(ASiteThatNeverAnswers, LeavesNothingOfAScraperThatIsInterruptedTwice) {
    Program program(
        PARASCOPE_PROGRAM, {"scrape", "--quiet"},
        {{"PARASCOPE_WORKER_DIR", programs.path().string()}, {"TMPDIR", temporary.path().string()}});
    const auto hasFolder = [this] { // a sanitizer has a file there for a moment
        const auto names = temporary.names();
        return names.size() == 1 && names.front().starts_with("parascope-files.");
    };
    while (!hasFolder() && !program.hasEnded()) {
        sched_yield();
    }
    ASSERT_TRUE(hasFolder());
    while (!program.hasEnded()) { // one at least comes while the other is heard of
        program.signal(SIGINT);
    }
    EXPECT_EQ(program.finish().status, 130);
    EXPECT_THAT(temporary.names(), IsEmpty());
}

/// Before it becomes a worker's program, a fork of ours has our handlers.
TEST(ASignalToAWorkerThatIsBeingStarted, IsNoneToTheProgram) {
    if (PARASCOPE_IS_SANITIZED != 0) {
        GTEST_SKIP()
            << "such a fork has our memory and a small stack (vfork): a sanitizer's handlers write beyond it";
    }
    Program program(PARASCOPE_PROGRAM, {"run", "--task", "sum-squares:1k", "--backend", "processes",
                                        "--workers", "8", "--repeat", "20", "--quiet"});
    std::set<int> struck;
    while (!program.hasEnded()) {
        for (const int child : program.children()) { // as soon as it is there
            if (struck.insert(child).second) {
                kill(child, SIGTERM);
            }
        }
    }
    const auto outcome = program.finish();
    EXPECT_FALSE(struck.empty());
    EXPECT_NE(outcome.status, 130) << "nobody asked it to end";
    EXPECT_NE(outcome.status, 128 + SIGTERM) << "nobody asked it to end";
}

} // namespace
} // namespace parascope
