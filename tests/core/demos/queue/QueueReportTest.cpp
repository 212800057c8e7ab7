// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueReport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;

/// The figures of a run of ten seconds, in which the producer waited for four.
class FiguresOfAQueue : public testing::Test {
protected:
    FiguresOfAQueue() {
        auto& facts = record.facts;
        facts.experiment = queueExperiment({}, Backend::Threads);
        facts.released = seconds(100);
        facts.ended = seconds(110);
        facts.finished = true;
        facts.workers.resize(2);
        auto queue = std::make_shared<QueueFacts>();
        queue->workers.resize(2);
        for (int i = 0; i < 2; ++i) {
            auto& worker = facts.workers[static_cast<std::size_t>(i)];
            worker.id = WorkerId(i);
            worker.name = queueParameters(facts.experiment).nameOf(worker.id);
            worker.ended = facts.ended;
            queue->workers[static_cast<std::size_t>(i)].items = 5;
        }
        queue->workers[0].waited = seconds(4);
        queue->account.produced = queue->account.consumed = 5;
        queue->deepest = 3;
        facts.demo = std::move(queue);
    }
    static std::vector<std::string> texts(const ReportRow& row) {
        std::vector<std::string> all{row.title};
        for (const auto& figure : row.figures) {
            all.push_back(figure.text());
        }
        return all;
    }

    RunRecord record;
};

TEST_F(FiguresOfAQueue, SayOfEachWorkerWhatItDid) {
    const auto report = queueReport(record);
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_THAT(texts(report.rows[0]), ElementsAre("producer 0", "5", "0 s", "4.00 s"));
    EXPECT_THAT(texts(report.rows[1]), ElementsAre("consumer 0", "5", "0 s", "0 s"));
}

} // namespace
} // namespace parascope
