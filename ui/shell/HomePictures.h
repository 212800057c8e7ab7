// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Thumbnail.h"

#include <functional>
#include <QRect>
#include <QString>

namespace parascope {

/// Draws a picture into a rectangle, in the colours of a palette.
using HomePicture = std::function<void(QPainter& painter, const QRect& area, const QPalette& palette)>;

// Pictures of runs that ship with the program, ":/home/<name>.trace.json.gz". The file is read when the
// picture is drawn for the first time; one that cannot be read leaves the picture empty.

/// The lanes of its runs.
[[nodiscard]] HomePicture lanesPicture(const QString& name, SleepLook sleep = SleepLook::Line);
/// The speed-up that its runs with 1, 2 and more workers come to.
[[nodiscard]] HomePicture scalingPicture(const QString& name);
/// Wall time, start and processor time of its threads and its processes.
[[nodiscard]] HomePicture pairsPicture(const QString& name);

} // namespace parascope
