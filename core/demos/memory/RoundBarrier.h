// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace parascope {

/// Where threads meet before each round: when the last one has come all go on, as nearly at once as may be.
/// It can be called off.
class RoundBarrier {
public:
    explicit RoundBarrier(int threads)
        : m_threads(threads) {}

    /// Waits for the others; the last one to come calls `prepare` before anybody goes on. `looks`: whether to
    /// look for them for a while before it sleeps, which wants a core for each. False: it was called off.
    template <class Prepare>
    bool meet(bool looks, const Prepare& prepare) {
        const auto round = m_round.load(std::memory_order_acquire);
        if (m_isCalledOff.load(std::memory_order_acquire)) {
            return false;
        }
        if (m_here.fetch_add(1, std::memory_order_acq_rel) + 1 == m_threads) {
            m_here.store(0, std::memory_order_relaxed);
            prepare();
            goOn();
        } else {
            waitUntilAfter(round, looks);
        }
        return !m_isCalledOff.load(std::memory_order_acquire);
    }

    /// Whoever waits goes on, and nobody waits any more.
    void callOff() {
        m_isCalledOff.store(true, std::memory_order_release);
        goOn();
    }
    [[nodiscard]] bool isCalledOff() const { return m_isCalledOff.load(std::memory_order_acquire); }

private:
    void goOn() {
        m_round.fetch_add(1, std::memory_order_acq_rel);
        m_round.notify_all();
    }

    /// Who sleeps and is woken comes some ten microseconds late, when another one's few steps are long done.
    void waitUntilAfter(unsigned round, bool looks) const {
        constexpr int kLooks = 8192; ///< some ten microseconds
        for (int look = 0; looks && look < kLooks; ++look) {
            if (m_round.load(std::memory_order_acquire) != round) {
                return;
            }
        }
        m_round.wait(round, std::memory_order_acquire);
    }

    int m_threads;
    std::atomic<int> m_here = 0;
    std::atomic<unsigned> m_round = 0;
    std::atomic<bool> m_isCalledOff = false;
};

} // namespace parascope
