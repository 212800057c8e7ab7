// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankDoor.h"

#include <cstring>

namespace parascope {

namespace {
constexpr std::size_t kKeptRefusals = 16;
}

Result<RankDoor> RankDoor::open(const std::string& address, std::string token, int ranks) {
    auto listening = TcpSocket::listenAt(address);
    if (!listening) {
        return failure(listening.error());
    }
    return RankDoor(*std::move(listening), std::move(token), ranks);
}

std::vector<RankDoor::Guest> RankDoor::letIn(Nanoseconds now) {
    takeKnocks(now);
    std::vector<Guest> guests;
    std::deque<Knock> stillThere;
    for (auto& knock : m_knocks) {
        if (listenTo(knock, now, guests)) {
            stillThere.push_back(std::move(knock));
        }
    }
    m_knocks = std::move(stillThere);
    return guests;
}

void RankDoor::takeKnocks(Nanoseconds now) {
    // No more at a time: the engine has other things to do, and will be called again.
    for (std::size_t i = 0; i < kMostWaiting; ++i) {
        auto socket = m_listening.accept();
        if (!socket) {
            return;
        }
        if (m_knocks.size() >= kMostWaiting) {
            refuse(m_knocks.front(), "too many have come who do not say who they are");
            m_knocks.pop_front();
        }
        m_knocks.push_back({*std::move(socket), {}, now});
    }
}

bool RankDoor::listenTo(Knock& knock, Nanoseconds now, std::vector<Guest>& guests) {
    int why = 0;
    const auto room = kLongestHello + 1 - std::min(kLongestHello + 1, knock.said.size());
    const auto read = knock.socket.readInto(knock.said, room, why);
    const auto end = knock.said.find('\n');
    if (end != std::string::npos) {
        auto hello = RankHello::read(std::string_view(knock.said).substr(0, end));
        if (const auto words = whyNot(hello); !words.empty()) {
            refuse(knock, words);
            return false;
        }
        m_claimed.insert(hello->rank);
        knock.socket.watchPeer();
        guests.push_back({*std::move(hello), std::move(knock.socket), knock.said.substr(end + 1)});
        return false;
    }
    if (read == TcpSocket::Read::End || read == TcpSocket::Read::Lost) {
        m_refusals.emplace_back("it left without saying who it is");
        return false;
    }
    if (knock.said.size() > kLongestHello) {
        refuse(knock, "its first line is too long");
        return false;
    }
    if (now - knock.since > kSayWithin) {
        refuse(knock, "it did not say in time who it is");
        return false;
    }
    return true;
}

std::string RankDoor::whyNot(const std::optional<RankHello>& hello) const {
    if (!hello) {
        return "its first line is not that of a rank";
    }
    if (!sameToken(hello->token, m_token)) {
        return "its token is wrong"; // first: who does not know it is told nothing of the run
    }
    const auto name = "rank " + std::to_string(hello->rank);
    if (hello->rank < 0 || hello->rank >= m_ranks) {
        return "there is no " + name + " in this run";
    }
    return m_claimed.contains(hello->rank) ? name + " is here already" : std::string();
}

void RankDoor::refuse(const Knock& knock, const std::string& why) {
    // Whether it hears it is its own affair.
    static_cast<void>(knock.socket.writeLine(std::string(rank_line::kRefused) + ' ' + why));
    if (m_refusals.size() < kKeptRefusals) {
        m_refusals.push_back(why);
    }
}

std::vector<int> RankDoor::waiting() const {
    std::vector<int> all;
    for (const auto& knock : m_knocks) {
        all.push_back(knock.socket.descriptor());
    }
    return all;
}

} // namespace parascope
