// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"

#include <filesystem>
#include <optional>

namespace parascope {

/// Reads how fast cores run at the moment. Many machines do not tell it, virtual ones hardly ever.
class CoreClocks {
public:
    /// \param root the kernel's folder of cores
    explicit CoreClocks(std::filesystem::path root = "/sys/devices/system/cpu");

    /// Whether any core tells it. Asked once: where none does, nothing is read again.
    [[nodiscard]] bool isTold() const { return m_isTold; }
    [[nodiscard]] std::optional<double> gigahertz(CoreId core) const;

private:
    [[nodiscard]] std::filesystem::path fileOf(CoreId core) const;

    std::filesystem::path m_root;
    bool m_isTold = false;
};

} // namespace parascope
