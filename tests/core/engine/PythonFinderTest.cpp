// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/PythonFinder.h"

#include "tests/support/Children.h"
#include "tests/support/FakePython.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>

namespace parascope {
namespace {

using test::answers;
using test::TempDir;
using test::writeScript;
using testing::AllOf;
using testing::HasSubstr;

/// PATH has only what the test puts there.
class APythonFinder : public testing::Test {
protected:
    APythonFinder() { qputenv("PATH", QByteArray::fromStdString(dir.path().string())); }
    ~APythonFinder() override { qputenv("PATH", m_path); }

    [[nodiscard]] std::string problem(Backend backend = Backend::CpythonThreads,
                                      const std::string& chosen = {}) {
        const auto found = finder.find(backend, chosen);
        return found ? "found " + found->version : found.error().text();
    }

    TempDir dir;
    PythonFinder finder;

private:
    QByteArray m_path = qgetenv("PATH");
};

TEST_F(APythonFinder, TakesThePython3OfPath) {
    const auto path = writeScript(dir, "python3", answers("3.9.18", 3, 9, R"(,"start_method":"spawn")"));
    const auto found = finder.find(Backend::CpythonProcesses, "");
    ASSERT_TRUE(found) << found.error().text();
    EXPECT_EQ(found->version, "3.9.18");
    EXPECT_EQ(found->executable, path) << "it did not name itself";
    EXPECT_TRUE(found->hasGil);
    EXPECT_EQ(found->startMethod, StartMethod::Spawn);
}

TEST_F(APythonFinder, TakesTheOneThatWasChosenInstead) {
    writeScript(dir, "python3", answers("3.9.18", 3, 9));
    const auto chosen = writeScript(dir, "mine", answers("3.12.1", 3, 12));
    EXPECT_EQ(finder.find(Backend::CpythonThreads, chosen)->version, "3.12.1");
    EXPECT_EQ(finder.find(Backend::CpythonThreads, "mine")->version, "3.12.1") << "a name in PATH will do";
}

TEST_F(APythonFinder, TakesAPathFromTheCurrentFolderOn) {
    const auto before = std::filesystem::current_path();
    std::filesystem::create_directories(dir.file("venv/bin"));
    const auto path = writeScript(dir, "venv/bin/python", answers("3.12.1", 3, 12));
    std::filesystem::current_path(dir.path());
    for (const char* typed : {"venv/bin/python", "./venv/bin/python", "././venv/bin/python"}) {
        const auto found = finder.find(Backend::CpythonThreads, typed);
        ASSERT_TRUE(found) << found.error().text();
        EXPECT_EQ(found->executable, path) << typed;
    }
    std::filesystem::current_path(dir.file("venv"));
    EXPECT_EQ(problem(Backend::CpythonThreads, "../venv/bin/python"), "found 3.12.1");
    EXPECT_THAT(problem(Backend::CpythonThreads, "./bin"), HasSubstr("that is no program"));
    EXPECT_THAT(problem(Backend::CpythonThreads, "bin/python4"), HasSubstr("there is no such file"));
    std::filesystem::current_path(before);
}

TEST_F(APythonFinder, SaysThatThereIsNone) {
    EXPECT_THAT(problem(), AllOf(HasSubstr("there is no Python 'python3'"), HasSubstr("--python PATH")));
    EXPECT_THAT(problem(Backend::CpythonThreads, "/nowhere/python3"), HasSubstr("/nowhere/python3"));
}

TEST_F(APythonFinder, PassesOnWhatAShimSaysThatFails) {
    writeScript(dir, "python3", "echo 'pyenv: python3: command not found' >&2; exit 127");
    EXPECT_THAT(problem(), HasSubstr("it ended with exit code 127: pyenv: python3: command not found; "));
    writeScript(dir, "python3",
                "echo 'pyenv: python3: command not found\n\nThe python3 command exists in these Python "
                "versions:\n  3.13.0' >&2; exit 127");
    EXPECT_THAT(problem(), HasSubstr("it ended with exit code 127: pyenv: python3: command not found; "));
    const auto broken = writeScript(
        dir, "broken", "echo 'Traceback (most recent call last):\nRuntimeError: my json.py\n' >&2; exit 1");
    EXPECT_THAT(problem(Backend::CpythonThreads, broken),
                HasSubstr("it ended with exit code 1: RuntimeError: my json.py; "));
}

TEST_F(APythonFinder, RefusesWhatIsTooOldOrNoCPython) {
    writeScript(dir, "python3", answers("2.7.18", 2, 7));
    EXPECT_THAT(problem(), HasSubstr("it is Python 2.7.18, and 3.8 or newer is needed; name another"));
    const auto old = writeScript(dir, "old", answers("3.7.16", 3, 7));
    EXPECT_THAT(problem(Backend::CpythonThreads, old), HasSubstr("it is Python 3.7.16"));
    const auto pypy =
        writeScript(dir, "pypy", "echo 'PARASCOPE {\"implementation\":\"pypy\",\"major\":3,\"minor\":10}'");
    EXPECT_THAT(problem(Backend::CpythonThreads, pypy), HasSubstr("it is pypy and not CPython"));
}

TEST_F(APythonFinder, TakesOneWithoutMultiprocessingForThreadsOnly) {
    writeScript(dir, "python3",
                answers("3.11.2", 3, 11, R"(,"no_multiprocessing":"no _multiprocessing here")"));
    EXPECT_EQ(problem(Backend::CpythonThreads), "found 3.11.2");
    EXPECT_THAT(problem(Backend::CpythonProcesses),
                HasSubstr("its multiprocessing does not work: no _multiprocessing here"));
}

TEST_F(APythonFinder, FindsAFreeThreadedOneUnderItsOwnName) {
    writeScript(dir, "python3", answers("3.11.2", 3, 11));
    EXPECT_THAT(problem(Backend::CpythonFree), HasSubstr("there is no Python without a GIL"));
    EXPECT_THAT(problem(Backend::CpythonFree, "python3"), HasSubstr("Python 3.11.2 runs with a GIL"));
    writeScript(dir, "python3.14t", "exit 127"); // a shim of a version that is not chosen
    writeScript(dir, "python3.13t",
                "echo 'PARASCOPE {\"implementation\":\"cpython\",\"version\":\"3.13.1\",\"major\":3,"
                "\"minor\":13,\"gil\":false}'");
    EXPECT_EQ(problem(Backend::CpythonFree), "found 3.13.1");
}

TEST_F(APythonFinder, SaysWhyAFreeThreadedOneThatIsThereCannotBeUsed) {
    writeScript(dir, "python3", answers("3.11.2", 3, 11));
    writeScript(dir, "python3.14t", "echo 'no module named encodings' >&2; exit 1");
    EXPECT_THAT(
        problem(Backend::CpythonFree),
        HasSubstr("python3.14t' cannot be used: it ended with exit code 1: no module named encodings"));
}

TEST_F(APythonFinder, GivesUpOnOneThatHangsAndEndsAllItStarted) {
    PythonFinder hasty(std::chrono::milliseconds(300));
    const auto script =
        writeScript(dir, "python3", "/bin/sleep 1000 & echo $! > " + dir.file("pid").string() + "\nwait");
    const auto found = hasty.find(Backend::CpythonThreads, "");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().why, "it did not answer within 300 ms");
    const int sleeper = std::atoi(test::textOf(dir.file("pid")).c_str());
    const auto lives = [&] {
        const auto all = test::allProcesses();
        return std::any_of(all.begin(), all.end(), [&](const auto& process) {
            return process.pid == sleeper && process.state != 'Z';
        });
    };
    while (sleeper > 0 && lives()) {
        sched_yield(); // the test's time limit is the limit
    }
}

TEST_F(APythonFinder, AsksOneThatDoesNotAnswerOnlyOnce) {
    PythonFinder hasty(std::chrono::milliseconds(300));
    writeScript(dir, "python3", "echo asked >> " + dir.file("log").string() + "; exec /bin/sleep 1000");
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(hasty.find(Backend::CpythonThreads, ""));
        hasty.forgetErrors();
    }
    EXPECT_EQ(test::textOf(dir.file("log")), "asked\n");
}

TEST_F(APythonFinder, AsksOneAgainThatMayHaveBeenMended) {
    writeScript(dir, "python3", "echo no version is chosen >&2; exit 1");
    EXPECT_THAT(problem(), HasSubstr("no version is chosen"));
    writeScript(dir, "python3", answers("3.11.2", 3, 11));
    EXPECT_THAT(problem(), HasSubstr("no version is chosen")) << "it was asked already";
    finder.forgetErrors();
    EXPECT_EQ(problem(), "found 3.11.2");
}

TEST_F(APythonFinder, AsksAllOfThemAtTheSameTime) {
    // Each of the two answers when the other one was asked, too.
    const auto meets = [this](const std::string& own, const std::string& other) {
        return "echo > " + dir.file(own).string() + "; while ! [ -e " + dir.file(other).string() +
               " ]; do :; done; ";
    };
    writeScript(dir, "python3", meets("here", "there") + answers("3.11.2", 3, 11));
    writeScript(dir, "python3.13t", meets("there", "here") + answers("3.13.1", 3, 13));
    EXPECT_THAT(problem(Backend::CpythonFree), HasSubstr("there is no Python without a GIL"));
}

TEST_F(APythonFinder, WaitsNoLongerThanItIsWantedTo) {
    PythonFinder patient(std::chrono::hours(1));
    writeScript(dir, "python3", "exec /bin/sleep 1000");
    EXPECT_FALSE(patient.look(Backend::CpythonThreads, "")) << "it waits for nobody";
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(patient.find(Backend::CpythonThreads, "", stop.get_token()).error().text(),
                HasSubstr("stopped"));
}

TEST_F(APythonFinder, FindsAllThatThereAreEachOnce) {
    const auto newer = writeScript(dir, "python3.12", answers("3.12.1", 3, 12));
    const auto old = writeScript(dir, "python3.8", "exit 1");
    std::filesystem::create_symlink(newer, dir.file("python3"));
    const auto mine = writeScript(dir, "mine", answers("3.9.1", 3, 9));
    const auto found = finder.findAll(mine);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].path, mine);
    EXPECT_EQ(found[1].path, dir.file("python3").string());
    EXPECT_EQ(found[1].info->version, "3.12.1");
    EXPECT_EQ(found[2].path, old);
    EXPECT_FALSE(found[2].info);
}

TEST_F(APythonFinder, GivesUpOnOneThatNeverStopsTalking) {
    const auto yes =
        writeScript(dir, "yes", "while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done");
    EXPECT_THAT(problem(Backend::CpythonThreads, yes), HasSubstr("it does not answer as Python does"));
}

TEST_F(APythonFinder, IsNotConfusedByWhatElseIsPrinted) {
    writeScript(dir, "python3", "echo welcome; " + answers("3.10.1", 3, 10) + "; echo bye >&2");
    EXPECT_EQ(problem(), "found 3.10.1");
    const auto cat = writeScript(dir, "cat", "echo meow");
    EXPECT_THAT(problem(Backend::CpythonThreads, cat), HasSubstr("it does not answer as Python does"));
}

} // namespace
} // namespace parascope
