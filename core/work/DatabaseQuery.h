// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Asks an SQLite database that lies in memory one question after another, each of which looks at all rows:
/// a database need not wait for a disk.
class DatabaseQuery final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    [[nodiscard]] Result<void> prepare() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
