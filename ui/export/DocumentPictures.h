// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <QByteArray>
#include <QString>

namespace parascope {

/// Larger pictures are not put into a document.
inline constexpr std::uintmax_t kLargestPicture = 5'000'000;

struct FolderPicture {
    QByteArray bytes; ///< its whole file
    const char* type; ///< "image/png"
};

/// A picture of that folder or one below. Errors: it lies outside, by a link too; it is no picture, too
/// large, or cannot be read; it names other files, which those who draw it would read.
Result<FolderPicture> readPicture(const std::filesystem::path& folder, const std::filesystem::path& relative);
/// The same as a "data:" address.
[[nodiscard]] Result<QString> pictureAddress(const std::filesystem::path& folder,
                                             const std::filesystem::path& relative);

/// The HTML with its pictures inside it: <img src="lesson:RELATIVE"> gets the file's content, and in the
/// place of any other stands why it is not shown.
[[nodiscard]] QString withPicturesInside(const QString& html, const std::filesystem::path& folder);

} // namespace parascope
