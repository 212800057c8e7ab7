// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

namespace parascope {

/// Fetches articles of the built-in web site by libcurl, one after another: each is waited for, as one of a
/// server far away would be.
class HttpGet final : public Task {
public:
    [[nodiscard]] TaskInfo info() const override;
    [[nodiscard]] Result<void> prepare() const override;
    Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const override;
};

} // namespace parascope
