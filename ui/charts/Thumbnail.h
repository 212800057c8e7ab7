// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Scaling.h"
#include "ui/charts/TimelineSource.h"

#include <QRectF>

class QPainter;
class QPalette;

namespace parascope {

/// How a small picture shows workers that sleep.
enum class SleepLook : std::uint8_t {
    Line,  ///< as everywhere
    Block, ///< as high as work: where sleeping stands for work, as at a queue
};

/// Draws the lanes of all runs on one time axis, small: blocks in the states' colours and patterns, no words.
void paintLanesThumbnail(QPainter& painter, const QRectF& area, const std::vector<TimelineSource>& runs,
                         const QPalette& palette, SleepLook sleep = SleepLook::Line);

/// Draws speed-up over workers, small: a line for each backend, and the ideal one. Nothing without a point
/// that tells.
void paintScalingThumbnail(QPainter& painter, const QRectF& area, const Scaling& scaling,
                           const QPalette& palette);

/// Two values of one figure, of threads and of processes.
struct ValuePair {
    double threads = 0;
    double processes = 0;

    bool operator==(const ValuePair&) const = default;
};

/// Draws a table of pairs, small: two bars a figure, the larger one as long as the row.
void paintPairsThumbnail(QPainter& painter, const QRectF& area, const std::vector<ValuePair>& pairs,
                         const QPalette& palette);

} // namespace parascope
