// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/QueueHost.h"
#include "tests/support/FakeQueueLauncher.h"
#include "tests/support/HandCrankedClock.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <set>

namespace parascope::test {

/// Producers and consumers that only pretend. All announce themselves at once; at every look of the engine 10
/// ms pass, and what the test has said meanwhile happens, on the engine's thread. Who is told to stop stops.
class ScriptedQueue {
public:
    /// An item goes into the queue.
    void put(int producer, std::uint64_t item) {
        then([=](Cast& cast) {
            cast.tell(producer, QueueEvent::Kind::Generating, item);
            cast.fake->entries().wasPut(item, 1);
            cast.tell(producer, QueueEvent::Kind::Put, item, ++cast.depth);
        });
    }
    void take(int consumer, std::uint64_t item) {
        then([=](Cast& cast) {
            cast.fake->entries().wasTaken(WorkerId(consumer), item);
            cast.tell(consumer, QueueEvent::Kind::Took, item, --cast.depth);
        });
    }
    void consume(int consumer, std::uint64_t item) {
        then([=](Cast& cast) { cast.fake->entries().wasConsumed(WorkerId(consumer), item); });
    }
    /// All that still live end well.
    void endAll() {
        then([](Cast& cast) { cast.endAll(WorkerExit::Ok); });
    }
    /// Nobody can be started.
    void refuse() { m_script->refuses = true; }
    [[nodiscard]] bool wasStopped() const { return m_script->stops > 0; }
    /// The worker that was told to fail last; -1: none.
    [[nodiscard]] int failed() const { return m_script->failed; }

    [[nodiscard]] QueueParts parts() const {
        auto clock = std::make_shared<HandCrankedClock>();
        return {[script = m_script, clock](const QueueExperiment& experiment) {
                    return launcher(script, clock, experiment);
                },
                clock,
                {2, "Test processor", "6.1.0", 2}};
    }

private:
    struct Cast {
        FakeQueueLauncher* fake = nullptr;
        std::shared_ptr<HandCrankedClock> clock;
        std::set<int> alive;
        int depth = 0;
        bool announced = false;

        void tell(int worker, QueueEvent::Kind kind, std::uint64_t item, int items = 0) const {
            fake->tell(worker, kind, item, {clock->now(), clock->now()}, items);
        }
        void end(int worker, WorkerExit exit, const std::string& message = {}) {
            if (alive.erase(worker) > 0) {
                fake->end(worker, clock->now(), exit, message);
            }
        }
        void endAll(WorkerExit exit) {
            for (const int worker : std::set(alive)) {
                end(worker, exit);
            }
        }
    };
    using Act = std::function<void(Cast&)>;

    struct Script {
        std::mutex mutex;
        std::vector<Act> acts;
        std::atomic<bool> refuses = false;
        std::atomic<int> stops = 0;
        std::atomic<int> failed = -1;
    };

    void then(Act act) {
        const std::lock_guard lock(m_script->mutex);
        m_script->acts.push_back(std::move(act));
    }

    static void look(Script& script, Cast& cast) {
        cast.clock->crank(std::chrono::milliseconds(10));
        if (!std::exchange(cast.announced, true)) {
            cast.fake->announceAll(cast.clock->now());
        }
        std::vector<Act> acts;
        {
            const std::lock_guard lock(script.mutex);
            acts = std::exchange(script.acts, {});
        }
        for (const auto& act : acts) {
            cast.clock->crank(std::chrono::milliseconds(1));
            act(cast);
        }
    }

    static std::unique_ptr<QueueLauncher> launcher(const std::shared_ptr<Script>& script,
                                                   const std::shared_ptr<HandCrankedClock>& clock,
                                                   const QueueExperiment& experiment) {
        auto made = std::make_unique<FakeQueueLauncher>(experiment);
        auto cast = std::make_shared<Cast>();
        cast->fake = made.get();
        cast->clock = clock;
        for (int i = 0; i < experiment.workers(); ++i) {
            cast->alive.insert(i);
        }
        if (script->refuses) {
            made->refusal = Error{"cannot start consumer 0", "no more threads", "use fewer"};
        }
        made->whenPolled = [script, cast] { look(*script, *cast); };
        made->whenStopped = [script, cast] {
            ++script->stops;
            cast->endAll(WorkerExit::Stopped);
        };
        made->whenFailed = [script, cast](int worker) {
            script->failed = worker;
            cast->end(worker, WorkerExit::Failed, "threw an exception: it was told to fail");
        };
        return made;
    }

    std::shared_ptr<Script> m_script = std::make_shared<Script>();
};

} // namespace parascope::test
