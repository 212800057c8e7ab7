// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/PrivateFolder.h"

#include "core/base/FreshName.h"
#include "core/base/TemporaryFiles.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {

namespace {

constexpr std::string_view kStem = "parascope-files.";

int openFolder(const char* path) {
    return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/// False: its program holds it. Where the file system knows no locks nothing is ever taken for left.
bool lock(int folder) {
    return flock(folder, LOCK_EX | LOCK_NB) == 0;
}

/// Another program may have made it, and not have locked it yet.
bool isOlderThanItsMaking(const struct stat& about) {
    constexpr auto kMaking = std::chrono::seconds(10);
    const auto written = std::chrono::system_clock::from_time_t(about.st_mtime);
    return std::chrono::system_clock::now() - written > kMaking;
}

bool wasLeft(int folder) {
    struct stat about {};
    return fstat(folder, &about) == 0 && about.st_uid == geteuid() && isOlderThanItsMaking(about) &&
           lock(folder);
}

void removeFolder(int descriptor, const std::filesystem::path& path) {
    removeFilesIn(descriptor);
    if (rmdir(path.c_str()) != 0) { // there are folders in it
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
}

} // namespace

Result<PrivateFolder> PrivateFolder::create(const std::filesystem::path& folder) {
    constexpr mode_t kOwnerOnly = 0700;
    auto fresh =
        makeFresh((folder / kStem).string(), [](const char* name) { return mkdir(name, kOwnerOnly); });
    const int descriptor = fresh.made < 0 ? -1 : openFolder(fresh.name.c_str());
    if (descriptor < 0) {
        const int why = errno;
        if (fresh.made >= 0) {
            rmdir(fresh.name.c_str());
        }
        return temporaryFailure("make a temporary folder in " + folder.string(), why);
    }
    lock(descriptor);
    return PrivateFolder(fresh.name, std::move(fresh.leftover), descriptor);
}

Result<PrivateFolder> PrivateFolder::createOnDisk() {
    const auto folder = findDiskFolder();
    return folder ? create(*folder) : failure(folder.error());
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_leftover(std::move(other.m_leftover)) {}

void PrivateFolder::remove() {
    if (!m_path.empty()) {
        removeFolder(m_descriptor, m_path);
        close(std::exchange(m_descriptor, -1));
        m_path.clear();
        m_leftover = {};
    }
}

void sweepPrivateFolders(const std::filesystem::path& folder) {
    std::error_code unreadable;
    for (std::filesystem::directory_iterator at(folder, unreadable), end; !unreadable && at != end;
         at.increment(unreadable)) {
        if (!at->path().filename().string().starts_with(kStem)) {
            continue;
        }
        const int found = openFolder(at->path().c_str());
        if (found < 0) {
            continue;
        }
        if (wasLeft(found)) {
            removeFolder(found, at->path());
        }
        close(found);
    }
}

void sweepPrivateFolders() {
    std::error_code unset;
    const auto forLessons = std::filesystem::temp_directory_path(unset);
    const auto onDisk = findDiskFolder();
    if (!unset) {
        sweepPrivateFolders(forLessons);
    }
    if (onDisk && *onDisk != forLessons) {
        sweepPrivateFolders(*onDisk);
    }
}

} // namespace parascope
