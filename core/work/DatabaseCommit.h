// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Inserts rows into an SQLite database of its own, each in a transaction that is on the disk before the next
/// one begins: what a shop does that must not lose an order.
class DatabaseCommit final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    [[nodiscard]] Result<void> prepare() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
