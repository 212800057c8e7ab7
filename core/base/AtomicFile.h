// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Leftover.h"
#include "core/base/Result.h"

#include <filesystem>
#include <string_view>

namespace parascope {

/// A file that appears under its name only when it is whole: it is written beside its target and renamed by
/// commit(). Without commit() nothing is left behind, so a full disk never leaves half a file under the real
/// name; where a signal ends the program, removeLeftovers() sees to that.
class AtomicFile {
public:
    /// Opens the file beside `target`. Errors: no such folder, no permission, target is a folder.
    static Result<AtomicFile> open(const std::filesystem::path& target);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    /// Appends bytes. Errors (a full disk) are kept and come out of commit().
    void write(std::string_view bytes);
    /// Writes what is buffered, syncs, renames.
    Result<void> commit();

    /// The file that is being written, for libraries that want a path. Write through it or through write(),
    /// not both.
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path path, Leftover leftover, int descriptor);
    void flush();

    std::filesystem::path m_target;
    std::filesystem::path m_path;
    Leftover m_leftover; ///< the file beside its target
    std::string m_buffer;
    int m_descriptor = -1;
    int m_error = 0;
};

} // namespace parascope
