// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceCopy.h"

#include "core/trace/ChromeTraceReader.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
        for (const auto& note : notes) {
            loaded->trace.addNote(note);
        }
        const auto copied = copyWithNotes(*TraceFile::of(path), loaded->trace, dir.file("b.json"));
        EXPECT_TRUE(copied) << (copied ? "" : copied.error().text());
        return textOf(dir.file("b.json"));
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
