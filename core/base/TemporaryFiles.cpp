// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TemporaryFiles.h"

#include "core/base/FreshName.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace parascope {

namespace {

constexpr auto kNameOtherFolder = "name another folder in TMPDIR";

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

tl::unexpected<Error> temporaryFailure(const std::string& what, int number) {
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return failure("cannot " + what, std::strerror(number),
                   isFull ? std::string("free some space, or ") + kNameOtherFolder : kNameOtherFolder);
}

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
        return temporaryFailure("make a temporary file in " + folder.string(), errno);
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
            return temporaryFailure("write a temporary file", errno);
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
            return temporaryFailure("read a temporary file", done == 0 ? EIO : errno);
        }
        const auto got = static_cast<std::size_t>(std::max<ssize_t>(done, 0));
        bytes = bytes.subspan(got);
        offset += got;
    }
    return {};
}

Result<void> NamelessFile::sync() {
    if (fsync(m_descriptor) != 0) {
        return temporaryFailure("bring a temporary file to the disk", errno);
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

} // namespace parascope
