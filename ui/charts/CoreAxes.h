// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"
#include "ui/charts/Theme.h"

namespace parascope {

/// The room that the axes of core charts take in a font, px.
[[nodiscard]] int coreScaleWidth(const QFontMetricsF& metrics);
[[nodiscard]] int coreTimeHeight(const QFontMetricsF& metrics);

/// Draws 0, 50 and 100 % left of a chart.
void drawCoreScale(QCPPainter& painter, const QRect& chart, const Theme& theme);
/// Draws below a chart how long ago things were: as many words as fit.
void drawCoreTimes(QCPPainter& painter, const QRect& chart, int windowSeconds, const Theme& theme);

} // namespace parascope
