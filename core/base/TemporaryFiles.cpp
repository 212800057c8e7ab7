// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TemporaryFiles.h"

#include "core/base/FreshName.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace parascope {

namespace {

constexpr auto kNameOtherFolder = "name another folder in TMPDIR";

tl::unexpected<Error> cannot(const std::string& what, int number) {
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return failure("cannot " + what, std::strerror(number),
                   isFull ? std::string("free some space, or ") + kNameOtherFolder : kNameOtherFolder);
}

std::vector<std::filesystem::path> placesForFiles() {
    if (const char* chosen = std::getenv("TMPDIR"); chosen != nullptr && *chosen != '\0') {
        return {chosen};
    }
    std::vector<std::filesystem::path> places{"/var/tmp"};
    if (const char* home = std::getenv("HOME"); home != nullptr) {
        places.push_back(std::filesystem::path(home) / ".cache");
    }
    places.emplace_back("/tmp");
    return places;
}

bool isInMemory(const std::filesystem::path& folder) {
    struct statfs about {};
    return statfs(folder.c_str(), &about) == 0 &&
           (about.f_type == TMPFS_MAGIC || about.f_type == static_cast<long>(RAMFS_MAGIC));
}

std::string stemIn(const std::filesystem::path& folder) {
    return (folder / "parascope.").string();
}

/// The file system may have no files without a name: then it has one for a moment.
int openNameless(const std::filesystem::path& folder) {
    constexpr mode_t kOwnerOnly = 0600;
    const int file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, kOwnerOnly);
    if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) {
        return file;
    }
    const auto named = makeFresh(stemIn(folder), [](const char* name) {
        return open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
    });
    if (named.made >= 0) {
        unlink(named.name.c_str());
    }
    return named.made;
}

} // namespace

Result<std::filesystem::path> findDiskFolder() {
    const auto places = placesForFiles();
    std::string why;
    for (const auto& place : places) {
        why += why.empty() ? "" : ", ";
        if (access(place.c_str(), W_OK | X_OK) != 0) {
            why += place.string() + ": " + std::strerror(errno);
        } else if (isInMemory(place)) {
            why += place.string() + " is kept in memory";
        } else {
            return place;
        }
    }
    return failure("there is no folder on a disk for temporary files", why, kNameOtherFolder);
}

Result<NamelessFile> NamelessFile::create(const std::filesystem::path& folder) {
    const int file = openNameless(folder);
    if (file < 0) {
        return cannot("make a temporary file in " + folder.string(), errno);
    }
    return NamelessFile(file);
}

Result<void> checkDiskFolder() {
    const auto folder = findDiskFolder();
    return folder ? Result<void>() : failure(folder.error());
}

Result<NamelessFile> NamelessFile::createOnDisk() {
    const auto folder = findDiskFolder();
    return folder ? create(*folder) : failure(folder.error());
}

NamelessFile::NamelessFile(NamelessFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

NamelessFile::~NamelessFile() {
    if (m_descriptor >= 0) {
        close(m_descriptor);
    }
}

Result<void> NamelessFile::write(std::span<const char> bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const auto done = pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno != EINTR) {
            return cannot("write a temporary file", errno);
        }
        const auto written = static_cast<std::size_t>(std::max<ssize_t>(done, 0));
        bytes = bytes.subspan(written);
        offset += written;
    }
    return {};
}

Result<void> NamelessFile::read(std::span<char> bytes, std::uint64_t offset) const {
    while (!bytes.empty()) {
        const auto done = pread(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done == 0 || (done < 0 && errno != EINTR)) {
            return cannot("read a temporary file", done == 0 ? EIO : errno);
        }
        const auto got = static_cast<std::size_t>(std::max<ssize_t>(done, 0));
        bytes = bytes.subspan(got);
        offset += got;
    }
    return {};
}

Result<void> NamelessFile::sync() {
    if (fsync(m_descriptor) != 0) {
        return cannot("bring a temporary file to the disk", errno);
    }
    return {};
}

void NamelessFile::dropFromCache() const {
    posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_DONTNEED);
}

bool NamelessFile::readFromDisk() {
    const int flags = fcntl(m_descriptor, F_GETFL);
    return flags >= 0 && fcntl(m_descriptor, F_SETFL, flags | O_DIRECT) == 0;
}

Result<PrivateFolder> PrivateFolder::create(const std::filesystem::path& folder) {
    constexpr mode_t kOwnerOnly = 0700;
    auto fresh = makeFresh(stemIn(folder), [](const char* name) { return mkdir(name, kOwnerOnly); });
    const int descriptor =
        fresh.made < 0 ? -1 : open(fresh.name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) {
        const int why = errno;
        if (fresh.made >= 0) {
            rmdir(fresh.name.c_str());
        }
        return cannot("make a temporary folder in " + folder.string(), why);
    }
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
        removeFilesIn(m_descriptor);
        close(std::exchange(m_descriptor, -1));
        if (rmdir(m_path.c_str()) != 0) { // there are folders in it
            std::error_code ignored;
            std::filesystem::remove_all(m_path, ignored);
        }
        m_path.clear();
        m_leftover = {};
    }
}

} // namespace parascope
