// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MpiPeers.h"

#include <array>
#include <sched.h>

namespace parascope {

namespace {

/// What a message is for. Two ranks have each other on both sides: the way tells the edges apart.
enum Tag : int { Token = 1, ToTheRight = 2, ToTheLeft = 3 };

/// To tell of a wait takes about as long as this.
constexpr Nanoseconds kWorthTelling = std::chrono::microseconds(2);

constexpr std::size_t kDigits = 4; ///< of 32 bits, so that no sum of them overflows
constexpr unsigned kDigitBits = 32;

/// Behind the digits: how many ranks have no part.
using Parts = std::array<std::uint64_t, kDigits + 1>;

Parts partsOf(const std::optional<Uint128>& number) {
    Parts parts{};
    for (std::size_t i = 0; number && i < kDigits; ++i) {
        parts.at(i) = static_cast<std::uint32_t>(*number >> (i * kDigitBits));
    }
    parts.back() = number ? 0 : 1;
    return parts;
}

/// Nothing when a part is missing, or when it does not fit.
std::optional<Uint128> numberOf(const Parts& sums) {
    Uint128 number = 0;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < kDigits; ++i) {
        const auto sum = sums.at(i) + carry;
        number |= static_cast<Uint128>(static_cast<std::uint32_t>(sum)) << (i * kDigitBits);
        carry = sum >> kDigitBits;
    }
    return carry == 0 && sums.back() == 0 ? std::optional(number) : std::nullopt;
}

constexpr auto kMessage = "message";

std::string messageId(int from, int to, int tag, std::uint64_t number) {
    return std::to_string(from) + ">" + std::to_string(to) + ":" + std::to_string(tag) + "#" +
           std::to_string(number);
}

/// Every rank takes part in one sum.
std::string sumId(int from) {
    return std::to_string(from) + ">0:sum";
}

} // namespace

MpiPeers::MpiPeers(Recorder& recorder, LineRecorder& lines, std::stop_token stop)
    : m_recorder(recorder)
    , m_lines(lines)
    , m_stop(std::move(stop)) {
    MPI_Comm_rank(MPI_COMM_WORLD, &m_rank);
    MPI_Comm_size(MPI_COMM_WORLD, &m_count);
}

bool MpiPeers::send(int to, std::uint64_t number) {
    const auto begin = monotonicNow();
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Isend(&number, 1, MPI_UINT64_T, to, Token, MPI_COMM_WORLD, &request);
    tellSent(to, Token, begin);
    return await({&request, 1}, begin, "sending").has_value();
}

std::optional<std::uint64_t> MpiPeers::receive(int from) {
    const auto begin = monotonicNow();
    std::uint64_t number = 0;
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Irecv(&number, 1, MPI_UINT64_T, from, Token, MPI_COMM_WORLD, &request);
    const auto ended = await({&request, 1}, begin, "receiving");
    if (!ended) {
        return std::nullopt;
    }
    tellReceived(from, Token, *ended);
    return number;
}

std::optional<RankPeers::Edges> MpiPeers::exchange(const Edges& mine) {
    const auto begin = monotonicNow();
    Edges theirs;
    std::array<MPI_Request, 4> requests{MPI_REQUEST_NULL, MPI_REQUEST_NULL, MPI_REQUEST_NULL,
                                        MPI_REQUEST_NULL};
    MPI_Irecv(&theirs.left, 1, MPI_UINT64_T, left(), ToTheRight, MPI_COMM_WORLD, &requests[0]);
    MPI_Irecv(&theirs.right, 1, MPI_UINT64_T, right(), ToTheLeft, MPI_COMM_WORLD, &requests[1]);
    MPI_Isend(&mine.left, 1, MPI_UINT64_T, left(), ToTheLeft, MPI_COMM_WORLD, &requests[2]);
    MPI_Isend(&mine.right, 1, MPI_UINT64_T, right(), ToTheRight, MPI_COMM_WORLD, &requests[3]);
    tellSent(left(), ToTheLeft, begin);
    tellSent(right(), ToTheRight, begin);
    const auto ended = await(requests, begin, "exchanging edges");
    if (!ended) {
        return std::nullopt;
    }
    tellReceived(left(), ToTheRight, *ended);
    tellReceived(right(), ToTheLeft, *ended);
    return theirs;
}

void MpiPeers::sum(std::optional<Uint128> part) {
    constexpr auto kName = "MPI_Reduce";
    const auto begin = monotonicNow();
    const auto mine = partsOf(part);
    Parts sums{};
    MPI_Reduce(mine.data(), sums.data(), static_cast<int>(mine.size()), MPI_UINT64_T, MPI_SUM, 0,
               MPI_COMM_WORLD);
    const auto end = monotonicNow();
    record({begin, end}, "adding up (MPI_Reduce)");
    m_total = m_rank == 0 ? numberOf(sums) : std::nullopt;
    if (m_rank != 0) {
        m_lines.messageEnd('s', kName, sumId(m_rank), begin);
    }
    for (int from = 1; m_rank == 0 && from < m_count; ++from) {
        m_lines.messageEnd('f', kName, sumId(from), end);
    }
}

/// Asks again and again whether all are done, as MPI's own waits do, but hears a stop meanwhile. When they
/// were; nothing: it was stopped; what was not done is called off, so that nothing is written behind its
/// buffers' lives.
std::optional<Nanoseconds> MpiPeers::await(std::span<MPI_Request> requests, Nanoseconds begin,
                                           const char* name) {
    const auto count = static_cast<int>(requests.size());
    int isDone = 0;
    MPI_Testall(count, requests.data(), &isDone, MPI_STATUSES_IGNORE);
    while (isDone == 0 && !m_stop.stop_requested()) {
        MPI_Testall(count, requests.data(), &isDone, MPI_STATUSES_IGNORE);
    }
    for (auto& request : requests) {
        if (isDone == 0 && request != MPI_REQUEST_NULL) {
            MPI_Cancel(&request);
            MPI_Wait(&request, MPI_STATUS_IGNORE);
        }
    }
    const auto end = monotonicNow();
    record({begin, end}, name);
    return isDone != 0 ? std::optional(end) : std::nullopt;
}

void MpiPeers::record(const TimeSpan& time, const char* name) {
    if (time.length() >= kWorthTelling) {
        m_recorder.record({time.begin, time.end, name, State::Message, sched_getcpu()});
    }
}

void MpiPeers::tellSent(int to, int tag, Nanoseconds time) {
    m_lines.messageEnd('s', kMessage, messageId(m_rank, to, tag, m_sent[{to, tag}]++), time);
}

void MpiPeers::tellReceived(int from, int tag, Nanoseconds time) {
    m_lines.messageEnd('f', kMessage, messageId(from, m_rank, tag, m_received[{from, tag}]++), time);
}

} // namespace parascope
