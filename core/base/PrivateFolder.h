// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Leftover.h"
#include "core/base/Result.h"

#include <filesystem>
#include <utility>

namespace parascope {

/// A folder that only its owner can enter, for libraries that want files with names. It goes with its
/// content. It is locked (flock) while it lives, so that one that a killed program left can be told from it.
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
    int m_descriptor;             ///< holds the lock, and empties it when there may be no other any more
    Leftover m_leftover;
};

/// Removes what programs that were killed left in this folder: private folders of this user's that nobody
/// holds any more.
void sweepPrivateFolders(const std::filesystem::path& folder);
/// In all places where this program would make some.
void sweepPrivateFolders();

} // namespace parascope
