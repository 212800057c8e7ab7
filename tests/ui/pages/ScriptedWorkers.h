// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"
#include "core/run/CompositeObserver.h"
#include "tests/support/FakeLauncher.h"
#include "tests/support/HandCrankedClock.h"

#include <algorithm>
#include <atomic>
#include <memory>

namespace parascope::test {

/// Workers that only pretend. Each announces itself at once; at every look of the engine 10 ms pass for each
/// unit of work, which it records as a span, and after three looks it ends well. The test says what happens
/// on its own thread, the engine's carries it out.
class ScriptedWorkers {
public:
    /// Nobody ends before letGo(), except when stopped.
    void hold() { m_script->held = true; }
    void letGo() { m_script->held = false; }
    /// The last worker of every run with that backend crashes at its second look.
    void crashIn(Backend backend) { m_script->crashing = static_cast<int>(backend); }
    /// No run with that backend can be started.
    void refuse(Backend backend) { m_script->refusing = static_cast<int>(backend); }
    /// Workers launched so far, in all runs.
    [[nodiscard]] int launched() const { return m_script->launched; }

    [[nodiscard]] EngineParts parts() const {
        EngineParts parts;
        auto clock = std::make_unique<HandCrankedClock>();
        parts.makeLauncher = [script = m_script, hand = clock.get()](Backend backend, DemoRun& /*run*/) {
            return launcher(script, *hand, backend);
        };
        parts.observer = std::make_unique<CompositeObserver>(); // nobody watches
        parts.clock = std::move(clock);
        parts.machine = machine();
        return parts;
    }
    [[nodiscard]] static Machine machine() { return {2, "Test processor", "6.1.0", 2}; }

private:
    static constexpr auto kLook = std::chrono::milliseconds(10);
    static constexpr int kLooks = 3;

    struct Script {
        std::atomic<bool> held = false;
        std::atomic<int> crashing = -1;
        std::atomic<int> refusing = -1;
        std::atomic<int> launched = 0;
    };

    /// One run's workers, on the engine's thread.
    struct Cast {
        std::vector<int> alive;
        int units = 1;
        int looks = 0;

        bool remove(int worker) { return std::erase(alive, worker) > 0; }
    };

    static void look(FakeLauncher& fake, Script& script, Cast& cast, HandCrankedClock& clock,
                     Backend backend) {
        const auto before = clock.now();
        clock.crank(kLook * cast.units);
        ++cast.looks;
        for (const int worker : std::vector(cast.alive)) {
            fake.span(worker, {before, clock.now()}, State::Running, worker % 2);
        }
        if (cast.looks == 2 && script.crashing == static_cast<int>(backend) && !cast.alive.empty()) {
            const int worker = cast.alive.back();
            cast.remove(worker);
            fake.end(worker, {WorkerExit::Crashed, "crashed (SIGSEGV)", {}, {}, clock.now()});
        }
        if (cast.looks >= kLooks && !script.held) {
            for (const int worker : std::exchange(cast.alive, {})) {
                Usage usage;
                usage.cpu = kLook * cast.units * cast.looks;
                usage.peakRssBytes = 5'000'000;
                fake.end(worker, {WorkerExit::Ok, {}, {"42"}, usage, clock.now()});
            }
        }
    }

    static std::unique_ptr<Launcher> launcher(const std::shared_ptr<Script>& script, HandCrankedClock& clock,
                                              Backend backend) {
        auto made = std::make_unique<FakeLauncher>();
        auto* fake = made.get();
        auto cast = std::make_shared<Cast>();
        if (script->refusing == static_cast<int>(backend)) {
            fake->refused[0] = {"compute_worker is missing", "looked in /nowhere", "build it"};
        }
        fake->whenLaunched = [fake, script, cast, &clock](int worker) {
            ++script->launched;
            cast->units = fake->orders.back().experiment.unitsPerWorker();
            cast->alive.push_back(worker);
            fake->announce(worker, clock.now());
        };
        fake->whenStopped = [fake, cast, &clock](int worker) {
            if (cast->remove(worker)) {
                fake->end(worker, {WorkerExit::Stopped, {}, {}, {}, clock.now()});
            }
        };
        fake->whenPolled = [fake, script, cast, &clock, backend] {
            look(*fake, *script, *cast, clock, backend);
        };
        return made;
    }

    std::shared_ptr<Script> m_script = std::make_shared<Script>();
};

} // namespace parascope::test
