// SPDX-License-Identifier: GPL-3.0-or-later
// What programs of a student's own tell by resources/python/parascope.py and resources/c/parascope.h.
#include "tests/cli/Program.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <simdjson.h>

namespace parascope {
namespace {

using test::Outcome;
using test::Program;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

/// An event as it was told.
struct Told {
    std::string phase;
    std::string name; ///< of a name-giving event: the name it gives
    std::string state;
    std::int64_t pid = 0;
    std::int64_t tid = 0;
    double length = 0;
};

/// A program that is started with a descriptor to tell on.
class AProgramOfOnesOwn : public testing::Test {
protected:
    /// By a line of the shell, in which descriptor 5 is listened to.
    std::vector<Told> told(const std::string& line) {
        outcome = Program("/bin/sh", {"-c", "{ " + line + "; } 5>&1 >&2"},
                          {{"PARASCOPE_TRACE_FD", "5"},
                           {"PYTHONPATH", PARASCOPE_STUDENT_PYTHON},
                           {"PYTHONDONTWRITEBYTECODE", "1"}})
                      .finish();
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        std::vector<Told> events;
        std::istringstream lines(outcome.out);
        for (std::string text; std::getline(lines, text);) {
            events.push_back(parse(text));
        }
        return events;
    }
    std::vector<Told> toldInPython(const std::string& program, const std::string& interpreter = "python3") {
        return told(interpreter + " " + dir.write("script.py", program).string());
    }
    static std::string workload(const std::string& name) { return PARASCOPE_WORKLOADS "/" + name; }

    /// How often each name was told of.
    static std::map<std::string, int> counts(const std::vector<Told>& events, const std::string& phase) {
        std::map<std::string, int> count;
        for (const auto& event : events) {
            if (event.phase == phase) {
                ++count[event.name];
            }
        }
        return count;
    }

    test::TempDir dir;
    Outcome outcome;

private:
    Told parse(const std::string& text) {
        simdjson::dom::element event;
        EXPECT_FALSE(m_parser.parse(text).get(event)) << text;
        Told told;
        told.phase = std::string_view(event["ph"]);
        told.name = std::string_view(event["name"]);
        std::string_view part;
        if (told.phase == "M" && !event.at_pointer("/args/name").get(part)) {
            told.name = part;
        }
        if (!event["cat"].get(part)) {
            told.state = part;
        }
        told.pid = event["pid"];
        told.tid = event["tid"];
        if (!event["dur"].get(told.length)) {
            EXPECT_GE(told.length, 0);
        }
        return told;
    }

    simdjson::dom::parser m_parser;
};

constexpr auto kAll = R"(
import parascope, threading
@parascope.span("each call")
def called():
    return 7
assert called() == 7 and called.__name__ == "called"
with parascope.span("grüße \"\\\n", "io"):
    pass
parascope.mark("half way")
parascope.counter("pages", 7)
assert parascope.is_on()
)";

TEST_F(AProgramOfOnesOwn, TellsInPythonWhatItDoes) {
    const auto events = toldInPython(kAll);
    EXPECT_THAT(counts(events, "X"), UnorderedElementsAre(Pair("each call", 1), Pair("grüße \"\\\n", 1)));
    EXPECT_THAT(counts(events, "i"), ElementsAre(Pair("half way", 1)));
    EXPECT_THAT(counts(events, "C"), ElementsAre(Pair("pages", 1)));
    EXPECT_THAT(counts(events, "M"), ElementsAre(Pair("MainThread", 1)));
    for (const auto& event : events) {
        EXPECT_EQ(event.pid, event.tid) << "all on the main thread";
        EXPECT_TRUE(event.phase != "X" || event.state == (event.name == "each call" ? "running" : "io"));
    }
}

TEST_F(AProgramOfOnesOwn, RunsInPythonTheSameWhereNobodyListens) {
    std::string program = kAll;
    program.replace(program.find("assert parascope.is_on"), 22, "assert not parascope.is_on");
    dir.write("script.py", program);
    EXPECT_EQ(told("unset PARASCOPE_TRACE_FD; python3 " + dir.file("script.py").string()).size(), 0U);
    EXPECT_EQ(told("PARASCOPE_TRACE_FD=77 python3 " + dir.file("script.py").string()).size(), 0U);
    EXPECT_EQ(told("PARASCOPE_TRACE_FD=many python3 " + dir.file("script.py").string()).size(), 0U);
}

TEST_F(AProgramOfOnesOwn, TellsInPythonOfThreadsForksAndMultiprocessing) {
    const auto events = toldInPython(R"(
import multiprocessing, os, parascope, threading
def work(name):
    for _ in range(300):
        with parascope.span(name):
            pass
if __name__ == "__main__":
    threads = [threading.Thread(target=work, args=("t%d" % i,), name="T%d" % i) for i in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    for method in "fork", "spawn", "forkserver":
        child = multiprocessing.get_context(method).Process(target=work, args=(method,))
        child.start(); child.join()
    if os.fork() == 0:
        parascope.mark("forked")
        os._exit(0)
    os.wait()
)");
    EXPECT_THAT(counts(events, "X"),
                UnorderedElementsAre(Pair("t0", 300), Pair("t1", 300), Pair("t2", 300), Pair("fork", 300),
                                     Pair("spawn", 300), Pair("forkserver", 300)));
    EXPECT_THAT(counts(events, "i"), ElementsAre(Pair("forked", 1)));
    std::map<std::string, std::set<std::pair<std::int64_t, std::int64_t>>> where;
    for (const auto& event : events) {
        where[event.name].insert({event.pid, event.tid});
    }
    std::set<std::int64_t> pids;
    for (const auto* name : {"t0", "fork", "spawn", "forkserver", "forked"}) {
        ASSERT_EQ(where[name].size(), 1U) << name;
        pids.insert(where[name].begin()->first);
    }
    EXPECT_EQ(pids.size(), 5U) << "each process under its own number";
    EXPECT_EQ(where["t0"].begin()->first, where["t1"].begin()->first);
    EXPECT_NE(where["t0"].begin()->second, where["t1"].begin()->second);
}

TEST_F(AProgramOfOnesOwn, RefusesInPythonAStateThatThereIsNot) {
    const auto events = toldInPython(R"(
import parascope
try:
    parascope.span("x", "asleep")
except ValueError as error:
    parascope.mark(str(error))
)");
    EXPECT_THAT(counts(events, "i").begin()->first,
                HasSubstr("state 'asleep': it is none of running, ready"));
}

TEST_F(AProgramOfOnesOwn, GoesOnWhenNobodyListensAnyMore) {
    dir.write("script.py", "import parascope, sys\n"
                           "for i in range(100000):\n"
                           "    with parascope.span('x'): pass\n"
                           "assert not parascope.is_on()\n"
                           "print('went on', file=sys.stderr)\n");
    const auto listenOnce = [this](const std::string& program) {
        return told("{ " + program + " 5>&1 || echo it failed >&2; } | head -n 1 >/dev/null");
    };
    listenOnce("python3 " + dir.file("script.py").string());
    EXPECT_EQ(outcome.err, "went on\n");
    for (const auto* teller : {"teller_c", "teller_cpp"}) {
        listenOnce(workload(teller) + " many");
        EXPECT_EQ(outcome.err, "") << teller;
    }
}

TEST_F(AProgramOfOnesOwn, HasItsThreadsNamedWithoutBeingChanged) {
    const auto script =
        dir.write("script.py", "import sys, threading\n"
                               "thread = threading.Thread(target=len, args=('',), name='loader')\n"
                               "thread.start(); thread.join()\n"
                               "assert sys.argv[1:] == ['a', '-b'] and __name__ == '__main__'\n");
    const auto events = told("python3 -m parascope " + script.string() + " a -b");
    EXPECT_THAT(counts(events, "M"),
                UnorderedElementsAre(Pair("MainThread", 1), Pair("script.py", 1), Pair("loader", 1)));
    EXPECT_EQ(events.size(), 3U);
}

TEST_F(AProgramOfOnesOwn, HasItsFunctionsSeenWithoutBeingChanged) {
    const auto script = dir.write("script.py", R"(
import json, threading, time
def slow():
    time.sleep(0.002)
def steps():
    yield slow()
    slow()
def fails():
    slow()
    raise ValueError
def quick():
    return 1
def main():
    for _ in range(1000): quick()
    list(steps())
    json.dumps([1] * 100000)
    try:
        fails()
    except ValueError:
        pass
thread = threading.Thread(target=slow, name="other")
thread.start(); main(); thread.join()
)");
    for (const std::string interpreter : {"python3", "python3.12", "python3.13"}) {
        if (Program("/bin/sh", {"-c", interpreter + " -c ''"}).finish().status != 0) {
            continue; // not here: by sys.setprofile or by sys.monitoring, what is told is the same
        }
        auto calls = counts(told(interpreter + " -m parascope --functions " + script.string()), "X");
        EXPECT_LT(calls["quick"], 100) << "those that took long, on a busy machine";
        calls.erase("quick");
        EXPECT_THAT(calls, UnorderedElementsAre(Pair("slow", 4), Pair("steps", 2), Pair("fails", 1),
                                                Pair("main", 1), Pair("<module>", 1)))
            << interpreter;
    }
}

TEST_F(AProgramOfOnesOwn, TellsInCAndInCppWhatItDoes) {
    for (const auto* teller : {"teller_c", "teller_cpp"}) {
        auto events = told(workload(teller) + " names");
        EXPECT_THAT(counts(events, "M"), ElementsAre(Pair("main \"thread\"", 1)));
        auto spans = counts(events, "X");
        EXPECT_EQ(spans.erase("the whole"), teller == std::string("teller_cpp") ? 1U : 0U);
        EXPECT_THAT(spans, UnorderedElementsAre(Pair("grüße\n\\", 1), Pair("bad ??", 1)));
        EXPECT_THAT(counts(events, "i"),
                    UnorderedElementsAre(Pair("half way", 1), Pair("", 1), Pair(std::string(199, 'x'), 1)));
        EXPECT_THAT(counts(events, "C"), ElementsAre(Pair("pages", 1)));
    }
}

TEST_F(AProgramOfOnesOwn, TellsInCOfThreadsAndForks) {
    for (const auto* teller : {"teller_c", "teller_cpp"}) {
        auto spans = counts(told(workload(teller) + " many"), "X");
        spans.erase("the whole");
        EXPECT_THAT(spans, UnorderedElementsAre(Pair("thread0", 500), Pair("thread1", 500),
                                                Pair("thread2", 500), Pair("thread3", 500)));
        const auto events = told(workload(teller) + " fork");
        EXPECT_THAT(counts(events, "i"), UnorderedElementsAre(Pair("parent", 1), Pair("child", 1)));
    }
}

TEST_F(AProgramOfOnesOwn, CostsNextToNothingInCWhereNobodyListens) {
    EXPECT_EQ(told("unset PARASCOPE_TRACE_FD; " + workload("teller_c") + " cost").size(), 0U);
    EXPECT_LT(std::atol(outcome.err.c_str()), 10'000)
        << "hundredths of a nanosecond for a span: no system call";
}

} // namespace
} // namespace parascope
