// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/RankPeers.h"
#include "core/work/Task.h"
#include "tests/core/work/KeepingRecorder.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>

namespace parascope::test {

/// What ranks that are threads have between them.
class Exchange {
public:
    void put(int from, int to, int way, std::uint64_t number) {
        const std::lock_guard lock(m_mutex);
        m_sent[{from, to, way}].push_back(number);
        m_changed.notify_all();
    }
    std::optional<std::uint64_t> take(int from, int to, int way, const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        auto& numbers = m_sent[{from, to, way}];
        if (!m_changed.wait(lock, stop, [&numbers] { return !numbers.empty(); })) {
            return std::nullopt;
        }
        const auto number = numbers.front();
        numbers.pop_front();
        return number;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<std::tuple<int, int, int>, std::deque<std::uint64_t>> m_sent;
};

/// One of them.
class ThreadPeers final : public RankPeers {
public:
    ThreadPeers(Exchange& exchange, int rank, int count, std::stop_token stop)
        : m_exchange(exchange)
        , m_rank(rank)
        , m_count(count)
        , m_stop(std::move(stop)) {}

    [[nodiscard]] int rank() const override { return m_rank; }
    [[nodiscard]] int count() const override { return m_count; }
    bool send(int to, std::uint64_t number) override {
        m_exchange.put(m_rank, to, 0, number);
        return !m_stop.stop_requested();
    }
    std::optional<std::uint64_t> receive(int from) override {
        return m_exchange.take(from, m_rank, 0, m_stop);
    }
    std::optional<Edges> exchange(const Edges& mine) override {
        m_exchange.put(m_rank, left(), kToTheLeft, mine.left);
        m_exchange.put(m_rank, right(), kToTheRight, mine.right);
        const auto fromLeft = m_exchange.take(left(), m_rank, kToTheRight, m_stop);
        const auto fromRight = m_exchange.take(right(), m_rank, kToTheLeft, m_stop);
        return fromLeft && fromRight ? std::optional(Edges{*fromLeft, *fromRight}) : std::nullopt;
    }
    void sum(std::optional<Uint128> part) override {
        ++sums;
        m_part = part;
    }
    [[nodiscard]] std::optional<Uint128> total() const override { return m_part; }

    int sums = 0; ///< how often it took part in one

private:
    static constexpr int kToTheLeft = 1;
    static constexpr int kToTheRight = 2;

    Exchange& m_exchange;
    int m_rank;
    int m_count;
    std::stop_token m_stop;
    std::optional<Uint128> m_part; ///< its own: who adds up is MPI's affair
};

/// What one rank came to.
struct RankOutcome {
    Result<std::optional<std::string>> result = std::optional<std::string>();
    std::optional<Uint128> part;
    int sums = 0;
};

/// Carries a task out by so many ranks at once; `stop` may be requested before or meanwhile.
inline std::vector<RankOutcome> runByRanks(const Task& task, std::uint64_t size, int count,
                                           std::stop_source& stop) {
    std::vector<RankOutcome> outcomes(static_cast<std::size_t>(count));
    Exchange exchange;
    std::vector<std::jthread> threads;
    for (int rank = 0; rank < count; ++rank) {
        threads.emplace_back([&, rank] {
            ThreadPeers peers(exchange, rank, count, stop.get_token());
            KeepingRecorder recorder;
            TaskContext context{recorder, stop.get_token()};
            context.ranks = &peers;
            auto& outcome = outcomes[static_cast<std::size_t>(rank)];
            outcome.result = task.run(size, context);
            outcome.part = peers.total();
            outcome.sums = peers.sums;
        });
    }
    threads.clear();
    return outcomes;
}

} // namespace parascope::test
