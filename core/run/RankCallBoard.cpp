// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankCallBoard.h"

#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace parascope {

namespace {

constexpr int kReadings = 100; ///< of one that changes meanwhile; it is in no call for long then

std::string nameIn(const RankCallSlot& slot) {
    std::array<char, RankCallSlot::kLongestName> text{};
    for (std::size_t i = 0; i < slot.name.size(); ++i) {
        const auto word = slot.name.at(i).load(std::memory_order_relaxed);
        std::memcpy(text.data() + i * sizeof(word), &word, sizeof(word));
    }
    return {text.data(), strnlen(text.data(), text.size())};
}

void readCall(const RankCallSlot& slot, RankCall& call) {
    for (int i = 0; i < kReadings; ++i) {
        const auto before = slot.turn.load(std::memory_order_acquire);
        const auto began = slot.began.load(std::memory_order_relaxed);
        const bool isInCall = began > RankCallSlot::kNone;
        call.hasLeft = began == RankCallSlot::kHasLeft;
        call.began = Nanoseconds(isInCall ? began : 0);
        call.peer = slot.peer.load(std::memory_order_relaxed);
        call.tag = slot.tag.load(std::memory_order_relaxed);
        call.name = isInCall ? nameIn(slot) : std::string();
        std::atomic_thread_fence(std::memory_order_acquire);
        if (before % 2 == 0 && slot.turn.load(std::memory_order_relaxed) == before) {
            return;
        }
    }
    call.name.clear();
    call.began = {};
}

} // namespace

std::shared_ptr<RankCallBoard> RankCallBoard::make() {
    FileHandle file(::memfd_create("parascope-mpi-calls", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file.isOpen() || ::ftruncate(file.descriptor(), kRankCallBoardBytes) != 0 ||
        ::fcntl(file.descriptor(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
        return nullptr; // one that others could shorten would end us
    }
    void* const memory = ::mmap(nullptr, kRankCallBoardBytes, PROT_READ, MAP_SHARED, file.descriptor(), 0);
    if (memory == MAP_FAILED) {
        return nullptr;
    }
    return std::shared_ptr<RankCallBoard>(
        new RankCallBoard(std::move(file), static_cast<RankCallSlot*>(memory)));
}

RankCallBoard::RankCallBoard(FileHandle file, RankCallSlot* slots)
    : m_file(std::move(file))
    , m_slots(slots) {}

RankCallBoard::~RankCallBoard() {
    ::munmap(m_slots, kRankCallBoardBytes);
}

std::string RankCallBoard::path() const {
    return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(m_file.descriptor());
}

std::vector<RankCall> RankCallBoard::calls() const {
    std::vector<RankCall> all;
    for (std::size_t rank = 0; rank < RankCallSlot::kMostRanks; ++rank) {
        const auto& slot = m_slots[rank];
        RankCall call;
        call.pid = slot.pid.load(std::memory_order_acquire);
        if (call.pid == 0) {
            continue;
        }
        call.rank = static_cast<int>(rank);
        call.tid = slot.tid.load(std::memory_order_relaxed);
        call.ranks = slot.ranks.load(std::memory_order_relaxed);
        readCall(slot, call);
        all.push_back(std::move(call));
    }
    return all;
}

} // namespace parascope
