// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceWriter.h"
#include "core/trace/ChromeTraceReader.h"

#include "tests/core/trace/RandomSpans.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::RandomSpans;
using test::TempDir;
using testing::IsEmpty;

class AWrittenTrace : public testing::Test {
protected:
    std::vector<EventWriter::Where> write(const std::vector<const Trace*>& traces,
                                          std::string_view otherData = {}) {
        auto opened = AtomicFile::open(file);
        EXPECT_TRUE(opened);
        ChromeTraceWriter writer(*opened);
        std::vector<EventWriter::Where> places;
        for (const auto* trace : traces) {
            const auto more = writer.addTrace(*trace);
            places.insert(places.end(), more.begin(), more.end());
        }
        writer.finish(otherData);
        EXPECT_TRUE(opened->commit());
        return places;
    }
    LoadedTrace read() {
        auto loaded = readChromeTrace(file);
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text());
        return loaded ? std::move(*loaded) : LoadedTrace{};
    }
    simdjson::dom::element json() { return parser.load(file.string()); }
    /// Lanes, names and spans of a trace as text, whatever the numbers of its names.
    static std::vector<std::string> textOf(const Trace& trace) {
        std::vector<std::string> lines;
        for (const auto& lane : trace.lanes()) {
            lines.push_back(lane.info.group + "/" + lane.info.name + " " + std::to_string(lane.info.pid) +
                            " " + std::to_string(lane.info.tid) + " " + std::to_string(lane.info.order));
            for (std::size_t depth = 0; depth < lane.index.rows().size(); ++depth) {
                for (const auto& span : lane.index.rows()[depth].spans()) {
                    lines.push_back(std::to_string(depth) + ": " + std::to_string(span.begin.count()) + " " +
                                    std::to_string(span.end.count()) + " " +
                                    std::string(trace.name(span.name)) + " " +
                                    std::string(stateKey(span.state)) + " " + std::to_string(span.core));
                }
            }
        }
        return lines;
    }

    TempDir dir;
    std::filesystem::path file = dir.file("a.trace.json");
    simdjson::dom::parser parser;
};

/// Lanes of nested and touching spans many days after the machine's start.
Trace randomTrace(unsigned seed, int lanes) {
    constexpr std::int64_t kStart = (std::int64_t{1} << 53) + 1;
    RandomSpans random(seed);
    Trace trace;
    for (int i = 0; i < 4; ++i) {
        trace.nameId("name \"" + std::to_string(i) + "\" µ\n");
    }
    for (int i = 0; i < lanes; ++i) {
        const auto lane =
            trace.addLane({"worker " + std::to_string(i), "processes", LaneKind::Worker, 100, 200 + i, i});
        std::vector<Span> spans;
        random.nested(Nanoseconds(kStart), Nanoseconds(kStart + 3'000'000), 4, spans);
        for (const auto& span : spans) {
            EXPECT_TRUE(trace.addSpan(lane, span));
        }
    }
    return trace;
}

TEST_F(AWrittenTrace, IsReadBackToTheNanosecond) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto trace = randomTrace(seed, 5);
        write({&trace});
        const auto loaded = read();
        EXPECT_THAT(loaded.warnings, IsEmpty());
        EXPECT_EQ(textOf(loaded.trace), textOf(trace));
        EXPECT_EQ(loaded.trace.extent(), trace.extent());
    }
}

TEST_F(AWrittenTrace, KeepsSpansThatTouchApart) {
    Trace trace;
    const auto lane = trace.addLane({"worker 0", "threads", LaneKind::Worker, 1, 2, 0});
    const std::int64_t start = (std::int64_t{1} << 53) + 1;
    for (std::int64_t i = 0; i < 1000; ++i) {
        Span span;
        span.begin = Nanoseconds(start + i * 7);
        span.end = Nanoseconds(start + i * 7 + 7);
        ASSERT_TRUE(trace.addSpan(lane, span));
    }
    write({&trace});
    const auto loaded = read();
    ASSERT_EQ(loaded.trace.lanes().size(), 1U);
    EXPECT_EQ(loaded.trace.lanes()[0].index.rows().size(), 1U) << "none seems to lie in another";
    EXPECT_EQ(loaded.trace.spanCount(), 1000U);
}

TEST_F(AWrittenTrace, IsAnObjectWithEventsThatOtherProgramsRead) {
    const auto trace = randomTrace(1, 2);
    write({&trace}, R"({"parascope":{"format":1}})");
    const auto root = json();
    EXPECT_EQ(std::string_view(root["displayTimeUnit"]), "ms");
    EXPECT_EQ(std::int64_t(root["otherData"]["parascope"]["format"]), 1);
    std::size_t spans = 0;
    for (const auto event : simdjson::dom::array(root["traceEvents"])) {
        const std::string_view phase = event["ph"];
        EXPECT_TRUE(event["pid"].is_int64());
        EXPECT_TRUE(event["tid"].is_int64());
        if (phase == "X") {
            ++spans;
            EXPECT_TRUE(event["ts"].is_double());
            EXPECT_TRUE(event["dur"].is_double());
        }
    }
    EXPECT_EQ(spans, trace.spanCount());
}

TEST_F(AWrittenTrace, OfNothingIsStillJson) {
    const Trace trace;
    write({&trace});
    EXPECT_EQ(simdjson::dom::array(json()["traceEvents"]).size(), 0U);
    EXPECT_FALSE(readChromeTrace(file)) << "but no trace";
}

TEST_F(AWrittenTrace, GivesALaneWhoseNumbersAreTakenNumbersOfItsOwn) {
    const auto first = randomTrace(1, 2);
    const auto second = randomTrace(2, 2);
    const auto places = write({&first, &second});
    ASSERT_EQ(places.size(), 4U);
    EXPECT_EQ(places[0].tid, 200);
    EXPECT_EQ(places[1].tid, 201);
    EXPECT_GE(places[2].tid, 1 << 22) << "no number that the kernel gives";
    EXPECT_NE(places[3].tid, places[2].tid);
    const auto loaded = read();
    EXPECT_EQ(loaded.trace.lanes().size(), 4U);
    EXPECT_EQ(loaded.trace.spanCount(), first.spanCount() + second.spanCount());
}

TEST_F(AWrittenTrace, KeepsItsArrowsAndCounters) {
    Trace trace;
    const auto producer = trace.addLane({"producer 0", "threads", LaneKind::Worker, 5, 6, 0});
    const auto consumer = trace.addLane({"consumer 0", "threads", LaneKind::Worker, 5, 7, 1});
    for (const auto lane : {producer, consumer}) {
        trace.addSpan(lane, {Nanoseconds(0), Nanoseconds(9), trace.nameId("work"), -1, State::Running});
    }
    trace.addArrow({trace.nameId("item"), producer, consumer, Nanoseconds(1), Nanoseconds(2)});
    trace.addArrow({trace.nameId("item"), producer, consumer, Nanoseconds(3), Nanoseconds(8)});
    const auto depth = trace.addCounter({"depth", "threads", 5});
    trace.addSample(depth, {Nanoseconds(1), 1});
    trace.addSample(depth, {Nanoseconds(2), 0.5});
    write({&trace});
    const auto loaded = read();
    EXPECT_THAT(loaded.warnings, IsEmpty());
    ASSERT_EQ(loaded.trace.arrows().size(), 2U);
    const auto& arrow = loaded.trace.arrows().arrows()[1];
    EXPECT_EQ(loaded.trace.name(arrow.name), "item");
    EXPECT_EQ(arrow.time(), (TimeSpan{Nanoseconds(3), Nanoseconds(8)}));
    EXPECT_EQ(arrow.from, LaneId(0));
    EXPECT_EQ(arrow.to, LaneId(1));
    ASSERT_EQ(loaded.trace.counters().size(), 1U);
    EXPECT_EQ(loaded.trace.counters()[0].info, (CounterInfo{"depth", "threads", 5}));
    EXPECT_EQ(loaded.trace.counters()[0].track.samples()[1], (CounterSample{Nanoseconds(2), 0.5}));
}

} // namespace
} // namespace parascope
