// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include "tests/support/Children.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <QSignalSpy>

namespace parascope::test {

inline constexpr int kPatience =
    30'000; // ms, for what takes a fraction of a second on a machine that is not asleep

/// Runs of real threads and real processes, on an engine in its own thread.
class ARealRun : public testing::Test {
protected:
    ~ARealRun() override {
        session.reset();
        host.reset();
        EXPECT_THAT(ownChildren(), testing::IsEmpty()) << "a run leaves no process behind";
    }

    void startEngine(EngineParts parts = realEngineParts()) {
        host.emplace(std::move(parts), EngineHost::Cores::Ignore);
        session.emplace(*host);
    }
    static Experiment experiment(Backend backend, int workers, std::uint64_t size,
                                 const std::string& task = "sum-squares") {
        Experiment made;
        made.backend = backend;
        made.workers = workers;
        made.size = size;
        made.task = task;
        return made;
    }
    void waitUntilFinished() {
        QSignalSpy finished(&*session, &RunSession::finished);
        while (session->isBusy()) {
            ASSERT_TRUE(finished.wait(kPatience)) << "the run never ends";
        }
    }
    const RunRecord& run(const Experiment& of) {
        if (!session) {
            startEngine();
        }
        const auto id = session->submit({of}).front();
        waitUntilFinished();
        return *session->run(id);
    }
    /// Waits until the workers of the first run have recorded that many spans, each of them one besides its
    /// start.
    void waitForSpans(std::size_t count) {
        QSignalSpy changed(&*session, &RunSession::runChanged);
        while (!haveRecorded(session->runs().front()->trace, count)) {
            ASSERT_TRUE(changed.wait(kPatience));
        }
    }
    static bool haveRecorded(const Trace& trace, std::size_t count) {
        std::size_t all = 0;
        bool each = true;
        for (const auto& lane : trace.lanes()) {
            const bool isWorker = lane.info.kind == LaneKind::Worker; // and not what the kernel says of it
            all += isWorker ? lane.index.size() : 0;
            each &= !isWorker || lane.index.size() >= 2;
        }
        return each && all >= count;
    }
    static std::size_t spansOf(const RunRecord& record, std::size_t worker, State state = State::Running) {
        const auto lane = record.facts.workers.at(worker).lane;
        std::size_t count = 0;
        for (const auto& row : record.trace.lane(lane).index.rows()) {
            for (const auto& span : row.spans()) {
                count += span.state == state ? 1 : 0;
            }
        }
        return count;
    }

    std::optional<EngineHost> host;
    std::optional<RunSession> session;
};

} // namespace parascope::test
