// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Thumbnail.h"
#include "ui/widgets/ExamplePicture.h"

#include <QString>

namespace parascope {

// Pictures of runs that ship with the program, ":/home/<name>.trace.json.gz". The file is read when the
// picture is drawn for the first time; one that cannot be read leaves the picture empty.

/// The lanes of its runs.
[[nodiscard]] PicturePainter lanesPicture(const QString& name, SleepLook sleep = SleepLook::Line);
/// The speed-up that its runs with 1, 2 and more workers come to.
[[nodiscard]] PicturePainter scalingPicture(const QString& name);
/// Wall time, start and processor time of its threads and its processes.
[[nodiscard]] PicturePainter pairsPicture(const QString& name);
/// A sketch of a lesson's page: words, and a block with lanes among them.
[[nodiscard]] PicturePainter lessonPicture();

} // namespace parascope
