// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Leftover.h"
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

/// A folder that only its owner can enter, for libraries that want files with names. It goes with its
/// content.
class PrivateFolder {
public:
    static Result<PrivateFolder> create(const std::filesystem::path& folder);
    /// In the folder that findDiskFolder() finds.
    static Result<PrivateFolder> createOnDisk();
    PrivateFolder(PrivateFolder&& other) noexcept;
    PrivateFolder& operator=(PrivateFolder&&) = delete;
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    ~PrivateFolder() { remove(); }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Removes it and all files in it now. Those that are open live on without a name.
    void remove();

private:
    PrivateFolder(std::filesystem::path path, Leftover leftover, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
        , m_leftover(std::move(leftover)) {}

    std::filesystem::path m_path; ///< empty: it is gone
    int m_descriptor;             ///< to empty it when there may be no other any more
    Leftover m_leftover;
};

} // namespace parascope
