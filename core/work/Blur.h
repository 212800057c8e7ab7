// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Blurs a grey picture that it makes in memory, again and again: each point becomes the weighted mean of
/// itself and its eight neighbours, in whole numbers. Edges meet the opposite ones.
class Blur final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
