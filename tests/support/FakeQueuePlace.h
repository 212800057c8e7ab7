// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueuePlace.h"

#include <functional>
#include <string>
#include <vector>

namespace parascope::test {

/// A queue at which nobody works: the test says what workers tell, and what the ledger holds.
class FakeQueuePlace final : public QueuePlace {
public:
    explicit FakeQueuePlace(const QueueParameters& parameters)
        : m_ledger(parameters) {}

    std::vector<std::string> orders; ///< what the test sees
    std::function<void(std::string_view)> whenOrdered;

    void tell(int worker, QueueEvent::Kind kind, std::uint64_t item, const TimeSpan& time, int depth = 0) {
        m_told.push_back({WorkerId(worker), {kind, static_cast<std::uint32_t>(depth), item, time}});
    }
    void waits(int worker, QueueActivity activity) { m_ledger.tally(WorkerId(worker)).activity = activity; }
    [[nodiscard]] ItemLedger& entries() { return m_ledger; }

    void passOn(QueueTraceBuilder& story) override {
        for (const auto& [worker, event] : std::exchange(m_told, {})) {
            story.add(worker, event);
        }
    }
    void noteEnded(WorkerId worker, const WorkerRecord& record) override {
        m_ledger.hasEnded(worker, record.ended);
    }
    void order(std::string_view line, const RunFacts& /*facts*/, Launcher& /*launcher*/) override {
        orders.emplace_back(line);
        if (whenOrdered) {
            whenOrdered(line);
        }
    }
    [[nodiscard]] const ItemLedger& ledger() const override { return m_ledger; }

private:
    ItemLedger m_ledger;
    std::vector<std::pair<WorkerId, QueueEvent>> m_told;
};

} // namespace parascope::test
