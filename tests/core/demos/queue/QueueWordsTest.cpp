// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueWords.h"

#include "core/demos/queue/QueueFacts.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using Kind = QueueEvent::Kind;

/// The log of a run of one producer (worker 0) and two consumers (workers 1 and 2).
class ALogOfARun : public testing::Test {
protected:
    ALogOfARun() {
        parameters.consumers = 2;
        record.facts.experiment = queueExperiment(parameters, Backend::Threads);
        record.facts.released = at(0);
        record.facts.ended = at(900);
        record.facts.finished = true;
        record.facts.workers.resize(3);
        for (int i = 0; i < 3; ++i) {
            record.facts.workers[static_cast<std::size_t>(i)].id = WorkerId(i);
            record.facts.workers[static_cast<std::size_t>(i)].ended = at(500 + 100 * i);
        }
    }
    static Nanoseconds at(int ms) { return milliseconds(1000 + ms); }
    void tell(int ms, int worker, Kind kind, std::uint64_t item) {
        record.marks.push_back({at(ms), item, WorkerId(worker), static_cast<std::uint8_t>(kind)});
        if (const auto line = logLine(parameters, WorkerId(worker), kind, item); !line.empty()) {
            record.log.push_back(line);
        }
    }

    QueueParameters parameters;
    RunRecord record;
};

TEST_F(ALogOfARun, LeadsFromEachLineToItsMoment) {
    tell(10, 0, Kind::Generating, 0);
    tell(11, 0, Kind::Put, 0);
    tell(20, 1, Kind::Took, 0);
    tell(30, 0, Kind::Generating, 1);
    tell(31, 0, Kind::Put, 1);
    record.log.emplace_back("Producer: done");
    tell(40, 2, Kind::Took, 1);
    tell(50, 1, Kind::NoMore, 0);
    record.log.emplace_back("Consumer 1: failed: item-1 is lost");
    record.log.emplace_back("Main thread: all done.");
    ASSERT_EQ(record.log[4], "Consumer 1: processing item-1");
    const std::vector<int> right{10, 20, 30, 500, 40, 50, 700, 900};
    for (std::size_t i = 0; i < right.size(); ++i) {
        EXPECT_EQ(momentOfLine(record, i), at(right[i])) << record.log[i];
    }
    EXPECT_EQ(momentOfLine(record, right.size()), std::nullopt);
}

TEST_F(ALogOfARun, StaysWhereItIsAtALineAboutNothing) {
    tell(10, 0, Kind::Generating, 0);
    record.log.emplace_back("… (the log keeps the first 2000 lines about items)");
    tell(20, 1, Kind::NoMore, 0);
    EXPECT_EQ(momentOfLine(record, 1), at(10));
    EXPECT_EQ(momentOfLine(record, 2), at(20));
}

TEST(AWorkerAtAQueue, IsNumberedWhereThereAreSeveral) {
    QueueParameters parameters;
    parameters.consumers = 2;
    EXPECT_EQ(speakerOf(parameters, WorkerId(0)), "Producer");
    EXPECT_EQ(speakerOf(parameters, WorkerId(2)), "Consumer 1");
}

} // namespace
} // namespace parascope
