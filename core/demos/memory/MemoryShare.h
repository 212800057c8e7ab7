// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/SharedMemory.h"
#include "core/demos/memory/MemoryQuestion.h"
#include "core/work/WorkerBody.h"

#include <vector>

namespace parascope {

/// The counter that workers add to, and how far each has come, in memory that processes can map too.
class MemoryShare {
public:
    /// The Error: no memory.
    static Result<MemoryShare> create();
    /// Another process's; takes the descriptor over. The Error: it is none.
    static Result<MemoryShare> attach(int descriptor);
    MemoryShare(MemoryShare&&) noexcept = default;

    /// Adds 1 so often, in that way; records what it did. How many it has added: fewer when it was stopped.
    std::uint64_t count(MemoryWay way, WorkerId worker, std::uint64_t increments, TaskContext& context);

    [[nodiscard]] std::uint64_t counter() const;
    /// How often all workers together have added so far, whatever became of it.
    [[nodiscard]] std::uint64_t added() const;
    /// The same of the first `workers` of them, each by itself.
    [[nodiscard]] std::vector<std::uint64_t> addedByEach(int workers) const;
    /// Workers that died with the lock in their hands.
    [[nodiscard]] std::uint64_t ownersDied() const;
    [[nodiscard]] int descriptor() const { return m_memory.descriptor(); }

private:
    struct Page;
    explicit MemoryShare(SharedMemory memory)
        : m_memory(std::move(memory)) {}
    [[nodiscard]] Page& page() const;
    template <class Add>
    std::uint64_t addAll(WorkerId worker, std::uint64_t increments, TaskContext& context, const Add& add);

    SharedMemory m_memory;
};

} // namespace parascope
