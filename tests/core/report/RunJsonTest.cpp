// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunJson.h"

#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using simdjson::dom::element_type;
using test::parallelRun;

/// A field, as a JSON pointer, and what it is: number, text, list or object.
struct Promise {
    const char* pointer;
    char kind;
};

char kindOf(simdjson::dom::element element) {
    switch (element.type()) {
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
        return 'n';
    case element_type::STRING:
        return 't';
    case element_type::ARRAY:
        return 'l';
    case element_type::OBJECT:
        return 'o';
    case element_type::NULL_VALUE:
        return '-';
    case element_type::BOOL:
        return 'b';
    }
    return '?';
}

class ARunAsJson : public testing::Test {
protected:
    simdjson::dom::element write(const RunRecord& run,
                                 const std::optional<Baseline>& baseline = test::against(0.404)) {
        JsonWriter json;
        writeRun(json, run, computeMetrics(run, baseline));
        return parser.parse(std::string(json.text()));
    }

    simdjson::dom::parser parser;
};

TEST_F(ARunAsJson, HasEveryFieldThatIsPromisedWithItsType) {
    auto run = parallelRun();
    run.facts.otherPrograms = 0.1;
    run.facts.workers[0].usage.peakRssBytes = 3'000'000;
    const auto json = write(run);
    for (const auto& [pointer, kind] : std::initializer_list<Promise>{
             {"/backend", 't'},
             {"/task", 't'},
             {"/size", 'n'},
             {"/workers", 'n'},
             {"/schedule", 't'},
             {"/wall_s", 'n'},
             {"/cpu_s", 'n'},
             {"/parallelism", 'n'},
             {"/speedup", 'n'},
             {"/efficiency", 'n'},
             {"/start_s/median", 'n'},
             {"/start_s/max", 'n'},
             {"/switches/voluntary", 'n'},
             {"/switches/preempted", 'n'},
             {"/switches/migrations", 'n'},
             {"/switches/lost", 'n'},
             {"/shares/running", 'n'},
             {"/shares/ready", 'n'},
             {"/shares/lock", 'n'},
             {"/shares/gil", 'n'},
             {"/shares/queue", 'n'},
             {"/shares/io", 'n'},
             {"/shares/sleep", 'n'},
             {"/peak_rss_bytes", 'n'},
             {"/other_programs_share", 'n'},
             {"/pattern", 't'},
             {"/results/0", 't'},
             {"/results/1", 't'},
             {"/per_worker/0/worker", 'n'},
             {"/per_worker/0/pid", 'n'},
             {"/per_worker/0/tid", 'n'},
             {"/per_worker/0/start_s", 'n'},
             {"/per_worker/0/wall_s", 'n'},
             {"/per_worker/0/cpu_s", 'n'},
             {"/per_worker/0/cores/0", 'n'},
             {"/per_worker/0/exit", 't'},
             {"/per_worker/0/result", 't'},
             {"/per_worker/1/worker", 'n'},
             {"/sentence", 't'},
         }) {
        simdjson::dom::element field;
        ASSERT_FALSE(json.at_pointer(pointer).get(field)) << pointer << " is missing";
        EXPECT_EQ(kindOf(field), kind) << pointer;
    }
}

TEST_F(ARunAsJson, SaysWhatTheFiguresAre) {
    const auto json = write(parallelRun());
    EXPECT_EQ(std::string_view(json["backend"]), "processes");
    EXPECT_EQ(double(json["speedup"]), 2.0);
    EXPECT_EQ(std::string_view(json["pattern"]), "parallel");
    EXPECT_EQ(std::int64_t(json.at_pointer("/per_worker/1/cores/0")), 1);
    EXPECT_EQ(double(json.at_pointer("/per_worker/0/wall_s")), 0.2);
}

TEST_F(ARunAsJson, HasNullForWhatIsNotKnown) {
    const auto json = write(parallelRun(), std::nullopt);
    EXPECT_TRUE(json["speedup"].is_null());
    EXPECT_TRUE(json["efficiency"].is_null());
    EXPECT_TRUE(json["other_programs_share"].is_null());
    EXPECT_TRUE(json["quota_used_up_share"].is_null());
}

TEST_F(ARunAsJson, SaysWhyNoMemoryOfThreadsIsKnown) {
    auto threads = parallelRun(Backend::Threads);
    threads.facts.workers[0].usage.peakRssBytes = 56'000'000;
    const auto json = write(threads);
    EXPECT_TRUE(json["peak_rss_bytes"].is_null());
    EXPECT_EQ(std::string_view(json["peak_rss_why_unknown"]),
              "a thread shares the memory of its program: there is no figure of its own");
}

TEST_F(ARunAsJson, HasTheUsersNameForItWhereThereIsOne) {
    auto run = parallelRun();
    EXPECT_TRUE(write(run)["name"].error());
    run.facts.name = "ours";
    EXPECT_EQ(std::string_view(write(run)["name"]), "ours");
}

TEST_F(ARunAsJson, TellsWhyItFailed) {
    auto run = parallelRun();
    run.facts.error = "worker 1 crashed";
    run.facts.workers[1].exit = WorkerExit::Crashed;
    run.facts.workers[1].message = "worker 1 crashed";
    run.facts.workers[1].results.clear();
    const auto json = write(run);
    EXPECT_EQ(std::string_view(json["error"]), "worker 1 crashed");
    EXPECT_EQ(std::string_view(json.at_pointer("/per_worker/1/exit")), "crashed");
    EXPECT_EQ(std::string_view(json.at_pointer("/per_worker/1/message")), "worker 1 crashed");
    EXPECT_EQ(std::string_view(json.at_pointer("/per_worker/1/result")), "");
}

TEST_F(ARunAsJson, OfAWorkerThatNeverBeganHasNoNegativeTimes) {
    auto run = parallelRun();
    run.facts.released = {};
    run.facts.workers[1] = WorkerRecord();
    run.facts.workers[1].id = WorkerId(1);
    const auto json = write(run);
    for (const char* field : {"start_s", "wall_s", "cpu_s"}) {
        EXPECT_TRUE(json["per_worker"].at(1)[field].is_null()) << field;
    }
}

TEST_F(ARunAsJson, SaysOnWhichHostAWorkerIsAndWhatItsClockIsWorth) {
    auto run = parallelRun();
    run.facts.workers[1].place.host = "h2";
    run.facts.workers[1].place.clockAhead = std::chrono::seconds(1000);
    run.facts.workers[1].place.clockBound = std::chrono::microseconds(8);
    const auto json = write(run);
    EXPECT_EQ(std::string_view(json.at_pointer("/per_worker/1/host")), "h2");
    EXPECT_DOUBLE_EQ(double(json.at_pointer("/per_worker/1/host_clock_ahead_s")), 1000.0);
    EXPECT_DOUBLE_EQ(double(json.at_pointer("/per_worker/1/host_clock_bound_s")), 8e-6);
    EXPECT_NE(json.at_pointer("/per_worker/0/host").error(), simdjson::SUCCESS)
        << "a thread is here: there is no other";
}

TEST_F(ARunAsJson, OfNothingSaysThatNothingIsKnown) {
    const auto json = write(RunRecord());
    for (const char* pointer :
         {"/wall_s", "/cpu_s", "/parallelism", "/speedup", "/start_s/median", "/switches/voluntary",
          "/switches/migrations", "/shares/running", "/peak_rss_bytes", "/core_speed_against_baseline"}) {
        EXPECT_TRUE(json.at_pointer(pointer).is_null()) << pointer << ": nobody knows it";
    }
}

TEST(AMachineAsJson, HasItsFieldsAndNullForWhatIsNotKnown) {
    const auto written = [](const Machine& machine) {
        JsonWriter json;
        writeMachine(json, machine);
        return std::string(json.text());
    };
    EXPECT_EQ(written({2, "Test CPU", "6.1.0", 2}),
              R"({"cores":2,"cpu":"Test CPU","kernel":"6.1.0","perf_event_paranoid":2,)"
              R"("cores_allowed":[],"cpu_quota":null})");
    EXPECT_EQ(written({4, "Test CPU", "6.1.0", {}, {CoreId(1), CoreId(3)}, 1.5}),
              R"({"cores":4,"cpu":"Test CPU","kernel":"6.1.0","perf_event_paranoid":null,)"
              R"("cores_allowed":[1,3],"cpu_quota":1.5})");
}

} // namespace
} // namespace parascope
