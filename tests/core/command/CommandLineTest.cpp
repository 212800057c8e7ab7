// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandLine.h"

#include "core/demos/compare/CompareDemo.h"
#include "core/demos/queue/QueueDemo.h"
#include "core/demos/scale/ScaleDemo.h"

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

/// What a command asks; as usual where it asks something else.
template <class Question>
Question asked(const Command& command) {
    const auto* question = command.asked.as<Question>();
    EXPECT_EQ(command.kind, Command::Kind::Demo);
    EXPECT_NE(question, nullptr);
    return question == nullptr ? Question() : *question;
}

RunQuestion parsedRun(Words words) {
    words.insert(words.begin(), "run");
    return asked<RunQuestion>(parsed(words));
}

QueueQuestion parsedQueue(Words words) {
    words.insert(words.begin(), "queue");
    return asked<QueueQuestion>(parsed(words));
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
    const auto scale = asked<ScaleQuestion>(command);
    EXPECT_EQ(scale.size, 100'000'000U);
    EXPECT_EQ(scale.pythonSize, 1'000'000U);
    EXPECT_EQ(scale.maxWorkers, 8);
    EXPECT_EQ(scale.repeat, 5);
    EXPECT_EQ(scale.cores.size(), 2U);
    auto words = shellWords(commandText(command));
    words.erase(words.begin());
    EXPECT_EQ(parsed(words), command) << commandText(command);
}

TEST(AScaleCommand, HasDefaults) {
    const auto scale = asked<ScaleQuestion>(parsed({"scale"}));
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

TEST(ARunCommand, TakesTheBackendsInTurnWhenItRepeats) {
    std::vector<std::string> order;
    for (const auto& experiment :
         experimentsOf(parsedRun({"--backend", "threads,processes", "--repeat", "2"}))) {
        order.push_back(infoOf(experiment.backend).key + std::to_string(experiment.repeat));
    }
    EXPECT_THAT(order, ElementsAre("serial0", "threads0", "processes0", "serial1", "threads1", "processes1"));
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
    const auto run = asked<RunQuestion>(command);
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
    EXPECT_EQ(run.schedule, ScheduleMode::Sampled);
    EXPECT_EQ(scheduleOf(*command.asked.get()), ScheduleMode::Sampled);
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

TEST(ARunCommand, SendsRanksToTheHostsThatAreNamedAndNobodyElse) {
    const auto experiments =
        experimentsOf(parsedRun({"--backend", "threads,mpi", "--hosts", "h1,h2:4", "--bind-to", "core"}));
    ASSERT_EQ(experiments.size(), 3U);
    for (const auto& experiment : experiments) {
        const bool isOfRanks = experiment.backend == Backend::Mpi;
        EXPECT_EQ(hostsText(experiment.hosts), isOfRanks ? "h1,h2:4" : "");
        EXPECT_EQ(experiment.bindsToCores, isOfRanks);
    }
}

TEST(ARunCommand, HandsItsOptionsToEveryExperiment) {
    const auto experiments = experimentsOf(
        parsedRun({"--task", "sleep:7", "--workers", "5", "--repeat", "2", "--cores", "1", "--keep-going"}));
    ASSERT_EQ(experiments.size(), 6U);
    for (std::size_t i = 0; i < experiments.size(); ++i) {
        EXPECT_EQ(experiments[i].task, "sleep");
        EXPECT_EQ(experiments[i].size, 7U);
        EXPECT_EQ(experiments[i].workers, 5);
        EXPECT_EQ(experiments[i].repeat, static_cast<int>(i / 3));
        EXPECT_THAT(experiments[i].cores, ElementsAre(CoreId(1)));
        EXPECT_TRUE(experiments[i].keepGoing);
    }
}

TEST(AWrongRunCommand, NamesTheNearTaskOrBackend) {
    EXPECT_THAT(refusal({"run", "--task", "sum-square:5"}), HasSubstr("did you mean 'sum-squares'?"));
    EXPECT_THAT(refusal({"run", "--task", "knit"}), HasSubstr("known are sum-squares, sleep, mandelbrot"));
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
    EXPECT_THAT(refusal({"lesson", "gil", "--export", "a.docx"}), HasSubstr("no format; use .html or .pdf"));
    EXPECT_THAT(refusal({"lesson", "gil", "--export", "a.png"}),
                HasSubstr("a lesson is text and pictures; use .html or .pdf"));
    EXPECT_THAT(refusal({"scale", "--export", "a.docx"}), Not(HasSubstr(".html")));
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

TEST(AQueueCommand, HasTheLessonsDefaults) {
    const auto queue = parsedQueue({});
    EXPECT_EQ(queue.backend, Backend::Threads);
    EXPECT_EQ(queue.queue, QueueParameters());
    EXPECT_EQ(queue.repeat, 1);
    EXPECT_THAT(queue.cores, IsEmpty());
}

TEST(AQueueCommand, TakesEveryOption) {
    const auto queue = parsedQueue({"--backend",    "cpython-threads",
                                    "--producers",  "2",
                                    "--consumers",  "3",
                                    "--items",      "1M",
                                    "--capacity",   "4",
                                    "--produce-ms", "1.5",
                                    "--consume-ms", "0",
                                    "--sentinels",  "1",
                                    "--jitter",     "0.25",
                                    "--cores",      "0,2-3",
                                    "--repeat",     "7",
                                    "--schedule",   "exact",
                                    "--python",     "/opt/python3"});
    EXPECT_EQ(queue.backend, Backend::CpythonThreads);
    EXPECT_EQ(queue.queue.producers, 2);
    EXPECT_EQ(queue.queue.consumers, 3);
    EXPECT_EQ(queue.queue.items, 1'000'000U);
    EXPECT_EQ(queue.queue.capacity, 4U);
    EXPECT_EQ(queue.queue.produce, std::chrono::microseconds(1500));
    EXPECT_EQ(queue.queue.consume, Nanoseconds{});
    EXPECT_EQ(queue.queue.endMarks, 1);
    EXPECT_EQ(queue.queue.jitter, 0.25);
    EXPECT_THAT(queue.cores, ElementsAre(CoreId(0), CoreId(2), CoreId(3)));
    EXPECT_EQ(queue.repeat, 7);
    EXPECT_EQ(queue.schedule, ScheduleMode::Exact);
    EXPECT_EQ(queue.python, "/opt/python3");
}

TEST(AQueueCommand, IsARunForEachRepeat) {
    const auto question = parsedQueue({"--repeat", "2", "--cores", "1", "--items", "9"});
    const auto experiments = QueueDemo().plan(question);
    ASSERT_EQ(experiments.size(), 2U);
    EXPECT_EQ(experiments[1].repeat, 1);
    EXPECT_THAT(experiments[1].cores, ElementsAre(CoreId(1)));
    EXPECT_EQ(experiments[1].parameters, experiments[0].parameters);
    ASSERT_NE(experiments[0].parameters.as<QueueParameters>(), nullptr);
    EXPECT_EQ(*experiments[0].parameters.as<QueueParameters>(), question.queue);
}

TEST(AQueueCommand, SaysWhatIsWrong) {
    EXPECT_THAT(refusal({"queue", "--producers", "0"}),
                HasSubstr("producers '0': without one there is nothing to consume; give 1 to 64"));
    EXPECT_THAT(refusal({"queue", "--consumers", "65"}),
                HasSubstr("consumers '65': that is too many; give 1 to 64"));
    EXPECT_THAT(refusal({"queue", "--produce-ms", "-1"}), HasSubstr("give milliseconds, 0 to 3600000"));
    EXPECT_THAT(refusal({"queue", "--consume-ms", "soon"}), HasSubstr("this is no number"));
    EXPECT_THAT(refusal({"queue", "--jitter", "2"}), HasSubstr("give 0 to 1"));
    EXPECT_THAT(refusal({"queue", "--items", "many"}), HasSubstr("items 'many'"));
    EXPECT_THAT(refusal({"queue", "--backend", "gil"}), HasSubstr("it cannot run a queue"));
    EXPECT_THAT(refusal({"scrape", "--backend", "mpi", "--hosts", "h1,h2"}),
                HasSubstr("hosts 'h1,h2': the list of pages, of which each rank takes the next, lies in this "
                          "machine's memory"));
    EXPECT_THAT(refusal({"queue", "--task", "sleep"}), HasSubstr("see 'parascope queue --help'"));
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
    const auto lesson = parsed({"lesson", "a.md", "--trust", "--export", "b.html", "--export", "c.pdf"});
    EXPECT_EQ(lesson.kind, Command::Kind::Lesson);
    EXPECT_EQ(lesson.file, "a.md");
    EXPECT_TRUE(lesson.trust);
    EXPECT_FALSE(lesson.check);
    EXPECT_EQ(lesson.exports.size(), 2U);
    EXPECT_TRUE(parsed({"lesson", "gil", "--check"}).check);
    EXPECT_EQ(parsed({"list"}).kind, Command::Kind::List);
    EXPECT_EQ(parsed({"list", "tasks", "--json"}).topic, "tasks");
    EXPECT_EQ(parsed({"list", "machine"}).topic, "machine");
    EXPECT_EQ(parsed({"list", "queue"}).topic, "queue");
}

TEST(ALessonCommand, IsExportedAsTextWithPicturesOnly) {
    EXPECT_THAT(refusal({"lesson", "a.md", "--export", "a.png"}),
                HasSubstr("a lesson is text and pictures; use .html or .pdf"));
    EXPECT_THAT(refusal({"lesson", "a.md", "--check", "--export", "a.html"}), HasSubstr("it runs nothing"));
    EXPECT_THAT(refusal({"lesson"}), HasSubstr("parascope lesson --help"));
    EXPECT_THAT(refusal({"leson", "a.md"}), HasSubstr("did you mean 'lesson'?"));
}

TEST(AWrongOption, NamesTheNearOne) {
    EXPECT_EQ(refusal({"run", "--worker", "2"}),
              "'--worker': 'run' has no such option; did you mean '--workers'?");
    EXPECT_THAT(refusal({"queue", "--produce", "2"}), HasSubstr("'--produce-ms'?"));
    EXPECT_EQ(refusal({"scale", "--max-workers"}),
              "'--max-workers': its value is missing; see 'parascope scale --help'");
}

TEST(AnOptionThatMeansNothing, IsRefusedBesideWhatTakesItsMeaning) {
    EXPECT_EQ(
        refusal({"run", "--backend", "threads", "--hosts", "h1,h2"}),
        "--hosts: it is for ranks, and no backend here makes any; add mpi to --backend, or leave it out");
    EXPECT_THAT(refusal({"scale", "--backend", "threads", "--bind-to", "core"}), HasSubstr("--bind-to: "));
    EXPECT_EQ(refusal({"scrape", "--sweep", "--workers", "4"}),
              "--workers: a sweep has numbers of workers of its own; leave it out");
    EXPECT_THAT(refusal({"scrape", "--baseline", "yes", "--sweep"}), HasSubstr("--baseline: a sweep has"));
    EXPECT_EQ(refusal({"scrape", "--urls", "list.txt", "--misbehaving"}),
              "--misbehaving: it is of the built-in site alone; leave it out, or leave --urls out");
    EXPECT_EQ(refusal({"memory", "--scenario", "lost-update", "--workers", "2"}),
              "--workers: a scenario has threads and steps of its own; leave it out, or say --threads and "
              "--times");
    EXPECT_THAT(refusal({"memory", "--scenario", "mutex", "--start-costs"}), HasSubstr("--start-costs: "));
    EXPECT_EQ(refusal({"memory", "--times", "5"}),
              "--times: only a scenario has it; name one (--scenario KEY), or leave it out");
}

TEST(AnEmptyValue, IsThatOfAVariableThatNobodyHasSet) {
    EXPECT_EQ(refusal({"run", "--cores", ""}), "--cores: its value is empty; give one, or leave it out");
    for (const Words& words :
         {Words{"run", "--python", ""}, Words{"run", "--python-size", ""}, Words{"scrape", "--urls", ""},
          Words{"scrape", "--out", ""}, Words{"queue", "--sentinels", ""}, Words{"classify", "--task", ""}}) {
        EXPECT_THAT(refusal(words), HasSubstr("its value is empty")) << words[1];
    }
}

TEST(AnOptionThatMeansNothing, IsTakenWhereItMeansSomething) {
    parsed({"run", "--hosts", "h1,h2", "--backend", "threads,mpi"});
    parsed({"scrape", "--urls", "list.txt", "--workers", "4"});
    parsed({"memory", "--scenario", "lost-update", "--times", "5"});
}

TEST(AnOptionThatMeansNothing, StandsInNoCommandThatIsCopied) {
    EXPECT_EQ(commandText(parsed({"scrape", "--sweep"})), "parascope scrape --backend threads --sweep");
    EXPECT_THAT(commandText(parsed({"memory", "--scenario", "lost-update"})),
                testing::AllOf(Not(HasSubstr("--workers")), HasSubstr("--times 1k")));
    EXPECT_THAT(commandText(parsed({"memory"})), Not(HasSubstr("--times")));
}

TEST(Help, IsThereForEveryCommand) {
    EXPECT_THAT(answer({"lesson", "--help"}),
                testing::AllOf(HasSubstr("--check"), HasSubstr("--trust"), HasSubstr(".html .pdf")));
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
        {"show", "a.json", "--names"},
        {"run", "--python=--help", "--export=-h.svg"},
        {"list", "backends", "--python=-h"},
        {"lesson", "my lesson.md", "--trust", "--json", "--export", "a.html"},
        {"lesson", "gil", "--check", "--quiet"},
        {"list"},
        {"list", "backends", "--json"},
        {"queue"},
        {"queue", "--backend", "processes", "--items", "1M", "--produce-ms", "0.000001", "--consume-ms", "0",
         "--sentinels", "1", "--jitter", "0.1", "--cores", "0", "--repeat", "3", "--json"},
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

TEST(TheTextOfACommand, NamesAFileSoThatItIsNoOption) {
    EXPECT_EQ(commandText(parsed({"show", "--names", "--", "-h.json"})), "parascope show ./-h.json --names");
    EXPECT_EQ(commandText(parsed({"lesson", "--", "--check"})), "parascope lesson ./--check");
}

TEST(TheTextOfACommand, SaysWhatIsAskedForFirstAndThenWhatIsNotAsUsualInTheOrderOfHelp) {
    EXPECT_EQ(commandText(parsed({"run", "--keep-going", "--repeat", "3", "--switch-interval-ms", "7",
                                  "--cores", "1", "--python-size", "5k", "--workers", "3"})),
              "parascope run --task sum-squares:10M --backend threads,processes --workers 3 --python-size 5k "
              "--cores 1 "
              "--switch-interval-ms 7 --repeat 3 --keep-going");
}

TEST(TheTextOfACommand, IsWhatAPersonWouldType) {
    EXPECT_EQ(commandText(parsed({"run", "--task", "sum-squares:200000000", "--backend", "serial,threads"})),
              "parascope run --task sum-squares:200M --backend serial,threads --workers 2");
    EXPECT_EQ(commandText(parsed({})), "parascope");
    EXPECT_EQ(commandText(parsed({"queue"})), "parascope queue --backend threads --producers 1 --consumers 1 "
                                              "--items 5 --capacity 0 --produce-ms 1000 "
                                              "--consume-ms 2000");
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
