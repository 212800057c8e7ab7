// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonFolder.h"

#include <algorithm>

namespace parascope {

namespace {

/// The path below that folder; empty where it leads elsewhere.
std::filesystem::path pathBelow(const std::filesystem::path& folder, const std::filesystem::path& path) {
    const auto [ofFolder, ofPath] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    std::filesystem::path below;
    if (ofFolder == folder.end()) {
        for (auto part = ofPath; part != path.end(); ++part) {
            below /= *part;
        }
    }
    return below;
}

} // namespace

LessonFolder::LessonFolder(const std::filesystem::path& lesson)
    : m_folder(lesson.parent_path()) {
    std::error_code none;
    m_real = std::filesystem::canonical(m_folder.empty() ? "." : m_folder, none);
    m_real = none ? std::filesystem::path() : m_real;
}

LessonFolder::Found LessonFolder::find(const std::filesystem::path& path) const {
    if (m_real.empty()) {
        return {Where::Missing, {}};
    }
    std::error_code none;
    const auto named = (m_real / path).lexically_normal(); // which is the path where that is absolute
    const auto asNamed = std::filesystem::absolute(m_folder, none).lexically_normal();
    if (pathBelow(m_real, named).empty() && pathBelow(asNamed, named).empty()) {
        return {Where::Outside, {}};
    }
    const auto real = std::filesystem::canonical(m_real / path, none);
    if (none) {
        return {Where::Missing, {}};
    }
    const auto below = pathBelow(m_real, real);
    if (below.empty()) {
        return {Where::Outside, {}};
    }
    return {std::filesystem::is_regular_file(real, none) ? Where::Inside : Where::NoFile, below};
}

std::filesystem::path LessonFolder::full(const std::filesystem::path& path) const {
    return m_folder / path;
}

} // namespace parascope
