// SPDX-License-Identifier: GPL-3.0-or-later
// Traces as other programs write them, one kind a file: tests/fixtures/traces.
#include "core/trace/ChromeTraceReader.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class AForeignTrace : public testing::Test {
protected:
    void open(const std::string& name) {
        auto read = readChromeTrace(std::filesystem::path(PARASCOPE_FIXTURES) / "traces" / name);
        ASSERT_TRUE(read) << read.error().text();
        loaded = std::move(*read);
    }
    [[nodiscard]] const Trace& trace() const { return loaded.trace; }
    [[nodiscard]] std::string laneName(LaneId lane) const {
        const auto& info = trace().lane(lane).info;
        return info.group.empty() ? info.name : info.group + "/" + info.name;
    }
    static std::string nanoseconds(const TimeSpan& time) {
        return std::to_string(time.begin.count()) + "-" + std::to_string(time.end.count());
    }
    /// The spans of a lane, row by row: "name 0-10", times in nanoseconds.
    [[nodiscard]] std::vector<std::string> spansOf(std::size_t lane) const {
        std::vector<std::string> spans;
        for (const auto& row : trace().lanes().at(lane).index.rows()) {
            for (const auto& span : row.spans()) {
                spans.push_back(std::string(trace().name(span.name)) + " " + nanoseconds(span.time()));
            }
        }
        return spans;
    }
    [[nodiscard]] std::vector<std::string> lanes() const {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < trace().lanes().size(); ++i) {
            names.push_back(laneName(LaneId(static_cast<std::int32_t>(i))));
        }
        return names;
    }
    [[nodiscard]] std::vector<std::string> arrows() const {
        std::vector<std::string> texts;
        for (const auto& arrow : trace().arrows().arrows()) {
            texts.push_back(laneName(arrow.from) + " to " + laneName(arrow.to) + " " +
                            nanoseconds(arrow.time()));
        }
        return texts;
    }
    /// "name at 5000 on lane".
    [[nodiscard]] std::vector<std::string> marks() const {
        std::vector<std::string> texts;
        for (const auto& mark : trace().marks()) {
            texts.push_back(std::string(trace().name(mark.name)) + " at " +
                            std::to_string(mark.time.count()) +
                            (mark.of == TraceMark::Of::Lane      ? " on " + laneName(mark.lane)
                             : mark.of == TraceMark::Of::Process ? " of process " + std::to_string(mark.pid)
                                                                 : " of all"));
        }
        return texts;
    }

    LoadedTrace loaded;
};

TEST_F(AForeignTrace, MayCallProcessesAndThreadsByTexts) {
    open("string-ids.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(lanes(), UnorderedElementsAre("app/main", "thread 8", "thread 1"));
    EXPECT_EQ(trace().spanCount(), 3U);
    EXPECT_EQ(nanoseconds(trace().extent()), "0-30000");
    EXPECT_THAT(spansOf(2), ElementsAre("a 0-10000")) << "made-up numbers stand behind real ones";
}

TEST_F(AForeignTrace, MayHaveTimesAsTexts) {
    open("string-times.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(spansOf(0), ElementsAre("a 100000-150500"));
}

TEST_F(AForeignTrace, MayHaveTimesWithExponents) {
    open("exponent.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    ASSERT_EQ(trace().lanes().at(0).index.rows().size(), 1U);
    const auto spans = trace().lanes()[0].index.rows()[0].spans();
    ASSERT_EQ(spans.size(), 40U);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const Nanoseconds begin(1'700'000'000'000'000'000 + 500 * static_cast<std::int64_t>(i));
        EXPECT_EQ(spans[i].time(), (TimeSpan{begin, begin + Nanoseconds(500)})) << i;
    }
}

TEST_F(AForeignTrace, OfAProgramThatWasKilledShowsWhatItWasDoing) {
    open("unclosed-begin.json");
    EXPECT_THAT(spansOf(0), ElementsAre("main 0-1000000", "wait for the lock 10000-1000000"));
    EXPECT_THAT(loaded.warnings, ElementsAre(AllOf(HasSubstr("2 spans have no end"),
                                                   HasSubstr("the end of the trace"), HasSubstr("byte 1"))));
}

TEST_F(AForeignTrace, PairsBeginsAndEndsByTime) {
    open("b-e-out-of-order.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(spansOf(0), ElementsAre("a 0-10000", "b 20000-30000"));
}

TEST_F(AForeignTrace, ShowsBothOfTwoSpansThatPartlyOverlap) {
    open("overlap-by-1ns.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    ASSERT_EQ(trace().lanes().at(0).index.rows().size(), 2U);
    EXPECT_THAT(spansOf(0), ElementsAre("parent 100000-150000", "child 110000-150001"));
}

TEST_F(AForeignTrace, MayBeginWithAByteOrderMark) {
    open("bom.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(spansOf(0), ElementsAre("a 0-1000"));
}

TEST_F(AForeignTrace, MayBeUtf16) {
    for (const char* name : {"utf-16-le.json", "utf-16-be.json"}) {
        open(name);
        EXPECT_THAT(loaded.warnings, IsEmpty()) << name;
        EXPECT_THAT(spansOf(0), ElementsAre("µ 😀 0-1000", "b 1000-2000")) << name;
    }
}

TEST_F(AForeignTrace, MayBePackedInSeveralParts) {
    open("members.json.gz");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(spansOf(0), ElementsAre("e0 0-1000", "e1 1000-2000", "e2 2000-3000", "e3 3000-4000"));
}

TEST_F(AForeignTrace, HasArrowsBetweenWhatIsOfOneCategoryNameAndId) {
    open("arrows-of-two-categories.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(arrows(), ElementsAre("thread 1 to thread 2 6000-25000", "thread 1 to thread 3 5000-26000"));
}

TEST_F(AForeignTrace, MayHaveArrowsOfSeveralSteps) {
    open("flows.json");
    EXPECT_THAT(arrows(), ElementsAre("thread 1 to thread 2 10000-20000", "thread 2 to thread 3 20000-30000",
                                      "thread 3 to thread 1 30000-40000"));
    EXPECT_THAT(loaded.warnings, ElementsAre(HasSubstr("2 ends of arrows were left out")));
}

TEST_F(AForeignTrace, MayTieSpansToArrowsThatGoOutOfThemAndIntoOthers) {
    open("spans-with-flows.json");
    EXPECT_THAT(arrows(), ElementsAre("thread 1 to thread 2 30000-40000", "thread 1 to thread 3 30000-50000",
                                      "thread 1 to thread 2 70000-70000", "thread 2 to thread 3 90000-95000",
                                      "thread 1 to thread 2 100000-120000"))
        << "it leaves at a span's end, or when it arrives; a begin knows no end";
    EXPECT_EQ(trace().name(trace().arrows().arrows()[0].name), "send");
    EXPECT_THAT(loaded.warnings, ElementsAre(HasSubstr("4 ends of arrows were left out")));
}

TEST_F(AForeignTrace, NamesWhatIsLeftOutOfIt) {
    open("left-out.json");
    EXPECT_THAT(spansOf(0), ElementsAre("of three letters 0-5000"));
    EXPECT_THAT(
        loaded.warnings,
        UnorderedElementsAre(
            HasSubstr("1 values of \"ph\" are longer than a letter: the first one counts, at byte 16"),
            HasSubstr("1 samples of a profiler"), HasSubstr("2 memory dumps"),
            HasSubstr("1 clock synchronisations"), HasSubstr("2 begins and ends of contexts"),
            HasSubstr("1 events of other kinds"), HasSubstr("1 lists of a profiler's samples"),
            HasSubstr("1 records of the system")));
}

TEST_F(AForeignTrace, MayHoldCountersAlone) {
    open("counter-only.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_FALSE(trace().isEmpty());
    EXPECT_EQ(nanoseconds(trace().extent()), "1000-9000");
    ASSERT_THAT(trace().counters(), SizeIs(1));
    EXPECT_EQ(trace().counters()[0].info.title(), "mem mb");
    EXPECT_THAT(std::vector(trace().counters()[0].track.samples().begin(),
                            trace().counters()[0].track.samples().end()),
                ElementsAre(CounterSample{Nanoseconds(1000), 5}, CounterSample{Nanoseconds(9000), 7}));
}

TEST_F(AForeignTrace, MayHaveCountersOfOneNameWithIds) {
    open("counters.json");
    std::vector<std::string> titles;
    for (const auto& counter : trace().counters()) {
        titles.push_back(counter.info.group + "/" + counter.info.title() + ": " +
                         std::to_string(counter.track.samples().size()));
    }
    EXPECT_THAT(titles, ElementsAre("/memory [a] used: 2", "/memory [a] free: 2", "/memory [b] used: 1",
                                    "/memory [b] free: 1", "other/memory: 1"));
    EXPECT_EQ(trace().counters()[1].track.samples()[0].value, 2.5) << "a text that is a number";
    EXPECT_THAT(loaded.warnings, ElementsAre(HasSubstr("1 counter events were left out")));
    EXPECT_EQ(trace().proposedColour(trace().lanes().at(0).index.rows()[0].spans()[0].name), "good");
}

TEST_F(AForeignTrace, MayHoldMarksAlone) {
    open("marks.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(marks(), ElementsAre("thread mark at 5000 on thread 1", "process mark at 6000 of process 1",
                                     "old mark at 7000 on thread 2", "global mark at 8000 of all",
                                     "navigationStart at 9500 on thread 4"));
    EXPECT_THAT(lanes(), ElementsAre("thread 1", "thread 2", "thread 4"));
}

TEST_F(AForeignTrace, HasALaneForTheAsynchronousSpansOfEachCategory) {
    open("asynchronous.json");
    EXPECT_THAT(lanes(), ElementsAre("browser (first tab)/gpu", "browser (first tab)/net", "thread 1", "gpu",
                                     "net", "objects", "old"));
    EXPECT_THAT(spansOf(0), ElementsAre("frame 5000-7000"));
    EXPECT_THAT(spansOf(1), ElementsAre("request 0-40000", "headers 10000-20000", "request 25000-50000"));
    EXPECT_THAT(spansOf(3), ElementsAre("frame 6000-9000")) << "its id is known in its process only";
    EXPECT_THAT(spansOf(4), ElementsAre("never ended 80000-100000"));
    EXPECT_THAT(spansOf(5), ElementsAre("Tree 60000-62000"));
    EXPECT_THAT(spansOf(6), ElementsAre("load 60000-70000"));
    EXPECT_THAT(marks(), ElementsAre("first byte at 15000 on browser (first tab)/net",
                                     "Tree at 61000 on objects", "load at 65000 on old"));
    EXPECT_THAT(loaded.warnings, UnorderedElementsAre(HasSubstr("1 spans have no end"),
                                                      HasSubstr("1 end events have no begin")));
}

TEST_F(AForeignTrace, LosesFieldsOfUnexpectedTypesAndNothingElse) {
    open("odd-types.json");
    EXPECT_THAT(lanes(), ElementsAre("17", "thread 1", "1.5/99999999999999999999"));
    EXPECT_THAT(spansOf(1),
                ElementsAre("a list 0-10000", " 10000-20000", "5 20000-30000", "odd length 40000-40000"));
    EXPECT_THAT(spansOf(2), ElementsAre("odd lane 30000-40000"));
    EXPECT_THAT(
        loaded.warnings,
        UnorderedElementsAre(AllOf(HasSubstr("2 values of \"args\""), HasSubstr("the first at byte 1")),
                             HasSubstr("1 values of \"dur\""), HasSubstr("1 values of \"ts\""),
                             HasSubstr("3 events without a time"), HasSubstr("1 values of \"ph\""),
                             HasSubstr("1 counter events were left out")));
}

TEST_F(AForeignTrace, MayHaveOneEventALineAsOurWorkersHave) {
    open("lines.jsonl");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(spansOf(0), ElementsAre("adding squares 101000-106500", "adding squares 106500-112000"));
    EXPECT_EQ(trace().lanes()[0].index.rows()[0].spans()[0].state, State::Running);
    EXPECT_THAT(marks(), ElementsAre("ready at 100000 on thread 7", "done at 112000 on thread 7"));
}

TEST_F(AForeignTrace, MayConsistOfSeveralDocuments) {
    open("documents.json");
    EXPECT_THAT(loaded.warnings, IsEmpty());
    EXPECT_THAT(spansOf(0), ElementsAre("a 0-1000", "c 2000-3000"));
    EXPECT_THAT(spansOf(1), ElementsAre("b 1000-2000"));
}

TEST_F(AForeignTrace, ThatIsNearlyJsonIsReadAsItIsMeant) {
    open("nearly.json");
    EXPECT_THAT(spansOf(0),
                ElementsAre("5\" disk 0-1000", "line\none\ttab 1000-2000", "say \"hi\" to 2000-3000",
                            "C:\\dir\\path 3000-4000", "good 4000-5000"));
    EXPECT_THAT(loaded.warnings,
                ElementsAre(AllOf(HasSubstr("3 events are not quite JSON"), HasSubstr("byte 1"))));
}

} // namespace
} // namespace parascope
