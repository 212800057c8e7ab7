// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <span>

namespace parascope {

/// A folder on a disk where a program may put files for a while: the one that TMPDIR names, or else the first
/// of /var/tmp, the user's cache and /tmp that will do. The Error: none is on a disk (a file in memory never
/// waits for one), or none may be written.
Result<std::filesystem::path> findDiskFolder();
/// Whether there is one.
Result<void> checkDiskFolder();

/// Reads that go past the kernel's memory begin and end at multiples of this.
inline constexpr std::size_t kDiskBlock = 4096;

/// A file without a name, which only its owner can read: however the program ends, nothing of it stays.
class NamelessFile {
public:
    static Result<NamelessFile> create(const std::filesystem::path& folder);
    /// In the folder that findDiskFolder() finds.
    static Result<NamelessFile> createOnDisk();
    NamelessFile(NamelessFile&& other) noexcept;
    NamelessFile& operator=(NamelessFile&&) = delete;
    NamelessFile(const NamelessFile&) = delete;
    NamelessFile& operator=(const NamelessFile&) = delete;
    ~NamelessFile();

    /// Writes all of it there. The Error: the disk is full, or fails.
    Result<void> write(std::span<const char> bytes, std::uint64_t offset);
    /// Fills the whole span from there on. The Error: the disk fails, or the file is shorter.
    Result<void> read(std::span<char> bytes, std::uint64_t offset) const;
    /// Waits until the disk has all that was written.
    Result<void> sync();
    /// Has the kernel forget what it keeps of the file in memory; what is not synced stays.
    void dropFromCache() const;
    /// From now on reads go past the kernel's memory, each to the disk, in whole blocks (kDiskBlock) and into
    /// memory that is aligned to them. False: the file system knows no such reads.
    bool readFromDisk();

    /// Takes over a descriptor.
    explicit NamelessFile(int descriptor)
        : m_descriptor(descriptor) {}

private:
    int m_descriptor;
};

/// What is wrong with a temporary file or folder, in words; `number` is errno's.
[[nodiscard]] tl::unexpected<Error> temporaryFailure(const std::string& what, int number);

} // namespace parascope
