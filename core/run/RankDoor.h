// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/TcpSocket.h"
#include "core/run/RankProtocol.h"

#include <deque>
#include <set>
#include <vector>

namespace parascope {

/// Where the ranks of one run knock. Whoever comes says in one line who it is; who does not belong here, or
/// does not say so in time, is told why and sent away. Never waits.
class RankDoor {
public:
    /// At that address of this machine, for ranks 0 to `ranks` - 1 that know the token.
    static Result<RankDoor> open(const std::string& address, std::string token, int ranks);

    /// A rank that was let in.
    struct Guest {
        RankHello hello;
        TcpSocket socket;
        std::string rest; ///< what it sent behind its first line
    };
    /// Looks who came and what they said; `now` is for the time limit.
    [[nodiscard]] std::vector<Guest> letIn(Nanoseconds now);

    [[nodiscard]] std::uint16_t port() const { return m_listening.port(); }
    [[nodiscard]] int descriptor() const { return m_listening.descriptor(); }
    /// Descriptors of those who have not said yet who they are.
    [[nodiscard]] std::vector<int> waiting() const;
    /// Why others were sent away, in words, since the last call.
    [[nodiscard]] std::vector<std::string> takeRefusals() { return std::exchange(m_refusals, {}); }

    static constexpr std::size_t kLongestHello = 512;
    static constexpr std::size_t kMostWaiting = 128; ///< of more, who came first has to go
    static constexpr Nanoseconds kSayWithin = std::chrono::seconds(2);

private:
    struct Knock {
        TcpSocket socket;
        std::string said;
        Nanoseconds since{};
    };

    RankDoor(TcpSocket listening, std::string token, int ranks)
        : m_listening(std::move(listening))
        , m_token(std::move(token))
        , m_ranks(ranks) {}

    void takeKnocks(Nanoseconds now);
    /// False: it was sent away.
    bool listenTo(Knock& knock, Nanoseconds now, std::vector<Guest>& guests);
    /// Why it is not let in; empty: it is.
    [[nodiscard]] std::string whyNot(const std::optional<RankHello>& hello) const;
    void refuse(const Knock& knock, const std::string& why);

    TcpSocket m_listening;
    std::string m_token;
    int m_ranks;
    std::deque<Knock> m_knocks;
    std::set<int> m_claimed;
    std::vector<std::string> m_refusals;
};

} // namespace parascope
