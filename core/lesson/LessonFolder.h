// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace parascope {

/// The folder of a lesson, which is all of the disk that the lesson may look at.
class LessonFolder {
public:
    explicit LessonFolder(const std::filesystem::path& lesson);

    enum class Where : std::uint8_t {
        Inside,
        Outside, ///< by its name, or by a link that leads out
        Missing,
        NoFile, ///< a folder, a pipe, a device
    };
    /// What a path in the lesson leads to.
    struct Found {
        Where where = Where::Missing;
        std::filesystem::path relative; ///< of Inside: from the folder on, without links
    };
    /// Looks at nothing outside, but follows links.
    [[nodiscard]] Found find(const std::filesystem::path& path) const;
    /// The path as from where the program runs.
    [[nodiscard]] std::filesystem::path full(const std::filesystem::path& path) const;

private:
    std::filesystem::path m_folder; ///< as it was named
    std::filesystem::path m_real;   ///< without links; empty: there is none
};

} // namespace parascope
