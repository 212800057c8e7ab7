// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankDeadlock.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>

namespace parascope {

namespace {

constexpr std::size_t kMostNamed = 4;

bool isSend(const RankCall& call) {
    return call.name.ends_with("send") || call.name.ends_with("Send");
}

bool isReceive(const RankCall& call) {
    return call.name.ends_with("ecv") || call.name.ends_with("robe");
}

/// Calls that name one other rank, or any, are no collectives; nor is a wait for what was begun before.
bool isCollective(const RankCall& call) {
    return call.peer == RankCallSlot::kNobody && !call.name.starts_with("MPI_Wait") &&
           call.name != "MPI_Finalize";
}

std::string callInWords(const RankCall& call) {
    auto text =
        call.name +
        (call.name.starts_with("MPI_Wait") && call.peer != RankCallSlot::kNobody ? " for a message" : "");
    if (call.peer == RankCallSlot::kFromAny) {
        text += " from any";
    } else if (call.peer >= 0) {
        text += (isSend(call) ? " to " : " from ") + std::to_string(call.peer);
    }
    return text;
}

std::string whoWaits(std::span<const RankCall> stuck) {
    const bool areAll = static_cast<int>(stuck.size()) == stuck.front().ranks;
    if (stuck.size() == 1) {
        return areAll ? "Its only rank has" : "The only rank that is left in MPI has";
    }
    if (stuck.size() == 2 && areAll) {
        return "Both ranks have";
    }
    return "All " + std::to_string(stuck.size()) + " ranks" +
           (areAll ? " have" : " that are left in MPI have");
}

std::string remedyFor(std::span<const RankCall> stuck) {
    std::set<std::string_view> collectives;
    for (const auto& call : stuck) {
        if (isCollective(call)) {
            collectives.insert(call.name);
        }
    }
    const bool areMixed = std::any_of(stuck.begin(), stuck.end(), std::not_fn(isCollective));
    if (collectives.size() > 1 || (!collectives.empty() && areMixed)) {
        return "Every rank has to take part in the same calls for all, in the same order.";
    }
    if (std::all_of(stuck.begin(), stuck.end(), isSend)) {
        return "A send may wait until it is received: have some ranks receive first, or use MPI_Sendrecv.";
    }
    if (std::all_of(stuck.begin(), stuck.end(), isReceive)) {
        return "Whom a rank receives from has to send first: have some ranks send before they receive, or "
               "use "
               "MPI_Sendrecv.";
    }
    return "See that each receive has its send, with the same tag and communicator.";
}

} // namespace

std::vector<RankCall> deadlockedRanks(std::span<const RankCall> calls, Nanoseconds now) {
    if (calls.empty() || static_cast<int>(calls.size()) != calls.front().ranks) {
        return {}; // some have not come yet, or are of another machine
    }
    std::vector<RankCall> stuck;
    for (const auto& call : calls) {
        if (call.hasLeft) {
            continue;
        }
        if (call.name.empty() || now - call.began < kDeadlockAfter) {
            return {};
        }
        stuck.push_back(call);
    }
    return stuck;
}

std::string deadlockInWords(std::span<const RankCall> stuck) {
    if (stuck.empty()) {
        return {};
    }
    auto text = whoWaits(stuck) + " waited in MPI for more than " +
                std::to_string(kDeadlockAfter / std::chrono::seconds(1)) +
                " s and no message comes: a deadlock.";
    for (std::size_t i = 0; i < std::min(stuck.size(), kMostNamed); ++i) {
        text += i == 0 ? " Rank " : ", rank ";
        text += std::to_string(stuck[i].rank) + (i == 0 ? " is in " : " in ") + callInWords(stuck[i]);
    }
    if (stuck.size() > kMostNamed) {
        text += " and " + std::to_string(stuck.size() - kMostNamed) + " more";
    }
    return text + ". " + remedyFor(stuck);
}

} // namespace parascope
