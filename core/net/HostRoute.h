// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <string>
#include <vector>

namespace parascope {

/// How other hosts reach this machine.
struct HostRoute {
    std::string address = "127.0.0.1"; ///< of this machine, as they see it
    std::string network; ///< that it lies in: "192.0.2.0/24"; empty: all of them are this machine

    bool operator==(const HostRoute&) const = default;
};

/// Looks all of them up and asks the kernel for the way to the first that is not this machine. May take as
/// long as a name server takes. The Error names a host that nobody knows, or that cannot be reached.
Result<HostRoute> findRoute(const std::vector<std::string>& hosts);

} // namespace parascope
