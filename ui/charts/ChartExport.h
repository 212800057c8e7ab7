// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/CoreHistory.h"
#include "ui/charts/PictureOptions.h"
#include "ui/charts/TimelineSource.h"

#include <QPixmap>

namespace parascope {

/// The lanes of all runs, at one scale, as a part of a picture. It is as high as the lanes need.
/// \param visible empty for all there is
[[nodiscard]] PicturePart timelinePart(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                                       const PictureOptions& options);

/// The cores' load over its window.
[[nodiscard]] PicturePart coresPart(const CoreHistory& history, const PictureOptions& options);

/// An image that is there already, as wide as the picture.
[[nodiscard]] PicturePart imagePart(const QPixmap& image, const PictureOptions& options);

} // namespace parascope
