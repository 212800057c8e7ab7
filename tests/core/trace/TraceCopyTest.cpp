// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceCopy.h"

#include "core/trace/ChromeTraceReader.h"
#include "core/trace/StrictJson.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <simdjson.h>

namespace parascope {
namespace {

using namespace std::chrono_literals;

using test::textOf;
using testing::HasSubstr;
using testing::Not;

class ACopyOfATrace : public testing::Test {
protected:
    /// The text of a copy with these notes.
    std::string copy(std::string_view text, const std::vector<TraceNote>& notes) {
        const auto path = dir.write("a.json", text);
        auto loaded = readChromeTrace(path);
        EXPECT_TRUE(loaded);
        if (!loaded) {
            return {};
        }
        for (const auto& note : notes) {
            loaded->trace.addNote(note);
        }
        const auto copied = copyWithNotes(*TraceFile::of(path), loaded->trace, dir.file("b.json"));
        EXPECT_TRUE(copied) << (copied ? "" : copied.error().text());
        return textOf(dir.file("b.json"));
    }

    /// Each span with its lane, times, name and state. Not with its core, which is one of its arguments:
    /// where those are damaged, their mended copy may tell more.
    std::vector<std::string> whatIsReadOf(std::string_view file) const {
        const auto loaded = readChromeTrace(dir.file(file));
        std::vector<std::string> spans;
        if (!loaded) {
            return {loaded.error().text()};
        }
        for (const auto& lane : loaded->trace.lanes()) {
            for (const auto& row : lane.index.rows()) {
                for (const auto& span : row.spans()) {
                    spans.push_back(std::to_string(lane.info.pid) + " " + std::to_string(lane.info.tid) +
                                    " " + std::to_string(span.begin.count()) + "-" +
                                    std::to_string(span.end.count()) + " " +
                                    std::string(loaded->trace.name(span.name)) + " " +
                                    std::to_string(static_cast<int>(span.state)));
                }
            }
        }
        return spans;
    }

    test::TempDir dir;
};

TEST_F(ACopyOfATrace, HasEachEventAsItStandsThereAndTheOtherFields) {
    EXPECT_EQ(
        copy(
            R"({"traceEvents": [{"ph":"X", "pid":1,"tid":2, "ts":1e1,"dur":5,"name":"a","args":{"n":[1, 2]}}],
"metadata": {"b":"c"}, "displayTimeUnit":"ns"})",
            {{12us, LaneId(0), "here"}}),
        R"({
"traceEvents":[
{"ph":"X", "pid":1,"tid":2, "ts":1e1,"dur":5,"name":"a","args":{"n":[1, 2]}},
{"ph":"i","s":"t","pid":1,"tid":2,"name":"here","cat":"parascope.note","ts":12.000}
],
"metadata":{"b":"c"},
"displayTimeUnit":"ns"}
)");
}

TEST_F(ACopyOfATrace, HasTheNotesOfTheTraceInPlaceOfThoseOfTheFile) {
    const auto path = dir.write("a.json", R"([{"ph":"X","pid":1,"tid":2,"ts":10,"dur":5,"name":"a"},
        {"ph":"i","s":"t","pid":1,"tid":2,"ts":11,"name":"old","cat":"parascope.note"},
        {"ph":"i","s":"t","pid":1,"tid":2,"ts":12,"name":"theirs"}])");
    auto trace = std::move(readChromeTrace(path)->trace);
    ASSERT_TRUE(trace.removeNote({11us, LaneId(0), "old"}));
    trace.addNote({13us, {}, "of all"});
    ASSERT_TRUE(copyWithNotes(*TraceFile::of(path), trace, path)) << "over itself";
    const auto text = textOf(path);
    EXPECT_THAT(text, Not(HasSubstr("old")));
    EXPECT_THAT(text, HasSubstr("theirs"));
    EXPECT_THAT(
        text, HasSubstr(R"({"ph":"i","s":"g","pid":1,"name":"of all","cat":"parascope.note","ts":13.000})"));
}

TEST_F(ACopyOfATrace, CallsThreadsByTheirTexts) {
    const auto text = copy(R"([{"ph":"X","pid":"gpu","tid":"stream 1","ts":1,"dur":5,"name":"a"}])",
                           {{2us, LaneId(0), "here"}, {3us, {}, "of all"}});
    EXPECT_THAT(text, HasSubstr(R"({"ph":"i","s":"t","pid":"gpu","tid":"stream 1","name":"here")"));
    EXPECT_THAT(text, HasSubstr(R"({"ph":"i","s":"g","pid":"gpu","name":"of all")"));
}

TEST_F(ACopyOfATrace, OfLinesThatAreNotQuiteJsonIsJson) {
    EXPECT_EQ(copy("{\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":1,\"dur\":5,\"name\":\"a\",}\n"
                   "{\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":8,\"dur\":5,\"name\":\"b\"}\n",
                   {}),
              "{\n\"traceEvents\":[\n{\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":1,\"dur\":5,\"name\":\"a\"},\n"
              "{\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":8,\"dur\":5,\"name\":\"b\"}\n]}\n");
}

TEST_F(ACopyOfATrace, OfNumbersThatNoOtherReaderTakesHasThemInJsonsForm) {
    const auto text =
        copy(R"([{"ph":"X","pid":007,"tid":2,"ts":001.5,"dur":031.145,"name":"a","args":{"n":01}},)"
             R"({"ph":"X","pid":1,"tid":2,"ts":38@0.4,"dur":5,"name":"b"}])",
             {});
    EXPECT_THAT(text, HasSubstr(R"({"ph":"X","pid":"007","tid":2,"ts":1.5,"dur":31.145,"name":"a",)"
                                R"("args":{"n":"01"}})"));
    EXPECT_THAT(text, HasSubstr(R"("ts":"38@0.4")"));
    EXPECT_EQ(whatIsReadOf("b.json"), whatIsReadOf("a.json"));
}

TEST_F(ACopyOfATrace, OfFieldsThatAreNoJsonHasThemAsTexts) {
    const auto text = copy(R"({"traceEvents":[{"ph":"X","pid":1,"tid":2,"ts":1,"dur":5,"name":"a",)"
                           R"("args":{"list":[1,,2]}}],"metadata":{"a"; 1},"b":"\ud800 \q"})",
                           {});
    EXPECT_TRUE(isStrictJson(text)) << text;
    EXPECT_THAT(text, HasSubstr(R"("args":{"list":"[1,,2]"})"));
    EXPECT_THAT(text, HasSubstr(R"("metadata":{"":"\"a\"; 1}"})"));
    EXPECT_THAT(text, HasSubstr(R"("b":"\\ud800 \\q")"));
}

TEST_F(ACopyOfATrace, OfBytesThatAreNoUtf8IsUtf8) {
    const auto text = copy("{\"traceEvents\":[{\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":1,\"dur\":5,"
                           "\"name\":\"a\xff\"}],\"b\xac\":\"\xc7m\"}",
                           {});
    EXPECT_TRUE(isStrictJson(text)) << text;
    EXPECT_THAT(text, HasSubstr("\"name\":\"a\uFFFD\""));
    EXPECT_THAT(text, HasSubstr("\"b\uFFFD\":\"\uFFFDm\""));
}

TEST_F(ACopyOfATrace, OfAnyDamageIsJsonThatSaysTheSame) {
    const std::string sound =
        R"({"displayTimeUnit":"ms","traceEvents":[
{"ph":"M","pid":5,"tid":6,"name":"thread_name","args":{"name":"worker 0"}},
{"ph":"X","pid":5,"tid":6,"name":"adding","cat":"running","ts":100.250,"dur":12.500,"args":{"core":1,"list":[1,{"a":"b"}]}},
{"ph":"X","pid":5,"tid":"six","name":"tab\tand é","ts":"120.5","dur":1e1,"bind_id":"0x1","flow_out":true},
{"ph":"C","pid":5,"tid":6,"name":"pages","ts":130,"args":{"value":1.5}},
{"ph":"X","pid":5,"tid":6,"name":"last","ts":140,"dur":2.000}
],"otherData":{"by":"a program","size":-1.5e3,"more":[true,null,"x"]}})";
    const std::string within = "0@.-e \x01\xac\xff\n";
    const std::string anywhere = within + "\"\\{}[],:"; // which part events otherwise, too
    std::mt19937 random(1);
    int readable = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto& bytes = i % 2 == 0 ? within : anywhere;
        auto text = sound;
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            const auto place = random() % text.size();
            const bool isPart = anywhere.find(text[place], within.size()) != std::string::npos;
            text[place] = i % 2 == 0 && isPart ? text[place] : bytes[random() % bytes.size()];
        }
        const auto path = dir.write("a.json", text);
        const auto loaded = readChromeTrace(path);
        if (!loaded) {
            continue;
        }
        ++readable;
        ASSERT_TRUE(copyWithNotes(*TraceFile::of(path), loaded->trace, dir.file("b.json")));
        const auto copied = textOf(dir.file("b.json"));
        simdjson::dom::parser parser;
        ASSERT_FALSE(parser.parse(copied).error()) << text << "\n\n" << copied;
        if (i % 2 == 0) {
            ASSERT_EQ(whatIsReadOf("b.json"), whatIsReadOf("a.json")) << text << "\n\n" << copied;
        }
    }
    EXPECT_GT(readable, 1000);
}

TEST_F(ACopyOfATrace, IsNotMadeOfAFileThatWasChanged) {
    const auto path = dir.write("a.json", R"([{"ph":"X","pid":1,"tid":2,"ts":1,"dur":5,"name":"a"}])");
    const auto file = *TraceFile::of(path);
    const auto trace = std::move(readChromeTrace(path)->trace);
    dir.write("a.json", "[]");
    const auto copied = copyWithNotes(file, trace, dir.file("b.json"));
    ASSERT_FALSE(copied);
    EXPECT_THAT(copied.error().text(), HasSubstr("was changed after it was opened"));
    EXPECT_FALSE(std::filesystem::exists(dir.file("b.json")));
}

TEST_F(ACopyOfATrace, HasTheEventsThatAQuoteTooManyHides) {
    const auto text = copy(R"([{"ph":"X","pid":1,"tid":2,"ts":0,"dur":5,"name":"5" disk"}, )"
                           R"({"ph":"X","pid":1,"tid":2,"ts":10,"dur":5,"name":"b"}, )"
                           R"({"ph":"X","pid":1,"tid":2,"ts":20,"dur":5,"name":"6" disk"}, )"
                           R"({"ph":"X","pid":1,"tid":2,"ts":30,"dur":5,"name":"d"}])",
                           {});
    const auto copied = readChromeTrace(dir.file("b.json"));
    ASSERT_TRUE(copied);
    EXPECT_EQ(copied->trace.spanCount(), 4U) << text;
    EXPECT_THAT(copied->warnings, testing::IsEmpty()) << "it is mended in the copy";
}

} // namespace
} // namespace parascope
