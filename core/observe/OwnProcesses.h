// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace parascope {

/// A process that can be watched.
struct OwnProcess {
    std::int32_t pid = 0;
    std::string command; ///< with its arguments, as far as the kernel tells them

    bool operator==(const OwnProcess&) const = default;
};

/// The processes of this user, the latest first: without this one, without what this one started, and without
/// those that have no command line, as the kernel's own.
/// \param root the kernel's folder of processes
[[nodiscard]] std::vector<OwnProcess> ownProcesses(const std::filesystem::path& root = "/proc");

} // namespace parascope
