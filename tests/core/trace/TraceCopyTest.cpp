// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceCopy.h"

#include "core/trace/ChromeTraceReader.h"
#include "core/trace/StrictJson.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <sstream>

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

    /// Each span with its lane, times, name, state and core, each mark, sample and arrow.
    static std::vector<std::string> whatIsIn(const Trace& trace) {
        std::vector<std::string> all;
        const auto add = [&all](auto&&... parts) {
            std::ostringstream line;
            ((line << parts << ' '), ...);
            all.push_back(line.str());
        };
        for (const auto& lane : trace.lanes()) {
            add("lane", lane.info.pid, lane.info.tid, lane.info.name, lane.info.group, lane.info.order);
            for (const auto& row : lane.index.rows()) {
                for (const auto& span : row.spans()) {
                    add("span", span.begin.count(), span.end.count(), trace.name(span.name),
                        static_cast<int>(span.state), span.core);
                }
            }
        }
        for (const auto& mark : trace.marks()) {
            add("mark", trace.name(mark.name), mark.time.count(), mark.pid, static_cast<int>(mark.of));
        }
        for (const auto& counter : trace.counters()) {
            for (const auto& sample : counter.track.samples()) {
                add(counter.info.title(), counter.info.pid, sample.time.count(), sample.value);
            }
        }
        for (const auto& arrow : trace.arrows().arrows()) {
            add("arrow", trace.name(arrow.name), arrow.begin.count(), arrow.end.count());
        }
        return all;
    }
    std::vector<std::string> whatIsReadOf(std::string_view file) const {
        const auto loaded = readChromeTrace(dir.file(file));
        return loaded ? whatIsIn(loaded->trace) : std::vector{loaded.error().text()};
    }

    /// Looks whether a copy of it is JSON of which the same is read, and whether what is lost of it is told.
    /// False where it is not readable at all.
    bool copiesWell(const std::string& text, std::size_t soundSpans) {
        const auto path = dir.write("a.json", text);
        const auto loaded = readChromeTrace(path);
        if (!loaded) {
            return false;
        }
        if (!copyWithNotes(*TraceFile::of(path), loaded->trace, dir.file("b.json"))) {
            ADD_FAILURE() << "no copy of " << text;
            return true;
        }
        const auto copied = textOf(dir.file("b.json"));
        EXPECT_TRUE(isStrictJson(copied)) << text << "\n\n" << copied;
        EXPECT_EQ(whatIsReadOf("b.json"), whatIsIn(loaded->trace)) << text << "\n\n" << copied;
        EXPECT_TRUE(loaded->trace.spanCount() >= soundSpans || !loaded->warnings.empty()) << text;
        return true;
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

constexpr std::string_view kSound = R"({"displayTimeUnit":"ms","traceEvents":[
{"ph":"M","pid":5,"tid":6,"name":"thread_name","args":{"name":"worker 0"}},
{"ph":"X","pid":5,"tid":6,"name":"adding","cat":"running","ts":100.250,"dur":12.500,"args":{"core":1,"list":[1,{"a":"b"}]}},
{"ph":"X","pid":5,"tid":"six","name":"tab\tand é","ts":"120.5","dur":1e1,"bind_id":"0x1","flow_out":true},
{"ph":"C","pid":5,"tid":6,"name":"pages","ts":130,"args":{"value":1.5}},
{"ph":"X","pid":5,"tid":6,"name":"last","ts":140,"dur":2.000}
],"otherData":{"by":"a program","size":-1.5e3,"more":[true,null,"x"]}})";
constexpr std::size_t kSoundSpans = 3;

TEST_F(ACopyOfATrace, WithAByteMissingAnywhereSaysTheSame) {
    int readable = 0;
    for (std::size_t place = 0; place < kSound.size(); ++place) {
        readable += copiesWell(std::string(kSound).erase(place, 1), kSoundSpans) ? 1 : 0;
        ASSERT_FALSE(HasFailure()) << "without byte " << place;
    }
    EXPECT_GT(readable, 500);
}

/// Two others at each place, in turn.
TEST_F(ACopyOfATrace, WithAnotherByteAnywhereSaysTheSame) {
    const std::string bytes = "\"\\{}[],: \n\x01\xff"
                              "7x-";
    constexpr std::size_t kApart = 8;
    int readable = 0;
    for (std::size_t place = 0; place < kSound.size(); ++place) {
        for (const auto which : {place, place + kApart}) {
            auto text = std::string(kSound);
            text[place] = bytes[which % bytes.size()];
            readable += copiesWell(text, kSoundSpans) ? 1 : 0;
            ASSERT_FALSE(HasFailure()) << "byte " << place << " is " << text[place];
        }
    }
    EXPECT_GT(readable, 1000);
}

TEST_F(ACopyOfATrace, WithAPieceLostOrDoubledAnywhereSaysTheSame) {
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        auto text = std::string(kSound);
        const auto from = random() % text.size();
        const auto piece = text.substr(from, random() % 200);
        i % 2 == 0 ? text.erase(from, piece.size()) : text.insert(random() % text.size(), piece);
        copiesWell(text, 0);
        ASSERT_FALSE(HasFailure()) << i;
    }
}

TEST_F(ACopyOfATrace, OfAnyDamageIsJsonThatSaysTheSame) {
    const std::string bytes = "0@.-e \x01\xac\xff\n\"\\{}[],:";
    std::mt19937 random(1);
    int readable = 0;
    for (int i = 0; i < 300; ++i) {
        auto text = std::string(kSound);
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            text[random() % text.size()] = bytes[random() % bytes.size()];
        }
        readable += copiesWell(text, 0) ? 1 : 0;
        ASSERT_FALSE(HasFailure()) << i;
    }
    EXPECT_GT(readable, 100);
}

/// Long enough for batches that two threads read.
TEST_F(ACopyOfATrace, OfManyEventsGoesOnBehindEachDamage) {
    std::string sound = "{\"traceEvents\":[\n";
    constexpr std::size_t kEvents = 2000;
    for (std::size_t i = 0; i < kEvents; ++i) {
        sound += (i == 0 ? "" : ",\n") + std::string(R"({"ph":"X","pid":1,"tid":2,"name":"a","ts":)") +
                 std::to_string(i * 10) + R"(,"dur":5,"args":{"core":1}})";
    }
    sound += "\n]}";
    for (const std::string_view damage :
         {"", "{", "}", "[", "]", ",", "\"", "\x01", "raw", "\"}", "]}", "{\""}) {
        for (std::size_t place = 20'000; place < 20'120; place += damage.empty() ? 3 : 17) {
            auto text = sound;
            text.replace(place, 1, damage);
            ASSERT_TRUE(copiesWell(text, kEvents));
            ASSERT_FALSE(HasFailure()) << "'" << damage << "' at byte " << place;
        }
    }
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
