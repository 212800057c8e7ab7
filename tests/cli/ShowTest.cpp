// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using namespace std::string_view_literals;
using test::parascope;
using test::TempDir;
using test::textOf;
using testing::HasSubstr;
using testing::SizeIs;

class AShownFile : public testing::Test {
protected:
    simdjson::dom::element show(const std::string& file, simdjson::dom::parser& parser) {
        const auto outcome = parascope({"show", file, "--json"});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        simdjson::dom::element root;
        EXPECT_FALSE(parser.parse(outcome.out).get(root)) << outcome.out;
        return root;
    }
    /// Shows a file and exports it in every format there is.
    test::Outcome exportAll(const std::string& file) {
        std::vector<std::string> arguments{"show", file, "--quiet"};
        for (const char* ending : {".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"}) {
            arguments.insert(arguments.end(), {"--export", dir.file(std::string("out") + ending).string()});
        }
        return parascope(arguments);
    }
    void expectPicturesWithout(const std::string& words) {
        for (const char* name : {"out.svg", "out.html"}) {
            EXPECT_THAT(textOf(dir.file(name)), testing::Not(HasSubstr(words))) << name;
        }
        EXPECT_GT(std::filesystem::file_size(dir.file("out.png")), 1000U);
        EXPECT_GT(std::filesystem::file_size(dir.file("out.pdf")), 1000U);
    }
    /// The one line with which a file is refused.
    std::string refusal(std::string_view text) {
        const auto outcome = parascope({"show", dir.write("a.json", text).string(), "--json"});
        EXPECT_EQ(outcome.status, 1);
        EXPECT_EQ(outcome.out, "");
        EXPECT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
        return outcome.err;
    }

    TempDir dir;
    simdjson::dom::parser ranParser;
    simdjson::dom::parser shownParser;
};

TEST_F(AShownFile, OfARunThatFailedBeforeAnyEventSaysWhy) {
    const auto saved = dir.file("saved.trace.json").string();
    const auto ran =
        parascope({"run", "--backend", "processes", "--no-baseline", "--quiet", "--export", saved},
                  {{"PARASCOPE_WORKER_DIR", dir.path().string()}});
    EXPECT_EQ(ran.status, 1);
    auto text = textOf(saved);
    const auto events = text.find("\"traceEvents\":[") + std::string_view("\"traceEvents\":[").size();
    text.erase(events, text.find("\n]", events) - events); // not even the names of lanes
    const auto file = dir.write("a.trace.json", text).string();
    const auto shown = parascope({"show", file});
    EXPECT_EQ(shown.status, 0) << shown.err;
    EXPECT_THAT(shown.out, HasSubstr("The run failed: "));
    EXPECT_THAT(shown.out, HasSubstr("compute_worker is missing"));
    const auto run = show(file, shownParser)["runs"].at(0);
    EXPECT_THAT(std::string(run["error"].get_string().value()), HasSubstr("compute_worker is missing"));
}

TEST_F(AShownFile, HasTheFiguresOfTheRun) {
    const auto file = dir.file("a.trace.json").string();
    const auto ran = parascope(
        {"run", "--task", "sum-squares:10M", "--backend", "serial,processes", "--json", "--export", file});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const simdjson::dom::element before = ranParser.parse(ran.out);
    const auto after = show(file, shownParser);
    for (const std::size_t run : {0U, 1U}) {
        for (const char* field : {"wall_s", "cpu_s", "parallelism", "speedup", "efficiency"}) {
            EXPECT_EQ(double(before["runs"].at(run)[field]), double(after["runs"].at(run)[field])) << field;
        }
        for (const char* field :
             {"shares", "results", "pattern", "sentence", "per_worker", "switches", "schedule"}) {
            EXPECT_EQ(simdjson::minify(before["runs"].at(run)[field].value()),
                      simdjson::minify(after["runs"].at(run)[field].value()))
                << field;
        }
    }
    EXPECT_EQ(simdjson::dom::array(after["warnings"]).size(), 0U);
}

TEST_F(AShownFile, ThatIsCutOffShowsWhatCameBeforeAndSaysSo) {
    const auto file = dir.file("a.trace.json").string();
    ASSERT_EQ(parascope({"run", "--task", "sum-squares:10M", "--quiet", "--export", file}).status, 0);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto root = show(file, shownParser);
    EXPECT_GT(std::uint64_t(root["spans"]), 0U);
    EXPECT_THAT(std::string(std::string_view(root["warnings"].at(0))), HasSubstr("ends too soon"));
}

TEST_F(AShownFile, MayBeAnotherProgramsTrace) {
    dir.write("other.json", R"([{"ph":"X","pid":1,"tid":1,"name":"a","ts":0,"dur":1000000}])");
    const auto root = show(dir.file("other.json").string(), shownParser);
    EXPECT_EQ(std::uint64_t(root["spans"]), 1U);
    EXPECT_EQ(double(root["end_s"]), 1.0);
    EXPECT_TRUE(root["parallelism"].is_null()) << "its spans are but names";
}

TEST_F(AShownFile, OfAnotherProgramIsExportedWithAllItsSpans) {
    const auto file = dir.write("other.json", R"([{"ph":"X","pid":1,"tid":1,"ts":0,"dur":1000,"name":"a"},
        {"ph":"X","pid":1,"tid":2,"ts":500,"dur":1000,"name":"b"}])");
    ASSERT_EQ(exportAll(file.string()).status, 0);
    const auto csv = textOf(dir.file("out.csv"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3) << csv;
    EXPECT_THAT(csv, HasSubstr(",,1,2,"));
    const auto again = show(dir.file("out.trace.json").string(), shownParser);
    EXPECT_EQ(std::uint64_t(again["spans"]), 2U);
    EXPECT_EQ(std::uint64_t(again["lanes"]), 2U);
    EXPECT_EQ(simdjson::dom::array(again["runs"]).size(), 0U) << "it is no run of ours";
    expectPicturesWithout("no lanes");
}

/// Whether a terminal or a reader of XML would stumble: a control character but the end of a line and a tab.
bool hasControl(const std::string& text) {
    return text.find("\xC2\x9B") != std::string::npos || std::any_of(text.begin(), text.end(), [](char c) {
               return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7f';
           });
}

TEST_F(AShownFile, ReachesNoTerminalByItsNames) {
    const auto file = dir.write("a\x1b[2J.json", R"([
        {"ph":"X","pid":1,"tid":1,"ts":0,"dur":5,"name":"a\u001b[31mred\u0000\u009b0m\u007f\uffff"},
        {"ph":"C","pid":1,"ts":0,"name":"held\b","args":{"v":1}}, {"ph":"C","pid":1,"ts":5,"name":"held\b","args":{"v":2}},
        {"ph":"M","pid":1,"tid":1,"name":"thread_name","args":{"name":"lane\u001b[0m"}}])");
    const auto told = parascope({"show", file.string(), "--names"});
    EXPECT_THAT(told.out, HasSubstr("a␛[31mred␀\uFFFD0m␡\uFFFF"));
    EXPECT_FALSE(hasControl(told.out + told.err)) << told.out << told.err;
    const auto json = parascope({"show", file.string(), "--names", "--json"});
    EXPECT_FALSE(hasControl(json.out)) << json.out;
    const std::string_view name = ranParser.parse(json.out).at_pointer("/names/0/name");
    EXPECT_EQ(name, "a\x1b[31mred\0\xC2\x9B"
                    "0m\x7f\xEF\xBF\xBF"sv);
    exportAll(file.string());
    const auto svg = textOf(dir.file("out.svg"));
    EXPECT_THAT(svg, HasSubstr("lane␛[0m"));
    EXPECT_FALSE(hasControl(svg)) << "XML has no such characters";
}

TEST_F(AShownFile, OfAQueueIsToldAndExportedWhole) {
    const auto file = dir.file("q.trace.json").string();
    ASSERT_EQ(parascope({"queue", "--items", "5", "--produce-ms", "1", "--consume-ms", "1", "--quiet",
                         "--export", file})
                  .status,
              0);
    const auto before = show(file, ranParser);
    EXPECT_EQ(std::uint64_t(before["workers"]), 2U);
    EXPECT_GE(std::uint64_t(before["lanes"]), 2U) << "and those of the kernel";
    EXPECT_GT(std::uint64_t(before["spans"]), 10U);
    EXPECT_EQ(std::int64_t(before["queue"]["consumed"]), 5);
    EXPECT_THAT(parascope({"show", file}).out, HasSubstr("5 produced, 5 consumed"));
    ASSERT_EQ(exportAll(file).status, 0);
    const auto again = show(dir.file("out.trace.json").string(), shownParser);
    EXPECT_EQ(std::uint64_t(again["spans"]), std::uint64_t(before["spans"]));
    EXPECT_THAT(textOf(dir.file("out.csv")), HasSubstr("item-4"));
    EXPECT_THAT(textOf(dir.file("out.html")), HasSubstr("waited for the queue"));
    expectPicturesWithout("no lanes");
}

TEST_F(AShownFile, ThatIsNoTraceIsExitStatusOneAndOneLine) {
    EXPECT_THAT(refusal(""), HasSubstr("the file is empty"));
    EXPECT_THAT(refusal("hello"), HasSubstr("this is not JSON"));
    EXPECT_THAT(refusal("{\"a\":1}"), HasSubstr("it holds no trace events"));
    EXPECT_THAT(refusal(R"({"traceEvents":[],"otherData":{"parascope":{"format":1,"runs":[]}}})"),
                HasSubstr("it holds no trace events and no runs"));
    EXPECT_THAT(refusal("[" + std::string(1'000'000, '[')), HasSubstr("a.json"));
    EXPECT_THAT(refusal(std::string(1000, '\0')), HasSubstr("this is not text"));
}

TEST_F(AShownFile, ThatIsMissingOrAFolderIsExitStatusOne) {
    EXPECT_EQ(parascope({"show", dir.file("missing.json").string()}).status, 1);
    EXPECT_EQ(parascope({"show", dir.path().string()}).status, 1);
}

} // namespace
} // namespace parascope
