// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/MpiSession.h"

#include <array>
#include <climits>
#include <cstdlib>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {

namespace {

/// This machine's name without its domain; empty when it cannot be told.
std::string shortHostName() {
    std::array<char, HOST_NAME_MAX + 1> name{};
    if (gethostname(name.data(), name.size() - 1) != 0) {
        return {};
    }
    const std::string whole = name.data();
    return whole.substr(0, whole.find('.'));
}

/// A folder of this user's, and no link to one.
bool isOwnFolder(const std::filesystem::path& path) {
    struct stat about {};
    return lstat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == geteuid();
}

} // namespace

std::filesystem::path mpiTemporaryFolder() {
    for (const char* name : {"TMPDIR", "TEMP", "TMP"}) {
        if (const char* folder = std::getenv(name); folder != nullptr && *folder != '\0') {
            return folder;
        }
    }
    return "/tmp";
}

void removeMpiSession(const std::filesystem::path& temporary, std::int64_t mpirun) {
    const auto host = shortHostName();
    if (host.empty() || mpirun <= 0) {
        return;
    }
    const auto ending = "." + std::to_string(geteuid());
    std::error_code ignored;
    for (std::filesystem::directory_iterator at(temporary, ignored), end; at != end; at.increment(ignored)) {
        const auto name = at->path().filename().string();
        const bool isOfHost = name.starts_with("ompi." + host + ".") && name.ends_with(ending);
        const auto session = at->path() / ("pid." + std::to_string(mpirun));
        if (isOfHost && isOwnFolder(at->path()) && isOwnFolder(session)) {
            std::filesystem::remove_all(session, ignored);
            rmdir(at->path().c_str()); // fails while another mpirun's is there
        }
    }
}

} // namespace parascope
