// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceReader.h"
#include "core/trace/CounterCollector.h"

#include "tests/support/TempDir.h"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace parascope {
namespace {

using test::TempDir;
using testing::AllOf;
using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ATraceFileOfOthers : public testing::Test {
protected:
    LoadedTrace read(std::string_view text) {
        auto loaded = readChromeTrace(dir.write("a.json", text));
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text()) << "\n" << text.substr(0, 200);
        return loaded ? std::move(*loaded) : LoadedTrace{};
    }
    std::string refusal(std::string_view text) {
        const auto loaded = readChromeTrace(dir.write("a.json", text));
        EXPECT_FALSE(loaded) << text.substr(0, 200);
        return loaded ? std::string() : loaded.error().text();
    }
    static std::vector<TimeSpan> times(const Trace& trace, std::size_t lane = 0, std::size_t row = 0) {
        std::vector<TimeSpan> all;
        for (const auto& span : trace.lanes().at(lane).index.rows()[row].spans()) {
            all.push_back(span.time());
        }
        return all;
    }
    static TimeSpan us(std::int64_t begin, std::int64_t end) {
        return {std::chrono::microseconds(begin), std::chrono::microseconds(end)};
    }

    TempDir dir;
};

TEST_F(ATraceFileOfOthers, MayHaveCountersOfSeveralSeries) {
    const auto loaded = read(
        R"([{"ph":"X","pid":1,"tid":2,"ts":0,"dur":9},{"ph":"C","pid":1,"ts":3,"name":"memory","args":{"used":7,"free":2.5}},
        {"ph":"C","pid":1,"ts":1,"name":"memory","args":{"used":5}},{"ph":"C","pid":2,"name":"depth","ts":1,"args":{"value":1}}])");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    ASSERT_EQ(loaded.trace.counters().size(), 3U);
    const auto& used = loaded.trace.counters()[0];
    EXPECT_EQ(used.info.title(), "memory used");
    EXPECT_EQ(used.track.samples()[0], (CounterSample{std::chrono::microseconds(1), 5}));
    EXPECT_EQ(used.track.samples()[1], (CounterSample{std::chrono::microseconds(3), 7}));
    EXPECT_EQ(loaded.trace.counters()[1].info.title(), "memory free");
    EXPECT_EQ(loaded.trace.counters()[2].info.title(), "depth");
}

TEST_F(ATraceFileOfOthers, MayHaveMoreCountersThanCanBeShown) {
    std::string text = R"([{"ph":"X","pid":1,"tid":2,"ts":0,"dur":9})";
    for (std::size_t i = 0; i < CounterCollector::kMostCounters + 5; ++i) {
        text += R"(,{"ph":"C","pid":1,"ts":1,"name":"c)" + std::to_string(i) + R"(","args":{"value":1}})";
    }
    const auto loaded = read(text + R"(,{"ph":"C","pid":1,"ts":1,"name":"words","args":{"value":"much"}}])");
    EXPECT_EQ(loaded.trace.counters().size(), CounterCollector::kMostCounters);
    EXPECT_THAT(loaded.warnings, Contains(HasSubstr("6 counter events were left out")));
}

TEST_F(ATraceFileOfOthers, MayHaveCountersWhoseAmountsAreTexts) {
    const auto loaded =
        read(R"([{"ph":"C","pid":300,"ts":3000,"name":"c","args":{"a":".75","b":"246.","c":"01.23","d":"050",
        "e":"1.5e","f":"2e+","g":".","h":"+10.5","i":"+","j":"-","k":"+-1","l":"inf"}}])");
    std::vector<std::string> counters;
    for (const auto& counter : loaded.trace.counters()) {
        counters.push_back(counter.info.series + " " + std::to_string(counter.track.samples().front().value));
    }
    EXPECT_THAT(counters,
                ElementsAre("a 0.750000", "b 246.000000", "c 1.230000", "d 50.000000", "h 10.500000"));
    EXPECT_THAT(loaded.warnings, IsEmpty());
}

TEST_F(ATraceFileOfOthers, MayHaveArrowsWhoseEndsComeInAnyOrderAndWhoseIdsComeAgain) {
    const auto loaded = read(
        R"([{"ph":"f","id":"0x1","pid":1,"tid":3,"ts":6,"name":"n"},{"ph":"s","id":"0x1","pid":1,"tid":2,"ts":5,"name":"n"},
        {"ph":"s","id":"0x1","pid":1,"tid":2,"ts":1,"name":"n"},{"ph":"f","id":"0x1","pid":1,"tid":3,"ts":2,"name":"n"},
        {"ph":"X","pid":1,"tid":2,"ts":0,"dur":9},{"ph":"X","pid":1,"tid":3,"ts":0,"dur":9}])");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    ASSERT_EQ(loaded.trace.arrows().size(), 2U);
    EXPECT_EQ(loaded.trace.arrows().arrows()[0].time(), us(1, 2));
    EXPECT_EQ(loaded.trace.arrows().arrows()[1].time(), us(5, 6));
    EXPECT_EQ(loaded.trace.arrows().arrows()[1].from, LaneId(0));
    EXPECT_EQ(loaded.trace.arrows().arrows()[1].to, LaneId(1));
}

TEST_F(ATraceFileOfOthers, MayHaveHalfArrowsAndArrowsFromNowhere) {
    const auto loaded = read(
        R"([{"ph":"f","id":1,"pid":1,"tid":2,"ts":1,"name":"n"},{"ph":"s","id":1,"pid":1,"tid":2,"ts":5,"name":"n"},
        {"ph":"s","id":2,"pid":1,"tid":9,"ts":1,"name":"n"},{"ph":"f","id":2,"pid":1,"tid":2,"ts":2,"name":"n"},
        {"ph":"X","pid":1,"tid":2,"ts":0,"dur":9}])");
    EXPECT_EQ(loaded.trace.arrows().size(), 0U);
    EXPECT_THAT(loaded.warnings, Contains(HasSubstr("4 ends of arrows were left out")));
}

TEST_F(ATraceFileOfOthers, MayUseBeginAndEndEvents) {
    const auto loaded =
        read(R"([{"ph":"B","pid":1,"tid":2,"name":"a","ts":0},{"ph":"B","pid":1,"tid":2,"name":"b","ts":5},
        {"ph":"E","pid":1,"tid":2,"ts":8,"args":{"core":1}},{"ph":"E","pid":1,"tid":2,"ts":20}])");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_EQ(times(loaded.trace), (std::vector{us(0, 20)}));
    EXPECT_EQ(times(loaded.trace, 0, 1), (std::vector{us(5, 8)}));
    const auto& inner = loaded.trace.lanes()[0].index.rows()[1].spans()[0];
    EXPECT_EQ(loaded.trace.name(inner.name), "b");
    EXPECT_EQ(inner.core, 1);
}

TEST_F(ATraceFileOfOthers, MayLackTheEndOfASpanOrItsBegin) {
    const auto loaded = read(
        R"([{"ph":"B","pid":1,"tid":2,"name":"a","ts":0},{"ph":"X","pid":1,"tid":2,"name":"b","ts":5,"dur":10},
        {"ph":"E","pid":7,"tid":7,"ts":8}])");
    EXPECT_EQ(times(loaded.trace), (std::vector{us(0, 15)})) << "it lasts to the end of the trace";
    EXPECT_THAT(loaded.warnings,
                ElementsAre(HasSubstr("1 spans have no end"), HasSubstr("1 end events have no begin")));
}

TEST_F(ATraceFileOfOthers, IsReadTheSameManyEventsAtOnceOrOneByOne) {
    // Among plain events some whose arguments look like the border of two, and some that are odd.
    std::vector<std::string> events;
    for (int i = 0; i < 20'000; ++i) {
        const auto time = std::to_string(i * 10);
        events.push_back(R"({"ph":"X","pid":1,"tid":)" + std::to_string(i % 3) + R"(,"name":"n)" +
                         std::to_string(i % 7) + R"(","ts":)" + time +
                         R"(,"dur":5,"args":{"core":1,"list":[{"a":")" + time +
                         R"("},{"b":"}, {"},{"c":1}]}})");
        if (i % 5000 == 2500) {
            events.push_back("null");
            events.push_back("{}");
            events.push_back(R"({"ph":"X","pid":1,"tid":9,"name":"5" disk","ts":)" + time + "}");
        }
    }
    std::string array = "{\"traceEvents\":[";
    std::string lines;
    for (const auto& event : events) {
        array += (array.ends_with('[') ? "" : ", ") + event;
        lines += event.starts_with("{\"") ? event + "\n" : "";
    }
    const auto together = read(array + "],\"otherData\":{\"a\":[{\"b\":1},{\"c\":2}]}}");
    const auto singly = read(lines);
    EXPECT_EQ(together.trace.spanCount(), 20'004U);
    EXPECT_EQ(together.otherData, R"({"a":[{"b":1},{"c":2}]})");
    ASSERT_EQ(together.trace.lanes().size(), 4U);
    ASSERT_EQ(singly.trace.lanes().size(), 4U);
    for (std::size_t lane = 0; lane < 4; ++lane) {
        const auto& rows = together.trace.lanes()[lane].index.rows();
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_TRUE(std::ranges::equal(rows[0].spans(), singly.trace.lanes()[lane].index.rows()[0].spans()));
    }
    EXPECT_THAT(together.warnings,
                ElementsAre(AllOf(HasSubstr("8 events could not be read"),
                                  HasSubstr("(byte " + std::to_string(array.find("null")) + ")")),
                            AllOf(HasSubstr("4 events are not quite JSON"),
                                  HasSubstr("byte " + std::to_string(array.find("\"tid\":9") - 18)))));
}

TEST_F(ATraceFileOfOthers, MayHaveItsEventsInAnyOrder) {
    const auto loaded =
        read(R"([{"ph":"X","pid":1,"tid":2,"ts":50,"dur":5},{"ph":"X","pid":1,"tid":3,"ts":1,"dur":1},
        {"ph":"X","pid":1,"tid":2,"ts":10,"dur":5},{"ph":"X","pid":1,"tid":2,"ts":0,"dur":100},{"ph":"X","pid":1,"tid":2,"ts":15,"dur":35}])");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    ASSERT_EQ(loaded.trace.lanes().size(), 2U);
    EXPECT_EQ(times(loaded.trace), (std::vector{us(0, 100)}));
    EXPECT_EQ(times(loaded.trace, 0, 1), (std::vector{us(10, 15), us(15, 50), us(50, 55)}));
}

TEST_F(ATraceFileOfOthers, MayHaveFieldsAndEventsWeDoNotKnow) {
    const auto loaded = read(R"({"traceEvents":[{"ph":"C","pid":1,"ts":1,"name":"depth","args":{"items":5}},
        {"ph":"v","id":7,"pid":1,"tid":1,"ts":1},{"ph":"P","pid":1,"tid":1,"ts":1},{"ph":"X","pid":1,"tid":2,"ts":5,"dur":1,"tts":3,"bind_id":"0x1","cat":"toplevel,viz"}],
        "metadata":{"a":[1,{"b":null}]},"stackFrames":{},"otherData":{"version":"1"}})");
    EXPECT_EQ(loaded.trace.spanCount(), 1U);
    EXPECT_EQ(loaded.trace.lanes()[0].index.rows()[0].spans()[0].state, State::Other);
    EXPECT_THAT(loaded.warnings, Contains(HasSubstr("1 memory dumps")));
    EXPECT_THAT(loaded.warnings, Contains(HasSubstr("1 samples of a profiler")));
    EXPECT_EQ(loaded.otherData, R"({"version":"1"})");
}

TEST_F(ATraceFileOfOthers, NamesAndOrdersItsLanes) {
    const auto loaded =
        read(R"([{"ph":"X","pid":1,"tid":1,"ts":0,"dur":1},{"ph":"X","pid":1,"tid":2,"ts":0,"dur":1},
        {"ph":"X","pid":9,"tid":9,"ts":0,"dur":1},
        {"ph":"M","pid":1,"tid":1,"name":"thread_name","args":{"name":"low"}},{"ph":"M","pid":1,"tid":1,"name":"thread_sort_index","args":{"sort_index":5}},
        {"ph":"M","pid":1,"tid":2,"name":"thread_name","args":{"name":"high"}},{"ph":"M","pid":1,"name":"process_name","args":{"name":"program"}},
        {"ph":"M","pid":9,"name":"process_sort_index","args":{"sort_index":-1}},{"ph":"M","pid":3,"tid":3,"name":"thread_name","args":{"name":"no spans"}}])");
    std::vector<std::string> names;
    for (const auto& lane : loaded.trace.lanes()) {
        names.push_back(lane.info.group + "/" + lane.info.name);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"/thread 9", "program/high", "program/low"}));
}

TEST_F(ATraceFileOfOthers, HasTheScheduleOnLanesOfCores) {
    const auto loaded = read(
        R"([{"ph":"M","pid":1,"name":"process_name","args":{"name":"CPU cores"}},{"ph":"X","pid":1,"tid":0,"ts":0,"dur":1},
        {"ph":"X","pid":2,"tid":0,"ts":0,"dur":1}])");
    ASSERT_EQ(loaded.trace.lanes().size(), 2U);
    EXPECT_EQ(loaded.trace.lanes()[0].info.kind, LaneKind::Core);
    EXPECT_EQ(loaded.trace.lanes()[1].info.kind, LaneKind::Worker);
}

TEST_F(ATraceFileOfOthers, LeavesOutSpansThatEndBeforeTheyBeginAndSaysSo) {
    const auto loaded =
        read(R"([{"ph":"X","pid":1,"tid":1,"ts":0,"dur":10},{"ph":"X","pid":1,"tid":1,"ts":5,"dur":10},
        {"ph":"X","pid":1,"tid":1,"ts":20,"dur":-5}])");
    EXPECT_EQ(times(loaded.trace), (std::vector{us(0, 10)}));
    EXPECT_EQ(times(loaded.trace, 0, 1), (std::vector{us(5, 15)}));
    EXPECT_THAT(loaded.warnings, ElementsAre(HasSubstr("1 spans end before they begin")));
}

TEST_F(ATraceFileOfOthers, GoesOnBehindAnEventThatIsBroken) {
    const auto loaded = read(
        R"([{"ph":"X","ts":0,"dur":1},{"ph":"X","ts":"five"},{"no":"phase"},5,{"ph":"X","ts":7,"dur":1}])");
    EXPECT_EQ(loaded.trace.spanCount(), 2U);
    EXPECT_THAT(loaded.warnings,
                Contains(testing::AllOf(HasSubstr("2 events could not be read"), HasSubstr("(byte 50)"))))
        << "where the first of them stands";
    EXPECT_THAT(loaded.warnings, Contains(HasSubstr("1 events without a time are left out, at byte 27")));
}

/// A packed file of spans in an order that packs badly, so that damage anywhere in it comes between them.
class APackedTraceFile : public ATraceFileOfOthers {
protected:
    static constexpr int kSpans = 20'000;

    APackedTraceFile() {
        text = "[";
        for (int i = 0; i < kSpans; ++i) {
            text += (i > 0 ? ",\n" : "") + std::string(R"({"ph":"X","ts":)") +
                    std::to_string(std::int64_t{i} * 7919 % 100'003 * 10) + R"(,"dur":1})";
        }
        text += "]";
        pack("wb");
    }
    /// Writes the text behind what is in the file, or as all of it.
    void pack(const char* mode) {
        const auto gz = gzopen(file.c_str(), mode);
        gzwrite(gz, text.data(), static_cast<unsigned>(text.size()));
        gzclose(gz);
    }
    [[nodiscard]] std::size_t size() const { return std::filesystem::file_size(file); }
    void damage(std::size_t byte) {
        std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekg(static_cast<std::streamoff>(byte));
        const int was = stream.get();
        stream.seekp(static_cast<std::streamoff>(byte));
        stream.put(static_cast<char>(was ^ 0x55));
    }
    LoadedTrace load() {
        auto loaded = readChromeTrace(file);
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text());
        return loaded ? std::move(*loaded) : LoadedTrace{};
    }

    std::filesystem::path file = dir.file("a.json.gz");
    std::string text;
};

TEST_F(APackedTraceFile, HoldsAllItsSpans) {
    const auto loaded = load();
    EXPECT_EQ(loaded.trace.spanCount(), std::size_t{kSpans});
    EXPECT_THAT(loaded.warnings, IsEmpty());
}

TEST_F(APackedTraceFile, MayConsistOfSeveralPartsAndEndInPadding) {
    const auto whole = text;
    text = whole.substr(0, 1000);
    pack("wb");
    text = whole.substr(1000);
    pack("ab");
    std::ofstream(file, std::ios::binary | std::ios::app) << std::string(100, '\0');
    const auto loaded = load();
    EXPECT_EQ(loaded.trace.spanCount(), std::size_t{kSpans});
    EXPECT_THAT(loaded.warnings, IsEmpty());
}

TEST_F(APackedTraceFile, CutOffAnywhereGivesWhatCameBefore) {
    for (const auto left : {size() - 1, size() - 9, size() / 2, size() / 4}) {
        std::filesystem::resize_file(file, left);
        const auto loaded = load();
        EXPECT_GE(loaded.trace.spanCount(), left * kSpans / size() / 8) << left;
        EXPECT_THAT(loaded.warnings, Contains(HasSubstr("its packed data is damaged: it ends too soon")));
        pack("wb");
    }
}

TEST_F(APackedTraceFile, DamagedInItsMiddleGivesWhatCameBefore) {
    std::size_t least = kSpans;
    for (std::size_t byte = size() / 2; byte < size() / 2 + 40; ++byte) {
        damage(byte);
        const auto loaded = load();
        // What is unpacked behind it may be rubbish before it cannot be unpacked at all.
        EXPECT_THAT(loaded.warnings,
                    Contains(AnyOf(HasSubstr("what came before"), HasSubstr("may be wrong"))))
            << byte;
        least = std::min(least, loaded.trace.spanCount());
        damage(byte); // and well again
    }
    EXPECT_GE(least, std::size_t{kSpans / 4});
}

TEST_F(APackedTraceFile, WhoseSumIsWrongIsShownWithDoubt) {
    damage(size() - 8);
    const auto loaded = load();
    EXPECT_EQ(loaded.trace.spanCount(), std::size_t{kSpans});
    EXPECT_THAT(loaded.warnings,
                Contains(testing::AllOf(HasSubstr("incorrect data check"), HasSubstr("may be wrong"))));
}

TEST_F(ATraceFileOfOthers, CutOffAtAnyByteGivesWhatCameBefore) {
    const std::string text =
        R"({"displayTimeUnit":"ms","traceEvents":[{"ph":"M","pid":1,"tid":2,"name":"thread_name","args":{"name":"a"}},
{"ph":"X","pid":1,"tid":2,"name":"\"one\"","cat":"running","ts":1.5,"dur":1,"args":{"core":0}},
{"ph":"X","pid":1,"tid":2,"name":"two","cat":"lock","ts":2.5,"dur":1e1}],"otherData":{"parascope":{"runs":[]}}})";
    const auto firstEnds = text.find("}},", text.find("one")) + 2;
    const auto secondEnds = text.find("1e1}") + 4;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const auto loaded = readChromeTrace(dir.write("cut.json", std::string_view(text).substr(0, size)));
        const std::size_t expected = (size >= firstEnds ? 1U : 0U) + (size >= secondEnds ? 1U : 0U);
        if (expected > 0) {
            ASSERT_TRUE(loaded) << size;
        }
        if (loaded) {
            EXPECT_EQ(loaded->trace.spanCount(), expected) << size;
            EXPECT_EQ(loaded->warnings.empty(), size == text.size()) << size;
        } else {
            EXPECT_THAT(loaded.error().text(), HasSubstr("byte ")) << size;
        }
    }
}

TEST_F(ATraceFileOfOthers, IsRefusedWithOneLineWhenItIsNone) {
    EXPECT_THAT(refusal(""), HasSubstr("the file is empty"));
    EXPECT_THAT(refusal("hello world"), HasSubstr("this is not JSON"));
    EXPECT_THAT(refusal("{}"), HasSubstr("it holds no trace events"));
    EXPECT_THAT(refusal("[]"), HasSubstr("it holds no trace events"));
    EXPECT_THAT(refusal(R"({"name":"something else"})"), HasSubstr("it holds no trace events"));
    EXPECT_THAT(refusal("[1,2,3]"), HasSubstr("3 events could not be read"));
    EXPECT_THAT(refusal(std::string("\x7f\x45LF\0\0\0", 7)), HasSubstr("this is not JSON"));
    EXPECT_THAT(refusal("\x1f\x8b\x08 no gzip at all"), HasSubstr("a.json"));
}

TEST_F(ATraceFileOfOthers, ThatDoesNotExistOrIsAFolderIsRefused) {
    const auto missing = readChromeTrace(dir.file("missing.json"));
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().text(), HasSubstr("No such file"));
    const auto folder = readChromeTrace(dir.path());
    ASSERT_FALSE(folder);
    EXPECT_THAT(folder.error().text(), HasSubstr("it is a folder"));
}

TEST_F(ATraceFileOfOthers, IsSurvivedHoweverHostile) {
    const std::string deep(100'000, '[');
    const std::vector<std::string> texts{
        R"([{"ph":"X","ts":)" + deep + "}]",
        R"([{"ph":"M","name":"thread_name","args":)" + std::string(2000, '[') + std::string(2000, ']') + "}]",
        R"([{"ph":"X","ts":2800000000000000,"dur":2800000000000000},{"ph":"X","ts":-2800000000000000,"dur":1}])",
        R"([{"ph":"X","pid":9223372036854775807,"tid":-9223372036854775808,"ts":0,"dur":0}])",
        R"([{"ph":"X","pid":9223372036854775808,"ts":0,"dur":0},{"ph":"X"}])",
        R"([{"ph":"M","name":"thread_sort_index","args":{"sort_index":1e300}},{"ph":"X","ts":1,"dur":1}])",
        R"([{"ph":"M","name":"process_name","args":5},{"ph":"M","name":"process_name"},{"ph":"E"},{"ph":"B"},{"ph":"E","ts":-5}])",
        R"({"traceEvents":5,"otherData":[)",
        R"({"otherData":"text","traceEvents":[{"ph":"X"}],"traceEvents":[{"ph":"X","ts":5}]})",
        "[" + std::string(300'000, ','),
        R"([{"ph":"X","name":")" + std::string(2'000'000, 'a') + R"("}])",
    };
    for (const auto& text : texts) {
        const auto loaded = readChromeTrace(dir.write("hostile.json", text));
        EXPECT_TRUE(loaded || !loaded.error().text().empty());
        EXPECT_TRUE(!loaded || loaded->trace.extent().length() >= Nanoseconds(0));
    }
}

} // namespace
} // namespace parascope
