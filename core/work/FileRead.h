// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Makes a file without a name and reads it from its begin to its end, as often as its size asks for. Cold:
/// past the kernel's memory, so that each piece waits for the disk; where the file system cannot do that, the
/// kernel is to forget the file before each time. Warm: it lies in the
/// kernel's memory, and reading it needs a core and no disk.
class FileRead final : public Task {
public:
    enum class Cache : std::uint8_t { Cold, Warm };

    explicit FileRead(Cache cache)
        : m_cache(cache) {}

    [[nodiscard]] TaskInfo info() const override;
    [[nodiscard]] Result<void> prepare() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;

private:
    Cache m_cache;
};

} // namespace parascope
