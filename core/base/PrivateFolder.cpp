// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/PrivateFolder.h"

#include "core/base/FreshName.h"
#include "core/base/TemporaryFiles.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {

namespace {

constexpr std::string_view kStem = "parascope-files."; // it is locked before it is called so
constexpr std::string_view kMaking = "parascope-making.";

int openFolder(const char* path) {
    return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/// False: its program holds it. Where the file system knows no locks nothing is ever taken for left.
bool lock(int folder) {
    return flock(folder, LOCK_EX | LOCK_NB) == 0;
}

/// Another program may have made it, and not have locked it yet.
bool isOlderThanItsMaking(const struct stat& about) {
    constexpr auto kLongest = std::chrono::seconds(10);
    const auto written = std::chrono::system_clock::from_time_t(about.st_mtime);
    return std::chrono::system_clock::now() - written > kLongest;
}

bool wasLeft(int folder, bool isBeingMade) {
    struct stat about {};
    return fstat(folder, &about) == 0 && about.st_uid == geteuid() &&
           (!isBeingMade || isOlderThanItsMaking(about)) && lock(folder);
}

/// Without one in the place of another; not every file system can promise that.
bool renamed(const char* from, const char* to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ||
           (errno == EINVAL && rename(from, to) == 0);
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
    const auto stem = (folder / kMaking).string();
    std::string path;
    Leftover leftover;
    // What takes memory comes before the folder is there: without any it would stay.
    const auto made = makeFresh(stem, [&](const char* name) {
        path = (folder / kStem).string() + (name + stem.size());
        leftover = Leftover(path);
        return mkdir(name, kOwnerOnly);
    });
    const int descriptor = made.made < 0 ? -1 : openFolder(made.name.c_str());
    if (descriptor >= 0) {
        lock(descriptor);
    }
    if (descriptor >= 0 && renamed(made.name.c_str(), path.c_str())) {
        return PrivateFolder(std::move(path), std::move(leftover), descriptor);
    }
    const int why = errno;
    if (descriptor >= 0) {
        close(descriptor);
    }
    if (made.made >= 0) {
        rmdir(made.name.c_str());
    }
    return temporaryFailure("make a temporary folder in " + folder.string(), why);
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
        const auto name = at->path().filename().string();
        const bool isBeingMade = name.starts_with(kMaking);
        if (!isBeingMade && !name.starts_with(kStem)) {
            continue;
        }
        const int found = openFolder(at->path().c_str());
        if (found < 0) {
            continue;
        }
        if (wasLeft(found, isBeingMade)) {
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
