// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Recorder.h"
#include "core/work/RankPeers.h"

#include <mpi.h>
#include <span>
#include <stop_token>

namespace parascope {

/// The other ranks of this one, by MPI. Each wait for them is recorded as one: it spins.
class MpiPeers final : public RankPeers {
public:
    MpiPeers(Recorder& recorder, std::stop_token stop);

    [[nodiscard]] int rank() const override { return m_rank; }
    [[nodiscard]] int count() const override { return m_count; }
    bool send(int to, std::uint64_t number) override;
    std::optional<std::uint64_t> receive(int from) override;
    std::optional<Edges> exchange(const Edges& mine) override;
    void sum(std::optional<Uint128> part) override;
    [[nodiscard]] std::optional<Uint128> total() const override { return m_total; }

private:
    bool await(std::span<MPI_Request> requests, const char* name);
    void record(Nanoseconds begin, const char* name);

    Recorder& m_recorder;
    std::stop_token m_stop;
    int m_rank = 0;
    int m_count = 1;
    std::optional<Uint128> m_total;
};

} // namespace parascope
