// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunObserver.h"

#include <algorithm>
#include <memory>

namespace parascope {

/// Several observers as one; each is asked in the order in which it was added.
class CompositeObserver final : public RunObserver {
public:
    void add(std::unique_ptr<RunObserver> observer) { m_observers.push_back(std::move(observer)); }

    Result<void> runStarted(RunFacts& facts) override {
        for (std::size_t i = 0; i < m_observers.size(); ++i) {
            if (auto started = m_observers[i]->runStarted(facts); !started) {
                endFirst(i, facts);
                return started;
            }
        }
        return {};
    }
    [[nodiscard]] std::optional<Nanoseconds> pace() const override {
        std::optional<Nanoseconds> fastest;
        for (const auto& observer : m_observers) {
            if (const auto wanted = observer->pace(); wanted && (!fastest || *wanted < *fastest)) {
                fastest = wanted;
            }
        }
        return fastest;
    }
    bool takeSpan(const WorkerSpan& span, RunFacts& facts, TraceBuilder& trace) override {
        return std::any_of(m_observers.begin(), m_observers.end(),
                           [&](const auto& observer) { return observer->takeSpan(span, facts, trace); });
    }
    void takePiece(WorkerId worker, const SchedSlice& piece, RunFacts& facts, TraceBuilder& trace) override {
        for (const auto& observer : m_observers) {
            observer->takePiece(worker, piece, facts, trace);
        }
    }
    void takeTold(WorkerId worker, const TraceEvent& event, RunFacts& facts, TraceBuilder& trace) override {
        for (const auto& observer : m_observers) {
            observer->takeTold(worker, event, facts, trace);
        }
    }
    void runGoesOn(RunFacts& facts, TraceBuilder& trace) override {
        for (const auto& observer : m_observers) {
            observer->runGoesOn(facts, trace);
        }
    }
    void runEnded(RunFacts& facts, TraceBuilder& trace) override {
        for (const auto& observer : m_observers) {
            observer->runEnded(facts, trace);
        }
    }

private:
    /// Those that had begun; there is no run of which they could tell anything.
    void endFirst(std::size_t count, RunFacts facts) {
        TraceBuilder nowhere;
        for (std::size_t i = 0; i < count; ++i) {
            m_observers[i]->runEnded(facts, nowhere);
        }
    }

    std::vector<std::unique_ptr<RunObserver>> m_observers;
};

} // namespace parascope
