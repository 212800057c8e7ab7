// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CoreAxes.h"

#include <array>
#include <cmath>

namespace parascope {

namespace {
constexpr int kTick = 3;
constexpr int kTickRoom = 4;
constexpr std::array kTimeSteps{5, 10, 15, 30};

QString agoText(int seconds) {
    return seconds == 0 ? QStringLiteral("now") : QStringLiteral("%1 s ago").arg(seconds);
}
} // namespace

int coreScaleWidth(const QFontMetricsF& metrics) {
    return static_cast<int>(std::ceil(metrics.horizontalAdvance(QStringLiteral("100 %")))) + kTick +
           kTickRoom;
}

int coreTimeHeight(const QFontMetricsF& metrics) {
    return static_cast<int>(std::ceil(metrics.height())) + kTick;
}

void drawCoreScale(QCPPainter& painter, const QRect& chart, const Theme& theme) {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const bool hasMiddle = chart.height() > 3 * metrics.height();
    for (const int percent : {0, 50, 100}) {
        if (percent == 50 && !hasMiddle) {
            continue;
        }
        const double y = chart.top() + (chart.height() - 1) * (100 - percent) / 100.0;
        painter.setPen(QPen(theme.frame, 1));
        painter.drawLine(QPointF(chart.left() - kTick, y), QPointF(chart.left(), y));
        painter.setPen(theme.faintText);
        const auto text = QStringLiteral("%1 %").arg(percent);
        const double baseline = std::min(y + (metrics.ascent() - metrics.descent()) / 2,
                                         static_cast<double>(chart.top() + chart.height()));
        painter.drawText(
            QPointF(chart.left() - kTick - kTickRoom - metrics.horizontalAdvance(text), baseline), text);
    }
}

void drawCoreTimes(QCPPainter& painter, const QRect& chart, int windowSeconds, const Theme& theme) {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double widest = metrics.horizontalAdvance(agoText(windowSeconds)) * 1.3;
    int step = windowSeconds;
    for (const int candidate : kTimeSteps) {
        if (candidate < step && chart.width() * candidate / windowSeconds >= widest) {
            step = candidate;
        }
    }
    const double bottom = chart.top() + chart.height();
    for (int ago = 0; ago <= windowSeconds; ago += step) {
        const double x =
            chart.left() + (chart.width() - 1) * (windowSeconds - ago) / static_cast<double>(windowSeconds);
        painter.setPen(QPen(theme.frame, 1));
        painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + kTick));
        painter.setPen(theme.faintText);
        const auto text = agoText(ago);
        const double width = metrics.horizontalAdvance(text);
        const double first = chart.left(); // where a text is wider than its chart, too
        const double left =
            std::clamp(x - width / 2, first, std::max(first, chart.left() + chart.width() - width));
        painter.drawText(QPointF(left, bottom + kTick + metrics.ascent()), text);
    }
}

} // namespace parascope
