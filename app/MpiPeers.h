// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/LineRecorder.h"
#include "core/work/RankPeers.h"

#include <map>
#include <mpi.h>
#include <span>
#include <stop_token>
#include <utility>

namespace parascope {

/// The other ranks of this one, by MPI. Each wait for them is recorded as one: it spins. Of each message both
/// ranks tell their end, as those of other people's programs do (app/MpiTelling.h).
class MpiPeers final : public RankPeers {
public:
    /// `lines`: where ends of messages are told.
    MpiPeers(Recorder& recorder, LineRecorder& lines, std::stop_token stop);

    [[nodiscard]] int rank() const override { return m_rank; }
    [[nodiscard]] int count() const override { return m_count; }
    bool send(int to, std::uint64_t number) override;
    std::optional<std::uint64_t> receive(int from) override;
    std::optional<Edges> exchange(const Edges& mine) override;
    void sum(std::optional<Uint128> part) override;
    [[nodiscard]] std::optional<Uint128> total() const override { return m_total; }

private:
    std::optional<Nanoseconds> await(std::span<MPI_Request> requests, Nanoseconds begin, const char* name);
    void record(const TimeSpan& time, const char* name);
    void tellSent(int to, int tag, Nanoseconds time);
    void tellReceived(int from, int tag, Nanoseconds time);

    Recorder& m_recorder;
    LineRecorder& m_lines;
    std::map<std::pair<int, int>, std::uint64_t> m_sent; ///< messages, by receiver and tag
    std::map<std::pair<int, int>, std::uint64_t> m_received;
    std::stop_token m_stop;
    int m_rank = 0;
    int m_count = 1;
    std::optional<Uint128> m_total;
};

} // namespace parascope
