// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueMarks.h"
#include "core/demos/queue/QueueOrders.h"
#include "core/engine/Engine.h"
#include "core/run/CompositeObserver.h"
#include "core/trace/EventParser.h"
#include "tests/support/FakeLauncher.h"
#include "tests/support/HandCrankedClock.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>

namespace parascope::test {

/// Producers and consumers that only pretend. All announce themselves at once; at every look of the engine 10
/// ms pass, and what the test has said meanwhile happens, on the engine's thread. Who is told to stop stops.
///
/// They tell of themselves by marks, as Python's do: a run of them must be one by kBackend.
class ScriptedQueue {
public:
    static constexpr auto kBackend = Backend::CpythonThreads;

    /// An item goes into the queue.
    void put(int producer, std::uint64_t item) {
        then([=](Cast& cast) {
            cast.tell(producer, QueueEvent::Kind::Generating, item, cast.moment());
            cast.tell(producer, QueueEvent::Kind::Put, item, cast.moment(), ++cast.depth);
        });
    }
    void take(int consumer, std::uint64_t item) {
        then([=](Cast& cast) {
            cast.took = cast.clock.now();
            cast.tell(consumer, QueueEvent::Kind::Took, item, cast.moment(), --cast.depth);
        });
    }
    void consume(int consumer, std::uint64_t item) {
        then([=](Cast& cast) {
            cast.tell(consumer, QueueEvent::Kind::Worked, item, {cast.took, cast.clock.now()});
        });
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

    [[nodiscard]] EngineParts parts() const {
        EngineParts parts;
        auto clock = std::make_unique<HandCrankedClock>();
        parts.makeLauncher = [script = m_script, hand = clock.get()](Backend /*backend*/, DemoRun& /*run*/) {
            return launcher(script, *hand);
        };
        parts.observer = std::make_unique<CompositeObserver>(); // nobody watches
        parts.clock = std::move(clock);
        parts.machine = {2, "Test processor", "6.1.0", 2};
        return parts;
    }

private:
    /// One run's workers, on the engine's thread.
    struct Cast {
        FakeLauncher& fake;
        HandCrankedClock& clock;
        std::set<int> alive;
        int depth = 0;
        Nanoseconds took{}; ///< when an item was taken out last

        [[nodiscard]] TimeSpan moment() const { return {clock.now(), clock.now()}; }
        void tell(int worker, QueueEvent::Kind kind, std::uint64_t item, const TimeSpan& time,
                  int items = 0) const {
            std::string line;
            appendQueueMark(line, {1000, 2000 + worker},
                            {kind, static_cast<std::uint32_t>(items), item, time});
            line.pop_back(); // its end
            const auto length = line.size();
            line.append(EventParser::kPadding, ' ');
            TraceEvent mark;
            if (EventParser().parse(std::string_view(line).substr(0, length), mark)) {
                fake.mark(worker, mark);
            }
        }
        void end(int worker, WorkerExit exit, const std::string& message = {}) {
            if (alive.erase(worker) > 0) {
                fake.end(worker, {exit, message, {}, {}, clock.now()});
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
        cast.clock.crank(std::chrono::milliseconds(10));
        std::vector<Act> acts;
        {
            const std::lock_guard lock(script.mutex);
            acts = std::exchange(script.acts, {});
        }
        for (const auto& act : acts) {
            cast.clock.crank(std::chrono::milliseconds(1));
            act(cast);
        }
    }

    static std::unique_ptr<Launcher> launcher(const std::shared_ptr<Script>& script,
                                              HandCrankedClock& clock) {
        auto made = std::make_unique<FakeLauncher>();
        auto cast = std::make_shared<Cast>(Cast{*made, clock, {}, 0, {}});
        if (script->refuses) {
            made->refused[1] = {"cannot start consumer 0", "no more threads", "use fewer"};
        }
        made->whenLaunched = [cast](int worker) {
            cast->alive.insert(worker);
            cast->fake.announce(worker, cast->clock.now());
        };
        made->whenPolled = [script, cast] { look(*script, *cast); };
        made->whenStopped = [script, cast](int worker) {
            ++script->stops;
            cast->end(worker, WorkerExit::Stopped);
        };
        made->whenOrdered = [script, cast](std::string_view line) {
            if (const auto worker = queue_order::failing(line)) {
                script->failed = worker->value;
                cast->end(worker->value, WorkerExit::Failed, "threw an exception: it was told to fail");
            }
        };
        return made;
    }

    std::shared_ptr<Script> m_script = std::make_shared<Script>();
};

} // namespace parascope::test
