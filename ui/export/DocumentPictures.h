// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <QString>

namespace parascope {

/// Larger pictures are not put into a document.
inline constexpr std::uintmax_t kLargestPicture = 5'000'000;

/// A picture of that folder or one below as a "data:" address, its whole file in it. Errors: it lies outside,
/// by a link too; it is no picture, too large, or cannot be read.
[[nodiscard]] Result<QString> pictureAddress(const std::filesystem::path& folder,
                                             const std::filesystem::path& relative);

/// The HTML with its pictures inside it: <img src="lesson:RELATIVE"> gets the file's content, and in the
/// place of any other stands why it is not shown.
[[nodiscard]] QString withPicturesInside(const QString& html, const std::filesystem::path& folder);

} // namespace parascope
