// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/QueueHost.h"
#include "tests/support/Children.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <QEventLoop>

namespace parascope::test {

/// A run at a real queue, led by the engine as the command line leads it: its items need no work, and nobody
/// is left behind.
class AQueueRun : public testing::Test {
protected:
    explicit AQueueRun(Backend backend) {
        experiment.backend = backend;
        experiment.produce = experiment.consume = Nanoseconds{};
    }
    ~AQueueRun() override {
        host.reset();
        EXPECT_THAT(ownChildren(), testing::IsEmpty()) << "a run leaves no process behind";
    }

    void open(QueueParts parts) {
        host.emplace(std::move(parts));
        QObject::connect(&*host, &QueueHost::updated, &*host, [this](const QueueUpdatePtr& update) {
            record.apply(*update);
            if (whenUpdated) {
                whenUpdated();
            }
            if (update->facts.finished) {
                loop.quit();
            }
        });
    }
    /// Runs the experiment to its end on the opened host.
    void runOpened() {
        host->start(experiment);
        loop.exec();
    }
    /// Calls once, as soon as so many items and sentinels have been taken out.
    void whenTaken(std::uint64_t count, std::function<void()> call) {
        whenUpdated = [this, count, call = std::move(call), called = false]() mutable {
            if (!called && record.facts.taken >= count) {
                called = true;
                call();
            }
        };
    }
    [[nodiscard]] const QueueWorkerRecord& of(int worker) const {
        return record.facts.workers.at(static_cast<std::size_t>(worker));
    }

    QueueExperiment experiment;
    QueueRecord record;
    std::function<void()> whenUpdated;
    QEventLoop loop;
    std::optional<QueueHost> host;
};

} // namespace parascope::test
