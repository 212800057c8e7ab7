// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Compresses text with zlib, piece after piece, and unpacks each again to see that nothing was lost. As
/// CPython's zlib does, it needs no turn where workers take turns.
class Compress final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
