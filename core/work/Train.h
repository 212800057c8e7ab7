// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Learns from a thousand examples which side of a plane a point lies on: logistic regression by gradient
/// descent over all examples, step after step, each from the weights that the last one left.
class Train final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
