// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandLine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Words = std::vector<std::string>;

Command parsed(const Words& words) {
    const auto result = parseCommandLine(words);
    EXPECT_TRUE(result) << (result ? "" : result.error().text());
    EXPECT_TRUE(!result || !result->answer);
    return result ? result->command : Command();
}

RunCommand parsedRun(Words words) {
    words.insert(words.begin(), "run");
    const auto command = parsed(words);
    EXPECT_EQ(command.kind, Command::Kind::Run);
    return command.run;
}

/// The error of a command line: one line that says what, why and what to do.
std::string refusal(const Words& words) {
    const auto result = parseCommandLine(words);
    EXPECT_FALSE(result) << testing::PrintToString(words);
    if (result) {
        return {};
    }
    EXPECT_FALSE(result.error().what.empty());
    EXPECT_FALSE(result.error().why.empty()) << result.error().text();
    EXPECT_FALSE(result.error().remedy.empty()) << result.error().text();
    EXPECT_THAT(result.error().text(), Not(HasSubstr("\n")));
    return result.error().text();
}

std::string answer(const Words& words) {
    const auto result = parseCommandLine(words);
    EXPECT_TRUE(result && result->answer) << testing::PrintToString(words);
    return result && result->answer ? *result->answer : std::string();
}

/// Splits a line as a shell does, as far as commandText goes.
Words shellWords(const std::string& line) {
    Words words;
    std::string word;
    bool quoted = false;
    bool any = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\'') {
            quoted = !quoted;
            any = true;
        } else if (!quoted && line[i] == '\\') {
            word += line[++i];
        } else if (!quoted && line[i] == ' ') {
            words.push_back(word);
            word.clear();
            any = false;
        } else {
            word += line[i];
        }
    }
    if (any || !word.empty()) {
        words.push_back(word);
    }
    return words;
}

TEST(ACommandLine, OfNothingOpensTheWindow) {
    const auto command = parsed({});
    EXPECT_EQ(command.kind, Command::Kind::Window);
    EXPECT_TRUE(command.file.empty());
}

TEST(ACommandLine, OfAFileOpensTheWindowOnIt) {
    EXPECT_EQ(parsed({"a.trace.json"}).file, "a.trace.json");
    EXPECT_EQ(parsed({"/somewhere/else.json.gz"}).file, "/somewhere/else.json.gz");
    EXPECT_EQ(parsed({"./run"}).kind, Command::Kind::Window) << "a file of that name";
}

TEST(AScaleCommand, IsReadAndWrittenBack) {
    const auto command =
        parsed({"scale", "--task", "sum-squares:100M", "--backend", "threads,cpython-threads",
                "--python-size", "1M", "--max-workers", "8", "--repeat", "5", "--cores", "0,1"});
    ASSERT_EQ(command.kind, Command::Kind::Scale);
    EXPECT_EQ(command.scale.size, 100'000'000U);
    EXPECT_EQ(command.scale.pythonSize, 1'000'000U);
    EXPECT_EQ(command.scale.maxWorkers, 8);
    EXPECT_EQ(command.scale.repeat, 5);
    EXPECT_EQ(command.scale.cores.size(), 2U);
    auto words = shellWords(commandText(command));
    words.erase(words.begin());
    EXPECT_EQ(parsed(words), command) << commandText(command);
}

TEST(AScaleCommand, HasDefaults) {
    const auto scale = parsed({"scale"}).scale;
    EXPECT_EQ(scale.maxWorkers, 4);
    EXPECT_EQ(scale.repeat, 3);
    EXPECT_THAT(scale.backends, ElementsAre(Backend::Threads, Backend::Processes));
}

TEST(AScaleCommand, SaysWhatIsWrong) {
    EXPECT_THAT(refusal({"scale", "--max-workers", "65"}), HasSubstr("give 1 to 64"));
    EXPECT_THAT(refusal({"scale", "--backend", "serial"}), HasSubstr("nothing to scale"));
    EXPECT_THAT(refusal({"scale", "--export", "a.trace.json"}), HasSubstr("use .png, .svg, .pdf or .csv"));
    EXPECT_THAT(refusal({"scale", "--python-size", "0"}), HasSubstr("Python's size"));
}

TEST(ARunCommand, GivesPythonASizeOfItsOwn) {
    const auto run = parsedRun(
        {"--task", "sum-squares:9M", "--python-size", "90k", "--backend", "threads,cpython-threads"});
    for (const auto& experiment : experimentsOf(run)) {
        EXPECT_EQ(experiment.size, isPython(experiment.backend) ? 90'000U : 9'000'000U);
    }
}

TEST(ARunCommand, HasTheLessonsDefaults) {
    const auto run = parsedRun({});
    EXPECT_EQ(run.task, "sum-squares");
    EXPECT_EQ(run.size, 10'000'000U);
    EXPECT_THAT(run.backends, ElementsAre(Backend::Threads, Backend::Processes));
    EXPECT_EQ(run.workers, 2);
    EXPECT_EQ(run.repeat, 1);
    EXPECT_THAT(run.cores, IsEmpty());
    EXPECT_TRUE(run.baseline);
    EXPECT_FALSE(run.keepGoing);
}

TEST(ARunCommand, TakesEveryOption) {
    const auto command = parsed({"run",
                                 "--task",
                                 "sum-squares:200M",
                                 "--backend",
                                 "serial,processes",
                                 "--workers",
                                 "4",
                                 "--repeat",
                                 "3",
                                 "--cores",
                                 "0,2-3",
                                 "--no-baseline",
                                 "--keep-going",
                                 "--switch-interval-ms",
                                 "20",
                                 "--start-method",
                                 "spawn",
                                 "--python",
                                 "/usr/bin/python3",
                                 "--json",
                                 "--quiet",
                                 "--export",
                                 "a.png",
                                 "--export",
                                 "b/c.trace.json",
                                 "--schedule",
                                 "sampled"});
    const auto& run = command.run;
    EXPECT_EQ(run.size, 200'000'000U);
    EXPECT_THAT(run.backends, ElementsAre(Backend::Serial, Backend::Processes));
    EXPECT_EQ(run.workers, 4);
    EXPECT_EQ(run.repeat, 3);
    EXPECT_THAT(run.cores, ElementsAre(CoreId(0), CoreId(2), CoreId(3)));
    EXPECT_FALSE(run.baseline);
    EXPECT_TRUE(run.keepGoing);
    EXPECT_EQ(run.switchIntervalMs, 20);
    EXPECT_EQ(run.startMethod, StartMethod::Spawn);
    EXPECT_EQ(run.python, "/usr/bin/python3");
    EXPECT_TRUE(command.json);
    EXPECT_TRUE(command.quiet);
    EXPECT_THAT(command.exports, ElementsAre("a.png", "b/c.trace.json"));
    EXPECT_EQ(command.schedule, ScheduleMode::Sampled);
}

TEST(ARunCommand, TakesBackendsInSeveralWaysAndEachOnce) {
    EXPECT_THAT(parsedRun({"--backend", "threads", "--backend", "serial"}).backends,
                ElementsAre(Backend::Threads, Backend::Serial));
    EXPECT_THAT(parsedRun({"--backend", "threads,threads,serial"}).backends,
                ElementsAre(Backend::Threads, Backend::Serial));
    EXPECT_THAT(parsedRun({"--backend=processes"}).backends, ElementsAre(Backend::Processes));
}

TEST(ARunCommand, TakesTheUsualSizeOfATaskWithoutOne) {
    EXPECT_EQ(parsedRun({"--task", "sleep"}).size, 500U);
    EXPECT_EQ(parsedRun({"--task", "sleep:2k"}).size, 2000U);
}

TEST(ARunCommand, RunsSerialFirstAndMakesTheBaselineItself) {
    const auto backends = [](const Words& words) {
        std::vector<Backend> all;
        for (const auto& experiment : experimentsOf(parsedRun(words))) {
            all.push_back(experiment.backend);
        }
        return all;
    };
    EXPECT_THAT(backends({}), ElementsAre(Backend::Serial, Backend::Threads, Backend::Processes));
    EXPECT_THAT(backends({"--backend", "cpython-threads"}),
                ElementsAre(Backend::CpythonSerial, Backend::CpythonThreads))
        << "of the same language";
    EXPECT_THAT(backends({"--backend", "gil,cpython-free"}),
                ElementsAre(Backend::Serial, Backend::CpythonSerial, Backend::Gil, Backend::CpythonFree));
    EXPECT_THAT(backends({"--backend", "threads,serial"}), ElementsAre(Backend::Serial, Backend::Threads));
    EXPECT_THAT(backends({"--backend", "threads", "--no-baseline"}), ElementsAre(Backend::Threads));
    EXPECT_THAT(backends({"--backend", "threads", "--repeat", "2", "--no-baseline"}),
                ElementsAre(Backend::Threads, Backend::Threads));
}

TEST(ARunCommand, HandsItsOptionsToEveryExperiment) {
    const auto experiments = experimentsOf(
        parsedRun({"--task", "sleep:7", "--workers", "5", "--repeat", "2", "--cores", "1", "--keep-going"}));
    ASSERT_EQ(experiments.size(), 6U);
    for (std::size_t i = 0; i < experiments.size(); ++i) {
        EXPECT_EQ(experiments[i].task, "sleep");
        EXPECT_EQ(experiments[i].size, 7U);
        EXPECT_EQ(experiments[i].workers, 5);
        EXPECT_EQ(experiments[i].repeat, static_cast<int>(i % 2));
        EXPECT_THAT(experiments[i].cores, ElementsAre(CoreId(1)));
        EXPECT_TRUE(experiments[i].keepGoing);
    }
}

TEST(AWrongRunCommand, NamesTheNearTaskOrBackend) {
    EXPECT_THAT(refusal({"run", "--task", "sum-square:5"}), HasSubstr("did you mean 'sum-squares'?"));
    EXPECT_THAT(refusal({"run", "--task", "knit"}), HasSubstr("known are sum-squares and sleep"));
    EXPECT_THAT(refusal({"run", "--task", ""}), HasSubstr("there is no such task"));
    EXPECT_THAT(refusal({"run", "--backend", "thread"}), HasSubstr("did you mean 'threads'?"));
    EXPECT_THAT(refusal({"run", "--backend", "threads,procceses"}), HasSubstr("did you mean 'processes'?"));
    EXPECT_THAT(refusal({"run", "--schedule", "exakt"}), HasSubstr("did you mean 'exact'?"));
}

TEST(AWrongRunCommand, SaysWhatIsWrongWithASize) {
    EXPECT_THAT(refusal({"run", "--task", "sum-squares:0"}), HasSubstr("size '0': it is zero"));
    EXPECT_THAT(refusal({"run", "--task", "sum-squares:-5"}), HasSubstr("size '-5': it is negative"));
    EXPECT_THAT(refusal({"run", "--task", "sum-squares:many"}), HasSubstr("size 'many': it is not a number"));
    EXPECT_THAT(refusal({"run", "--task", "sum-squares:"}), HasSubstr("size: it is missing"));
    EXPECT_THAT(refusal({"run", "--task", "sum-squares:10001G"}),
                HasSubstr("the sum would not fit into 128 bits"));
    EXPECT_THAT(refusal({"run", "--task", "sum-squares:99999999999999999999999999"}), HasSubstr("too large"));
    EXPECT_THAT(refusal({"run", "--task", "sleep:100000000"}), HasSubstr("it would take longer than a day"));
}

TEST(AWrongRunCommand, SaysWhatIsWrongWithANumber) {
    EXPECT_THAT(refusal({"run", "--workers", "0"}), HasSubstr("workers '0': it is zero"));
    EXPECT_THAT(refusal({"run", "--workers", "100000"}),
                HasSubstr("workers '100000': that is too many; give 1 to 64"));
    EXPECT_THAT(refusal({"run", "--workers", "65"}), HasSubstr("give 1 to 64"));
    EXPECT_THAT(refusal({"run", "--workers", "-1"}), HasSubstr("negative"));
    EXPECT_THAT(refusal({"run", "--workers", "two"}), HasSubstr("not a number"));
    EXPECT_THAT(refusal({"run", "--workers", "1.5"}), HasSubstr("not a whole number"));
    EXPECT_THAT(refusal({"run", "--repeat", "0"}), HasSubstr("repeat '0'"));
    EXPECT_THAT(refusal({"run", "--repeat", "1M"}), HasSubstr("too many"));
}

TEST(AWrongRunCommand, SaysWhatIsWrongWithThePythonOptions) {
    EXPECT_THAT(refusal({"run", "--switch-interval-ms", "0"}), HasSubstr("switch interval '0'"));
    EXPECT_THAT(refusal({"run", "--switch-interval-ms", "99k"}), HasSubstr("give 1 to 10000"));
    EXPECT_THAT(refusal({"run", "--start-method", "vfork"}),
                HasSubstr("give fork, spawn, forkserver or default"));
}

TEST(AWrongRunCommand, SaysWhatIsWrongWithAListOfCores) {
    for (const char* cores : {"a", "1-", "-1", "3-1", "1,,2", "0-99999", "1;2", "0-0-0", " 1"}) {
        EXPECT_THAT(refusal({"run", "--cores", cores}), HasSubstr("this is no list of cores")) << cores;
    }
}

TEST(AWrongRunCommand, NamesTheFormatsOfExports) {
    EXPECT_THAT(refusal({"run", "--export", "a.doc"}),
                HasSubstr(".png, .svg, .pdf, .csv, .trace.json or .html"));
    EXPECT_THAT(refusal({"run", "--export", "folder/.png"}), HasSubstr("its ending names no format"));
    EXPECT_THAT(refusal({"run", "--export", "a.json"}), HasSubstr("its ending names no format"));
}

TEST(AWrongCommandLine, NamesTheHelp) {
    EXPECT_THAT(refusal({"run", "--bogus"}), HasSubstr("see 'parascope run --help'"));
    EXPECT_THAT(refusal({"run", "extra"}), HasSubstr("parascope run --help"));
    EXPECT_THAT(refusal({"--bogus"}), HasSubstr("see 'parascope --help'"));
    EXPECT_THAT(refusal({"show"}), HasSubstr("parascope show --help"));
    EXPECT_THAT(refusal({"run", "--task"}), HasSubstr("parascope run --help"));
    refusal({"run", "run"});
    refusal({"run", "show", "a.json"});
    refusal({"a.json", "b.json"});
}

TEST(AWrongCommandLine, NamesTheNearCommand) {
    EXPECT_THAT(refusal({"rum"}), HasSubstr("did you mean 'run'?"));
    EXPECT_THAT(refusal({"frobnicate"}), HasSubstr("this is neither a command nor a file"));
    EXPECT_THAT(refusal({"list", "backend"}), HasSubstr("did you mean 'backends'?"));
}

TEST(AListOfCores, HasNumbersAndRangesOnceAndInOrder) {
    EXPECT_THAT(parseCores("3,0,1-2,2").value(), ElementsAre(CoreId(0), CoreId(1), CoreId(2), CoreId(3)));
    EXPECT_THAT(parseCores("").value(), IsEmpty());
    EXPECT_THAT(parseCores("5").value(), ElementsAre(CoreId(5)));
}

TEST(OtherCommands, AreParsed) {
    const auto show = parsed({"show", "a.trace.json", "--json", "--export", "b.csv"});
    EXPECT_EQ(show.kind, Command::Kind::Show);
    EXPECT_EQ(show.file, "a.trace.json");
    EXPECT_TRUE(show.json);
    EXPECT_EQ(show.exports.size(), 1U);
    EXPECT_EQ(parsed({"list"}).kind, Command::Kind::List);
    EXPECT_EQ(parsed({"list", "tasks", "--json"}).topic, "tasks");
}

TEST(Help, IsThereForEveryCommand) {
    EXPECT_THAT(answer({"--help"}), testing::AllOf(HasSubstr("run"), HasSubstr("show"), HasSubstr("list")));
    EXPECT_THAT(answer({"-h"}), HasSubstr("run"));
    EXPECT_THAT(answer({"run", "--help"}),
                testing::AllOf(HasSubstr("--task"), HasSubstr("--backend"), HasSubstr("--export")));
    EXPECT_THAT(answer({"show", "--help"}), HasSubstr("--json"));
    EXPECT_THAT(answer({"list", "--help"}), HasSubstr("--json"));
    EXPECT_THAT(answer({"--version"}), testing::MatchesRegex("parascope [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(TheTextOfACommand, IsReadBackAsTheSameCommand) {
    const std::vector<Words> lines{
        {},
        {"a file's name.json"},
        {"run"},
        {"run", "--task", "sleep:1500", "--backend", "serial", "--workers", "7"},
        {"run", "--task", "sum-squares:1.5G", "--repeat", "3", "--cores", "0,2-3,9", "--no-baseline",
         "--keep-going", "--quiet"},
        {"run", "--backend", "gil,cpython-processes", "--switch-interval-ms", "50", "--start-method",
         "forkserver", "--python", "/opt/my python"},
        {"list", "backends", "--python", "python3.12"},
        {"run", "--json", "--schedule", "exact", "--export", "it's a picture.png", "--export", "$(rm).svg",
         "--export", "a&b|c;d.pdf"},
        {"show", "it's \"here\".json", "--json"},
        {"list"},
        {"list", "backends", "--json"},
    };
    for (const auto& words : lines) {
        const auto command = parsed(words);
        const auto text = commandText(command);
        auto again = shellWords(text);
        ASSERT_EQ(again.front(), "parascope") << text;
        again.erase(again.begin());
        EXPECT_EQ(parsed(again), command) << text;
    }
}

TEST(TheTextOfACommand, IsWhatAPersonWouldType) {
    EXPECT_EQ(commandText(parsed({"run", "--task", "sum-squares:200000000", "--backend", "serial,threads"})),
              "parascope run --task sum-squares:200M --backend serial,threads --workers 2");
    EXPECT_EQ(commandText(parsed({})), "parascope");
}

TEST(TheEndingOfAnExport, IsTheLongestThatIsKnown) {
    for (const auto& ending : exportEndings()) {
        EXPECT_EQ(exportEnding("folder.d/name" + ending).value(), ending);
    }
    EXPECT_FALSE(exportEnding("name"));
    EXPECT_FALSE(exportEnding(""));
    EXPECT_FALSE(exportEnding("a.PNG.txt"));
}

} // namespace
} // namespace parascope
