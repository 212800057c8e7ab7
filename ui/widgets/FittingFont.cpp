// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FittingFont.h"

#include <QFontMetrics>

namespace parascope {

QFont fittingFont(const QString& text, int width, QFont font, double leastPoints) {
    constexpr double kSizeStep = 0.94;
    while (QFontMetrics(font).horizontalAdvance(text) > width && font.pointSizeF() > leastPoints) {
        font.setPointSizeF(font.pointSizeF() * kSizeStep);
    }
    return font;
}

} // namespace parascope
