// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Writes a file without a name and waits after each piece until the disk has it (fsync). The file is begun
/// anew from time to time, so that it needs no more room than a lesson has.
class FileWrite final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    [[nodiscard]] Result<void> prepare() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
