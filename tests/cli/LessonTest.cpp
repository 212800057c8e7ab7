// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include "tests/support/TempDir.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::parascope;
using test::Program;
using test::TempDir;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

std::string block(const std::string& command, const std::string& info = {}) {
    return "```parascope" + (info.empty() ? "" : " " + info) + "\n" + command + "\n```\n\n";
}

class ALessonWithoutAWindow : public testing::Test {
protected:
    static constexpr auto kQuick = "parascope run --task sum-squares:1M --backend threads --workers 2";

    std::string write(const std::string& text) { return dir.write("a.md", text).string(); }
    simdjson::dom::element json(const test::Outcome& outcome) {
        simdjson::dom::element root;
        EXPECT_FALSE(parser.parse(outcome.out).get(root)) << outcome.out << outcome.err;
        return root;
    }

    TempDir dir;
    simdjson::dom::parser parser;
};

TEST_F(ALessonWithoutAWindow, RunsEveryBlockInOrder) {
    const auto file = write("# Top\n\n" + block(kQuick, "title=\"Two at once\"") + "## Queue\n\n" +
                            block("queue --items 3 --produce-ms 1 --consume-ms 1"));
    const auto outcome = parascope({"lesson", file});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out, StartsWith("# Top\n\nTwo at once\n$ " + std::string(kQuick) + "\n\n"));
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("2 threads"), HasSubstr("## Queue\n\n$ parascope queue "),
                                   HasSubstr("producer")));
    EXPECT_THAT(outcome.out, testing::EndsWith("2 blocks: 2 ran\n"));
}

TEST_F(ALessonWithoutAWindow, AnswersWithWhatEachCommandAloneAnswers) {
    const auto file = write("# Top\n\n" + block(kQuick, "title=T") + block("classify -- true"));
    const auto outcome = parascope({"lesson", file, "--json"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    const auto root = json(outcome);
    EXPECT_EQ(std::string_view(root["file"]), file);
    EXPECT_EQ(std::string_view(root["title"]), "Top");
    EXPECT_EQ(simdjson::dom::array(root["faults"]).size(), 0U);
    ASSERT_EQ(simdjson::dom::array(root["blocks"]).size(), 2U);
    const auto ran = root["blocks"].at(0);
    EXPECT_EQ(int64_t(ran["line"]), 3);
    EXPECT_EQ(std::string_view(ran["section"]), "Top");
    EXPECT_EQ(std::string_view(ran["title"]), "T");
    EXPECT_EQ(std::string_view(ran["command"]), kQuick);
    EXPECT_TRUE(bool(ran["ok"]));
    EXPECT_EQ(std::string_view(ran["error"]), "");
    EXPECT_EQ(std::string_view(ran["skipped"]), "");
    EXPECT_EQ(std::string_view(ran["answer"]["command"]), kQuick);
    EXPECT_EQ(simdjson::dom::array(ran["answer"]["runs"]).size(), 1U);
    EXPECT_EQ(std::string_view(ran["answer"]["runs"].at(0)["backend"]), "threads");
    const auto risky = root["blocks"].at(1);
    EXPECT_FALSE(bool(risky["ok"]));
    EXPECT_EQ(std::string_view(risky["skipped"]),
              "it runs a program of its author's: true; use --trust to run it");
    EXPECT_TRUE(risky["answer"].is_null());
}

TEST_F(ALessonWithoutAWindow, RunsWhatIsRiskyOnlyWhenItIsTrusted) {
    const auto made = dir.file("made").string();
    const auto file = write(block("classify -- touch " + made) + "```python run\nopen('" + made +
                            "2', 'w').close()\nprint(__file__)\n```\n");
    const auto careful = parascope({"lesson", file});
    EXPECT_EQ(careful.status, 0) << "skipped is not failed: " << careful.err;
    EXPECT_THAT(careful.out, HasSubstr("skipped: it runs a program of its author's: touch " + made +
                                       "; use --trust to run it"));
    EXPECT_THAT(careful.out, HasSubstr("skipped: it runs Python of its author's; use --trust"));
    EXPECT_THAT(careful.out, HasSubstr("2 blocks: 0 ran, 2 skipped\n"));
    EXPECT_THAT(dir.names(), ElementsAre("a.md"));

    const auto temporary = dir.file("tmp");
    std::filesystem::create_directory(temporary);
    const auto trusting = parascope({"lesson", file, "--trust"}, {{"TMPDIR", temporary.string()}});
    EXPECT_EQ(trusting.status, 0) << trusting.err;
    EXPECT_THAT(dir.names(), AllOf(Contains("made"), Contains("made2")));
    EXPECT_TRUE(std::filesystem::is_empty(temporary)) << "the script is gone";
}

TEST_F(ALessonWithoutAWindow, FailsWhenABlockFailsAndRunsTheOthers) {
    const auto file =
        write(block("run --worker 2") +
              block("run --task sum-squares:1M --backend cpython-threads --python /nowhere/python") +
              block(kQuick));
    const auto outcome = parascope({"lesson", file, "--trust"});
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(2)) << outcome.err; // of the Python and its baseline one
    EXPECT_EQ(outcome.complaints()[0],
              "parascope: " + file + ":2:5: '--worker': 'run' has no such option; did you mean '--workers'?");
    EXPECT_THAT(outcome.complaints()[1],
                StartsWith("parascope: " + file +
                           ":5: the runs with backends 'cpython-serial' and "
                           "'cpython-threads' failed: there is no Python '/nowhere/python': "));
    EXPECT_THAT(outcome.out, HasSubstr("3 blocks: 1 ran, 2 failed\n"));
}

TEST_F(ALessonWithoutAWindow, ThatHasNoBlockWasMeantToBeAnotherFile) {
    const auto file = write("# All words\n\nand nothing to run\n");
    for (const auto& words : {std::vector<std::string>{"lesson", file}, {"lesson", file, "--check"}}) {
        const auto outcome = parascope(words);
        EXPECT_EQ(outcome.status, 1);
        EXPECT_EQ(outcome.err,
                  "parascope: lesson '" + file +
                      "': it has no block that could be run; name another file, or write a block of "
                      "the language parascope into it\n");
    }
}

TEST_F(ALessonWithoutAWindow, IsCheckedWithoutRunningIt) {
    const auto good =
        write("# Top\n\n" + block(kQuick) + block("classify -- touch " + dir.file("made").string()));
    const auto checked = parascope({"lesson", good, "--check", "--trust"});
    EXPECT_EQ(checked.status, 0);
    EXPECT_EQ(checked.out, good + ": 2 blocks, no faults\n");
    EXPECT_THAT(dir.names(), ElementsAre("a.md"));
    EXPECT_THAT(parascope({"lesson", good, "--check", "--quiet"}).out, IsEmpty());

    const auto bad = write("[a](#b)\n\n" + block("run --task sum-square"));
    const auto outcome = parascope({"lesson", bad, "--check"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out, AllOf(StartsWith(bad + ":1:1: link '#b': "),
                                   HasSubstr("\n" + bad + ":4:12: task 'sum-square': "),
                                   HasSubstr("did you mean 'sum-squares'?\n")));
    const auto root = json(parascope({"lesson", bad, "--check", "--json"}));
    EXPECT_EQ(uint64_t(root["blocks"]), 1U);
    EXPECT_EQ(int64_t(root["faults"].at(1)["line"]), 4);
    EXPECT_EQ(int64_t(root["faults"].at(1)["column"]), 12);
    EXPECT_THAT(std::string(std::string_view(root["faults"].at(1)["text"])),
                StartsWith("task 'sum-square': "));
}

TEST_F(ALessonWithoutAWindow, EndsAtOnceOnCtrlC) {
    const auto file = write(block("run --task sleep:100000 --backend threads --no-baseline") + block(kQuick));
    Program program(PARASCOPE_PROGRAM, {"lesson", file});
    program.waitForOutput("$ parascope run --task sleep");
    program.signal(SIGINT);
    const auto outcome = program.finish();
    EXPECT_EQ(outcome.status, 130);
    EXPECT_THAT(outcome.out, Not(HasSubstr(kQuick)));
}

TEST_F(ALessonWithoutAWindow, SaysWhatIsWrongWithItsFileOrItsName) {
    const auto missing = parascope({"lesson", dir.file("none.md").string()});
    EXPECT_EQ(missing.status, 1);
    EXPECT_THAT(missing.complaints(), ElementsAre(HasSubstr("there is no such file; ")));
    const auto near = parascope({"lesson", "thread-and-processes"});
    EXPECT_EQ(near.status, 1);
    EXPECT_EQ(
        near.err,
        "parascope: lesson 'thread-and-processes': there is neither a file nor a shipped lesson of that "
        "name; did you mean 'threads-and-processes'?\n");
    EXPECT_EQ(parascope({"lesson"}).status, 2);
    EXPECT_EQ(parascope({"lesson", "gil", "--export", "a.png"}).status, 2);
    EXPECT_EQ(parascope({"lesson", "gil", "--check", "--export", "a.html"}).status, 2);
}

TEST_F(ALessonWithoutAWindow, ReadsNothingOutsideItsFolder) {
    std::filesystem::create_directory(dir.file("lesson"));
    std::filesystem::create_symlink("/etc/passwd", dir.file("lesson/passwd.png"));
    dir.write("secret.png", "PNG");
    const auto file =
        dir.write("lesson/a.md",
                  "<script>alert(1)</script>\n\n![a](file:///etc/passwd) ![b](/etc/passwd) ![c](passwd.png) "
                  "![d](../secret.png) [e](../../etc/passwd) ![f](https://example.org/a.png)\n\n" +
                      block("classify -- cat /etc/hostname") + block("show ../secret.json") +
                      block("scrape --urls /etc/hosts") + "```python run\nopen('/etc/hostname')\n```\n")
            .string();
    Program strace(
        "/usr/bin/strace",
        {"-f", "-o", dir.file("calls").string(), "-e",
         "trace=open,openat,openat2,execve,connect,stat,newfstatat,statx", PARASCOPE_PROGRAM, "lesson", file},
        // LeakSanitizer, where we are built with it, cannot look at a program that is traced already.
        {{"ASAN_OPTIONS", "detect_leaks=0"}});
    const auto outcome = strace.finish();
    const auto calls = test::textOf(dir.file("calls"));
    if (calls.find("execve(") == std::string::npos) {
        GTEST_SKIP() << "nothing can be traced here (strace): " << outcome.err;
    }
    EXPECT_EQ(outcome.status, 1) << "its pictures are faults";
    EXPECT_THAT(outcome.out, HasSubstr("4 blocks: 0 ran, 4 skipped"));
    for (const auto* const forbidden : {"/etc/passwd", "secret", "/etc/hostname", "/etc/hosts", "AF_INET"}) {
        EXPECT_THAT(calls, Not(HasSubstr(forbidden)));
    }
    EXPECT_EQ(calls.find("execve(", calls.find("execve(") + 1), std::string::npos) << "no other program";
}

class AShippedLesson : public testing::Test {};

TEST_F(AShippedLesson, IsListedInTheOrderOfTheCourse) {
    const auto outcome = parascope({"list", "lessons", "--json"});
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(outcome.out);
    std::vector<std::string> names;
    for (const auto lesson : simdjson::dom::array(root["lessons"])) {
        names.emplace_back(std::string_view(lesson["name"]));
        EXPECT_FALSE(std::string_view(lesson["title"]).empty());
        EXPECT_EQ(std::string(std::string_view(lesson["file"])), ":/lessons/" + names.back() + ".md");
    }
    EXPECT_THAT(names, ElementsAre("processes", "threads-and-processes", "gil", "separate-memory", "waiting",
                                   "scraper", "queue", "scaling", "races-and-deadlock"));
    EXPECT_THAT(parascope({"list", "lessons"}).out,
                AllOf(HasSubstr("threads-and-processes"), HasSubstr("The GIL")));
    EXPECT_THAT(parascope({"list"}).out, HasSubstr("races-and-deadlock"));
}

TEST_F(AShippedLesson, HasNoFaults) {
    for (const auto* const name : {"processes", "threads-and-processes", "gil", "separate-memory", "waiting",
                                   "scraper", "queue", "scaling", "races-and-deadlock"}) {
        const auto outcome = parascope({"lesson", name, "--check"});
        EXPECT_EQ(outcome.status, 0) << outcome.out;
        EXPECT_THAT(outcome.out,
                    AllOf(StartsWith(name + std::string(": ")), HasSubstr(" blocks, no faults")));
    }
}

} // namespace
} // namespace parascope
