// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of Python interpreters, and how one is chosen.
#include "tests/cli/Program.h"

#include "tests/support/FakePython.h"

#include <csignal>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::parascope;
using test::Program;
using testing::HasSubstr;

/// A folder that holds a Python of a test's own.
class APythonOfItsOwn : public testing::Test {
protected:
    ~APythonOfItsOwn() override { std::filesystem::current_path(m_before); }

    /// One that never answers.
    [[nodiscard]] std::string silentPython() const {
        const auto file = asked.string();
        return python("echo $$ > " + file + ".new; mv " + file + ".new " + file + "; exec sleep 1000");
    }
    /// Interrupts a program as soon as it has asked that one.
    [[nodiscard]] test::Outcome interruptWhenItAsks(const std::vector<std::string>& arguments) const {
        Program program(PARASCOPE_PROGRAM, arguments);
        while (!std::filesystem::exists(asked)) {
            sched_yield(); // the test's time limit is the limit
        }
        program.signal(SIGINT);
        auto outcome = program.finish();
        EXPECT_EQ(outcome.status, 130);
        EXPECT_EQ(outcome.out, "");
        test::waitUntilGone({std::atoi(test::textOf(asked).c_str())});
        return outcome;
    }
    std::string python(const std::string& commands, const std::string& name = "python3") const {
        return test::writeScript(dir, name, commands);
    }

    test::TempDir dir;
    std::filesystem::path asked = dir.file("asked");

private:
    std::filesystem::path m_before = std::filesystem::current_path();
};

TEST_F(APythonOfItsOwn, IsListedWithTheMachine) {
    const auto mine = python(test::answers("3.99.1", 3, 99));
    const auto outcome = parascope({"list", "machine", "--python", mine, "--json"});
    EXPECT_EQ(outcome.err, "");
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(outcome.out);
    EXPECT_GE(simdjson::dom::array(root.at_pointer("/machine/cores_allowed")).size(), 1U);
    EXPECT_EQ(std::string_view(root.at_pointer("/pythons/0/version")), "3.99.1");
    EXPECT_THAT(parascope({"list", "machine", "--python", mine}).out, HasSubstr("cores allowed"));
}

TEST_F(APythonOfItsOwn, ThatFailsIsQuotedFromItsLastLine) {
    const auto broken =
        python("echo 'Traceback (most recent call last):\nValueError: no such thing' >&2; exit 1");
    const auto outcome = parascope({"list", "backends", "--python", broken});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("it ended with exit code 1: ValueError: no such thing; name another"));
}

TEST_F(APythonOfItsOwn, ThatDoesNotAnswerDoesNotHoldUpCtrlC) {
    const auto silent = silentPython();
    EXPECT_EQ(interruptWhenItAsks({"list", "backends", "--python", silent}).err, "");
    std::filesystem::remove(asked);
    EXPECT_EQ(interruptWhenItAsks({"run", "--backend", "cpython-threads", "--python", silent, "--quiet"}).err,
              "");
}

TEST_F(APythonOfItsOwn, IsInNoFileWhenItWasInterruptedBeforeItRan) {
    const auto file = dir.file("runs.trace.json");
    const auto outcome = interruptWhenItAsks({"run", "--backend", "cpython-threads", "--python",
                                              silentPython(), "--quiet", "--export", file.string()});
    EXPECT_THAT(outcome.err, HasSubstr("nothing was exported to '" + file.string() +
                                       "': it was stopped before anything ran"));
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(APythonOfItsOwn, IsNamedFromTheCurrentFolderOn) {
    std::filesystem::create_directories(dir.file("venv/bin"));
    python("exec /usr/bin/env python3 \"$@\"", "venv/bin/python");
    std::filesystem::current_path(dir.path());
    for (const char* typed : {"./venv/bin/python", "venv/bin/python"}) {
        const auto outcome = parascope({"list", "backends", "--python", typed});
        EXPECT_THAT(outcome.out, testing::Not(HasSubstr("there is no Python"))) << typed;
    }
}

} // namespace
} // namespace parascope
