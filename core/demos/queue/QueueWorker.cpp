// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueWorker.h"

namespace parascope {

namespace {

class WorkerAtQueue {
public:
    explicit WorkerAtQueue(const QueueWork& work)
        : m_work(work)
        , m_tally(work.ledger.tally(work.worker))
        , m_leave{work.experiment.sideOf(work.worker)} {}

    bool produce() {
        const auto& experiment = m_work.experiment;
        const auto step = static_cast<std::uint64_t>(experiment.producers);
        for (auto item = static_cast<std::uint64_t>(experiment.indexOf(m_work.worker));
             item < experiment.items; item += step) {
            if (!putItem(item) || !workOn(item)) {
                return false;
            }
            ++m_tally.items;
        }
        return !m_work.ledger.producerIsDone() || putEndMarks();
    }

    bool consume() {
        while (true) {
            QueueItem taken;
            std::size_t depth = 0;
            if (!m_work.pace.awaitMove(m_leave, m_work.stop) || !take(taken, depth)) {
                return false;
            }
            QueuePace::hasMoved(m_leave);
            const auto now = m_workBegins = monotonicNow();
            if (taken.isEndMark()) {
                m_work.ledger.endMarkWasTaken();
                m_work.teller.tell(
                    {QueueEvent::Kind::NoMore, static_cast<std::uint32_t>(depth), 0, {now, now}});
                return true;
            }
            const auto item = static_cast<std::uint64_t>(taken.number);
            m_work.ledger.wasTaken(m_work.worker, item);
            tell(QueueEvent::Kind::Took, item, {now, now}, depth);
            if (!workOn(item)) {
                return false;
            }
            m_work.ledger.wasConsumed(m_work.worker, item);
            ++m_tally.items;
        }
    }

private:
    void tell(QueueEvent::Kind kind, std::uint64_t item, const TimeSpan& time, std::size_t depth = 0) {
        if (item < kToldItems) {
            m_work.teller.tell({kind, static_cast<std::uint32_t>(depth), item, time});
        }
    }

    bool workOn(std::uint64_t item) {
        const bool done =
            m_work.pace.work(m_leave, m_work.experiment.jitterFactor(m_leave.side, item), m_work.stop);
        const auto end = monotonicNow();
        m_tally.worked += (end - m_workBegins).count();
        tell(QueueEvent::Kind::Worked, item, {m_workBegins, end});
        return done;
    }

    /// Tries without waiting first: only who has to wait is said to have waited.
    template <class Move>
    bool move(QueueActivity waiting, std::size_t& depth, const Move& tryToMove) {
        const auto outcome = tryToMove(QueueWait{{}, Nanoseconds{0}, &depth});
        if (outcome != QueueOutcome::TimedOut) {
            return outcome == QueueOutcome::Done;
        }
        const auto begin = monotonicNow();
        m_tally.waitsSince = begin.count();
        m_tally.activity = waiting;
        const auto waited = tryToMove(QueueWait{m_work.stop, std::nullopt, &depth});
        m_tally.activity = QueueActivity::Working;
        m_tally.waitsSince = 0;
        m_waited = {begin, monotonicNow()};
        m_tally.waited += m_waited->length().count();
        return waited == QueueOutcome::Done;
    }
    void tellWait(std::uint64_t item) {
        if (m_waited) {
            tell(QueueEvent::Kind::Waited, item, *m_waited);
            m_waited.reset();
        }
    }

    bool put(QueueItem item, std::size_t& depth) {
        return move(QueueActivity::WaitsForRoom, depth,
                    [&](const QueueWait& wait) { return m_work.port.put(item, wait); });
    }
    bool take(QueueItem& item, std::size_t& depth) {
        const bool took = move(QueueActivity::WaitsForItem, depth,
                               [&](const QueueWait& wait) { return m_work.port.get(item, wait); });
        tellWait(took && !item.isEndMark() ? static_cast<std::uint64_t>(item.number) : 0);
        return took;
    }

    bool putItem(std::uint64_t item) {
        if (!m_work.pace.awaitMove(m_leave, m_work.stop)) {
            return false;
        }
        const auto begin = monotonicNow();
        tell(QueueEvent::Kind::Generating, item, {begin, begin});
        std::size_t depth = 0;
        const bool isIn = put({static_cast<std::int64_t>(item)}, depth);
        tellWait(item);
        if (!isIn) {
            return false;
        }
        QueuePace::hasMoved(m_leave);
        m_work.ledger.wasPut(item, depth);
        m_workBegins = monotonicNow();
        tell(QueueEvent::Kind::Put, item, {m_workBegins, m_workBegins}, depth);
        return true;
    }

    bool putEndMarks() {
        for (int i = 0; i < m_work.experiment.endMarkCount(); ++i) {
            std::size_t depth = 0;
            if (!m_work.pace.awaitMove(m_leave, m_work.stop) || !put({}, depth)) {
                return false;
            }
            QueuePace::hasMoved(m_leave);
            m_work.ledger.endMarkWasPut(depth);
            const auto now = monotonicNow();
            m_work.teller.tell(
                {QueueEvent::Kind::PutEndMark, static_cast<std::uint32_t>(depth), 0, {now, now}});
        }
        return true;
    }

    const QueueWork& m_work;
    ItemLedger::Tally& m_tally;
    QueuePace::Leave m_leave;
    Nanoseconds m_workBegins{};       ///< the moment an item was moved: arrows and spans then touch
    std::optional<TimeSpan> m_waited; ///< not told yet
};

} // namespace

bool workAtQueue(const QueueWork& work) {
    WorkerAtQueue worker(work);
    return work.experiment.sideOf(work.worker) == QueueSide::Producer ? worker.produce() : worker.consume();
}

} // namespace parascope
