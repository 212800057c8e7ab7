// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/OwnPrograms.h"

#include <cstdlib>
#include <vector>

namespace parascope {

namespace {

std::vector<std::filesystem::path> placesOfPrograms() {
    const char* chosen = std::getenv("PARASCOPE_WORKER_DIR");
    if (chosen != nullptr && *chosen != '\0') {
        return {chosen};
    }
    std::error_code ignored;
    const auto here = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    return {here, (here / PARASCOPE_PROGRAMS).lexically_normal()};
}

} // namespace

Result<std::filesystem::path> findOwnProgram(const std::string& name) {
    std::string looked;
    for (const auto& place : placesOfPrograms()) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(place / name, ignored)) {
            return std::filesystem::absolute(place / name, ignored);
        }
        looked += (looked.empty() ? "" : " and ") + place.string();
    }
    return failure(
        name + " is missing", "looked in " + looked,
        "build it (./dev run does) or install Parascope anew, or name its folder in PARASCOPE_WORKER_DIR");
}

} // namespace parascope
