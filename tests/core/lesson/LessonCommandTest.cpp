// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lesson/ALesson.h"

#include "core/demos/compare/CompareDemo.h"

namespace parascope {
namespace {

using test::ALesson;
using test::fence;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

class ABlock : public ALesson {
protected:
    /// The line of the command of a block.
    std::string line(const std::string& body, const std::string& info = {}) {
        const auto block = command(fence(body, info));
        EXPECT_THAT(faults(), IsEmpty()) << body;
        return block.command ? commandText(*block.command) : std::string();
    }
    /// What its only fault is told as.
    std::string fault(const std::string& body, const std::string& info = {}) {
        read(fence(body, info));
        EXPECT_THAT(faults(), SizeIs(1)) << body;
        return faults().empty() ? std::string() : faults().front();
    }
    std::vector<std::string> risks(const std::string& body, const std::string& info = {}) {
        return command(fence(body, info)).risks;
    }
};

TEST_F(ABlock, HoldsACommandOfADemo) {
    const std::string sorted = "parascope run --task sort:1M --backend threads --workers 2";
    EXPECT_EQ(line("run --task sort:1M --backend threads"), sorted);
    EXPECT_EQ(line("parascope run --task sort:1M --backend threads"), sorted);
    EXPECT_EQ(line("# a remark\n\nparascope run \\\n  --task sort:1M \\\n  # another\n  --backend threads\n"),
              sorted);
    EXPECT_EQ(line("run '--task' \"sort:1M\" --backend=threads"), sorted);
    EXPECT_THAT(line("queue --producers 2"), StartsWith("parascope queue --backend threads --producers 2 "));
    for (const auto* demo : allDemos()) {
        EXPECT_THAT(line(demo->info().key), StartsWith("parascope " + demo->info().key));
    }
}

TEST_F(ABlock, HasATitleAQuestionAHeightAndPresets) {
    const auto block =
        command(fence("run --task sort:1M --workers 3 --backend threads",
                      R"(title="Two \"at\" once" ask='Faster?' height=300 )"
                      R"(presets="two: --workers 2; both : --backend threads,processes --workers=4;")"));
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(block.title, "Two \"at\" once");
    EXPECT_EQ(block.ask, "Faster?");
    EXPECT_EQ(block.height, 300);
    ASSERT_THAT(block.presets, SizeIs(2));
    EXPECT_EQ(block.presets[0].name, "two");
    EXPECT_EQ(commandText(block.presets[0].command),
              "parascope run --task sort:1M --backend threads --workers 2");
    EXPECT_EQ(block.presets[1].name, "both");
    EXPECT_EQ(commandText(block.presets[1].command),
              "parascope run --task sort:1M --backend threads,processes --workers 4");
    EXPECT_EQ(commandText(*block.command), "parascope run --task sort:1M --backend threads --workers 3");
    EXPECT_THAT(block.risks, IsEmpty());
}

TEST_F(ABlock, SaysWhichWordIsWrongAndWhere) {
    EXPECT_EQ(fault("run --worker 2"),
              "a:2:5: '--worker': 'run' has no such option; did you mean '--workers'?");
    EXPECT_THAT(fault("parascope run \\\n   --task sum-square:1M"),
                StartsWith("a:3:11: task 'sum-square': "));
    EXPECT_THAT(faults().front(), HasSubstr("did you mean 'sum-squares'?"));
    EXPECT_THAT(fault("run --backend threads,proceses"), StartsWith("a:2:23: backend 'proceses': "));
    EXPECT_THAT(fault("run --workers 0"), StartsWith("a:2:15: workers '0': "));
    EXPECT_THAT(fault("run --workers=x"), StartsWith("a:2:15: workers 'x': "));
    EXPECT_EQ(fault("run --workers"), "a:2:5: '--workers': its value is missing; see 'parascope run --help'");
    EXPECT_EQ(fault("run workers 2"),
              "a:2:5: 'workers': 'run' has no such option; did you mean '--workers'?");
    EXPECT_EQ(fault("rum"), "a:2:1: 'rum': there is no such command; did you mean 'run'?");
    EXPECT_THAT(fault("parascope"), StartsWith("a:2:1: this command: its name is missing; "));
    EXPECT_THAT(fault("# nothing"), StartsWith("a:1:4: this block: no command stands in it; "));
    EXPECT_THAT(fault("run --task 'sort"), StartsWith("a:2:1: the command: a quote in it does not end; "));
    EXPECT_THAT(fault("classify --pid 1 -- ls"), StartsWith("a:2:1: too much is named: "));
}

TEST_F(ABlock, HoldsOneCommand) {
    EXPECT_EQ(fault("run --task sort\nqueue"),
              "a:3:1: a second command: a block holds one; give it a block of its own");
    EXPECT_FALSE(command(fence("run\nqueue")).command.has_value());
}

TEST_F(ABlock, SaysNothingOfWhatBecomesOfItsAnswer) {
    EXPECT_EQ(fault("run --json"),
              "a:2:5: '--json': what becomes of an answer is not said in a lesson; leave it out");
    EXPECT_THAT(fault("run --export=a.png"), StartsWith("a:2:5: '--export': "));
    EXPECT_THAT(fault("queue --quiet"), StartsWith("a:2:7: '--quiet': "));
    EXPECT_THAT(fault("list tasks"),
                StartsWith("a:2:1: 'list': a block runs a demo or shows a trace; known are run"));
    EXPECT_THAT(fault("lesson a.md"), StartsWith("a:2:1: 'lesson': "));
    EXPECT_THAT(fault("--help"), StartsWith("a:2:1: '--help': "));
    EXPECT_THAT(fault("run --help"), StartsWith("a:2:5: '--help': "));
    EXPECT_THAT(risks("classify -- ls --json"), SizeIs(1)) << "that is the other program's";
}

TEST_F(ABlock, SaysWhatIsWrongWithItsProperties) {
    EXPECT_EQ(fault("run", "titel=x"),
              "a:1:14: 'titel': a block has no such property; did you mean 'title'?");
    EXPECT_EQ(fault("run", "title"), "a:1:14: 'title': its value is missing; write title=\"…\"");
    EXPECT_EQ(fault("run", "height=tall"),
              "a:1:21: height 'tall': that is no height of a picture in pixels; give 100 to 2000");
    EXPECT_THAT(fault("run", "height=99999999999"), HasSubstr("no height"));
    EXPECT_THAT(fault("run", "title=\"open"),
                StartsWith("a:1:4: the line of this block: a quote in it does not end; "));
    EXPECT_EQ(fault("run", "presets=\"two: --worker 2\""),
              "a:1:28: '--worker': 'run' has no such option; did you mean '--workers'?");
    EXPECT_THAT(fault("run", "presets=\"two: --workers 2; --workers 4\""),
                StartsWith("a:1:41: preset '--workers 4': it has no name"));
    EXPECT_THAT(fault("run", "presets=\"two: --workers 0\""), StartsWith("a:1:38: workers '0': "));
    EXPECT_THAT(fault("run", "presets=\"two:\""), HasSubstr("it changes nothing"));
    EXPECT_THAT(fault("run", "presets=\"two: --json\""), HasSubstr("'--json'"));
    EXPECT_THAT(fault("classify --task sort", "presets=\"p: -- ls\""), HasSubstr("it names another program"));
    EXPECT_TRUE(command(fence("run", "presets=\"two: --worker 2\"")).command.has_value())
        << "its own command is right";
}

TEST_F(ABlock, ThatOnlyComputesHasNoRisks) {
    for (const auto* const harmless :
         {"run --task sum-squares --backend threads,processes,cpython-threads", "scale",
          "queue --backend cpython-threads", "memory", "scrape --workers 8", "classify --task file-write",
          "run --task http-get"}) {
        EXPECT_THAT(risks(harmless), IsEmpty()) << harmless;
    }
}

TEST_F(ABlock, SaysWhyItRunsOnlyWhenItIsWanted) {
    dir.write("urls.txt", "http://localhost/\n");
    EXPECT_THAT(risks("classify -- sha256sum 'big file.iso'"),
                ElementsAre("it runs a program of its author's: sha256sum 'big file.iso'"));
    EXPECT_THAT(risks("run --backend mpi --hosts h1,h2"),
                ElementsAre("it starts programs on other machines: h1,h2"));
    EXPECT_THAT(risks("run --backend cpython-threads --python ./evil"),
                ElementsAre("it runs a program of its author's: ./evil"));
    EXPECT_THAT(risks("scrape --urls urls.txt"),
                ElementsAre("it fetches the addresses that its author lists: urls.txt"));
    EXPECT_THAT(risks("scrape --out titles.csv"), ElementsAre("it writes a file: titles.csv"));
    EXPECT_THAT(risks("classify --pid 1"),
                ElementsAre("it watches a process that is not of this program: 1"));
    EXPECT_THAT(risks("show ../a.json"),
                ElementsAre("it reads a file outside the lesson's folder: ../a.json"));
    EXPECT_THAT(risks("scrape --urls /etc/passwd"), SizeIs(2));
    EXPECT_THAT(risks("scrape --workers 2", "presets=\"save: --out a.csv; more: --workers 4\""),
                ElementsAre("it writes a file: a.csv"))
        << "a preset is a way to run it";
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(ABlock, TakesItsPathsFromTheLessonsFolder) {
    dir.write("run.json", "{}");
    dir.write("urls.txt", "");
    dir.write("script.py", "");
    const auto here = dir.path().string() + "/";
    EXPECT_EQ(line("show run.json"), "parascope show " + here + "run.json");
    EXPECT_EQ(line("scrape --urls urls.txt --out a.csv"),
              "parascope scrape --backend threads --workers 8 --urls " + here + "urls.txt --out " + here +
                  "a.csv");
    EXPECT_EQ(line("classify -- python3 script.py none.py"),
              "parascope classify -- python3 " + here + "script.py none.py");
    EXPECT_EQ(line("run --task sort:1M --backend threads --python bin/python"),
              "parascope run --task sort:1M --backend threads --workers 2 --python " + here + "bin/python");
    EXPECT_EQ(line("run --task sort:1M --backend threads --python python3.11"),
              "parascope run --task sort:1M --backend threads --workers 2 --python python3.11");
    EXPECT_THAT(risks("show run.json"), IsEmpty());
}

TEST_F(ABlock, SaysThatAFileIsMissing) {
    EXPECT_EQ(fault("show none.json"),
              "a:2:6: file 'none.json': there is none of that name in the lesson's folder; put it "
              "beside the lesson");
    EXPECT_EQ(fault("scrape --workers 2 --urls none.txt"),
              "a:2:27: file 'none.txt': there is none of that name in the lesson's folder; put it beside the "
              "lesson");
    std::filesystem::create_directory(dir.file("folder"));
    EXPECT_THAT(fault("show folder"), HasSubstr("it is no file"));
    EXPECT_THAT(fault("show"), StartsWith("a:2:1: 'show': it wants one file; "));
    EXPECT_THAT(fault("show a.json b.json"), StartsWith("a:2:13: 'show': "));
}

} // namespace
} // namespace parascope
