// SPDX-License-Identifier: GPL-3.0-or-later
// Every task with every backend, in real threads, processes and interpreters: all agree on the result.
#include "core/demos/compare/TaskRun.h"

#include "core/engine/PythonFinder.h"
#include "tests/core/engine/ARealRun.h"
#include "tests/core/engine/RanksHere.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::ARealRun;
using testing::AnyOf;
using testing::Each;
using testing::HasSubstr;

/// Those that can be used here; interpreters are asked once.
const std::vector<BackendInfo>& backendsHere() {
    static const auto kHere = [] {
        PythonFinder finder;
        std::vector<BackendInfo> here;
        for (const auto& info : allBackends()) {
            const bool isHere = info.backend == Backend::Mpi ? test::whyNoRanks().empty()
                                : isPython(info.backend)     ? finder.find(info.backend, "").has_value()
                                                             : true;
            if (isHere) {
                here.push_back(info);
            }
        }
        return here;
    }();
    return kHere;
}

class ATaskOfEachBackend : public ARealRun {
protected:
    /// Its result with each backend that is here, of one worker and of two.
    void expectResult(const std::string& task, std::uint64_t size, const std::string& result) {
        for (const auto& info : backendsHere()) {
            const auto& record = run(experiment(info.backend, 2, size, task));
            EXPECT_EQ(record.facts.error, "") << info.key;
            EXPECT_EQ(record.trace.refused(), 0U) << info.key;
            std::vector<std::string> results;
            for (const auto& worker : record.facts.workers) {
                results.insert(results.end(), worker.results.begin(), worker.results.end());
            }
            EXPECT_THAT(results, testing::ElementsAre(result, result)) << info.key;
        }
    }
};

TEST_F(ATaskOfEachBackend, TrainsAlike) {
    expectResult("train", 50, "869 of 1000 right, loss 0.447837");
}

TEST_F(ATaskOfEachBackend, DrawsMultipliesSortsAndHashesAlike) {
    expectResult("mandelbrot", 300, "2526282 steps");
    expectResult("matmul", 20, "trace 1841717");
    expectResult("sort", 100'000, "100000 numbers, middles 229809");
    expectResult("hash", 1'000'000, "1000000 bytes, hash 7181144eb7633a56");
}

TEST_F(ATaskOfEachBackend, BlursAlike) {
    expectResult("blur", 10, "checksum 78684ed8");
}

TEST_F(ATaskOfEachBackend, CompressesAlike) {
    expectResult("compress", 1'000'000, "1000000 bytes, checksum 6c7ccc7a");
}

TEST_F(ATaskOfEachBackend, WritesAlike) {
    expectResult("file-write", 3'000'000, "3000000 bytes are on the disk");
}

TEST_F(ATaskOfEachBackend, ReadsAlikeFromTheDiskAndFromMemory) {
    expectResult("file-read", 2'000'000, "2000000 bytes, checksum 9468b118");
    expectResult("file-read-warm", 2'000'000, "2000000 bytes, checksum fa5c5811");
}

TEST_F(ATaskOfEachBackend, AsksDatabasesAlike) {
    expectResult("database", 20, "20 orders of 1330 in all");
    expectResult("database-query", 100, "100 answers, 4995000 in all");
}

TEST_F(ATaskOfEachBackend, FetchesAlike) {
    expectResult("http-get", 3, "3 pages of 378399 bytes in all, checksum daa8874b");
}

TEST_F(ATaskOfEachBackend, IsAnsweredByTheUserOnceForEachPieceOfWork) {
    startEngine();
    for (const auto& info : backendsHere()) {
        const auto id = session->submit({experiment(info.backend, 2, 600'000, "user-input")}).front();
        const auto& facts = session->run(id)->facts;
        QSignalSpy changed(&*session, &RunSession::runChanged);
        while (facts.released == Nanoseconds{} && !facts.finished) {
            ASSERT_TRUE(changed.wait(test::kPatience)) << info.key;
        }
        session->order(std::string(task_order::kAnswer));
        session->order(std::string(task_order::kAnswer));
        waitUntilFinished();
        EXPECT_EQ(facts.error, "") << info.key;
        for (const auto& worker : facts.workers) {
            EXPECT_THAT(worker.results, Each("answered")) << info.key;
            EXPECT_EQ(worker.results.size(), isSerial(info.backend) ? 2U : 1U) << info.key;
        }
    }
}

TEST_F(ATaskOfEachBackend, ThatNobodyAnswersFailsInWords) {
    for (const auto& info : backendsHere()) {
        const auto& record = run(experiment(info.backend, 1, 20, "user-input"));
        EXPECT_THAT(record.facts.error, HasSubstr("nobody answered within 20 ms")) << info.key;
    }
}

TEST_F(ATaskOfEachBackend, IsStoppedWhileItWaits) {
    startEngine();
    for (const auto* task : {"user-input", "http-get", "database"}) {
        for (const auto& info : backendsHere()) {
            const auto id = session->submit({experiment(info.backend, 2, 80'000'000, task)}).front();
            const auto& facts = session->run(id)->facts;
            QSignalSpy changed(&*session, &RunSession::runChanged);
            while (facts.released == Nanoseconds{} && !facts.finished) {
                ASSERT_TRUE(changed.wait(test::kPatience)) << info.key;
            }
            session->stop();
            waitUntilFinished();
            EXPECT_EQ(facts.error, "") << info.key << " " << task;
            for (const auto& worker : facts.workers) {
                // A busy disk may take longer than a worker is given to stop.
                EXPECT_THAT(worker.exit, AnyOf(WorkerExit::Stopped, WorkerExit::Killed))
                    << info.key << " " << task;
            }
        }
    }
}

} // namespace
} // namespace parascope
