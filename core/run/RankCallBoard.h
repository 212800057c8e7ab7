// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/observe/ProcFile.h"
#include "core/run/RankCallSlot.h"

#include <memory>
#include <string>
#include <vector>

namespace parascope {

/// What a rank of a watched program does in MPI right now.
struct RankCall {
    int rank = 0;
    int ranks = 0; ///< of its world
    std::int32_t pid = 0;
    std::int32_t tid = 0;
    std::string name; ///< "MPI_Recv"; empty: it is in no call
    int peer = RankCallSlot::kNobody;
    int tag = 0;
    Nanoseconds began{};
    bool hasLeft = false; ///< it has called MPI_Finalize, and that came back
};

/// Memory in which the ranks of a watched program note the call that they are in.
class RankCallBoard {
public:
    /// Null: there is no memory for it.
    static std::shared_ptr<RankCallBoard> make();
    ~RankCallBoard();
    RankCallBoard(const RankCallBoard&) = delete;
    RankCallBoard& operator=(const RankCallBoard&) = delete;

    /// Under which name a process of this machine opens it.
    [[nodiscard]] std::string path() const;
    /// Of all ranks that have come, in their order.
    [[nodiscard]] std::vector<RankCall> calls() const;

private:
    RankCallBoard(FileHandle file, RankCallSlot* slots);

    FileHandle m_file;
    RankCallSlot* m_slots;
};

} // namespace parascope
