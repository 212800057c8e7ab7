// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CorePanels.h"

#include "ui/charts/StateStyle.h"

#include <cmath>

namespace parascope {

namespace {
constexpr int kGap = 8;
constexpr int kLowestPanel = 44;

QString coreName(CoreId core) {
    return QStringLiteral("core %1").arg(core.value);
}

/// "97 %" of the newest sample, or a dash where there is no data.
QString loadText(const CoreHistory& history, CoreId core) {
    const auto* share = history.isEmpty() ? nullptr : findCore(history.samples().back(), core);
    if (share == nullptr || (!share->own && !share->other)) {
        return QStringLiteral("–");
    }
    const double busy = std::min(1.0, share->own.value_or(0) + share->other.value_or(0));
    return QStringLiteral("%1 %").arg(std::lround(busy * 100));
}
} // namespace

CorePanels::CorePanels(const CoreHistory& history, QCustomPlot* plot)
    : QCPLayoutElement(plot)
    , m_history(history) {
    setAutoMargins(QCP::msNone);
    setMargins({});
}

void CorePanels::draw(QCPPainter* painter) {
    painter->setAntialiasing(false);
    painter->setFont(parentPlot()->font());
    const auto cores = m_history.cores();
    if (cores.size() > kMostPanels) {
        drawHeatMap(*painter, cores);
        return;
    }
    const auto panels = corePanels(static_cast<int>(cores.size()), rect(), kGap, kLowestPanel);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        drawPanel(*painter, cores[i], panels[i]);
    }
}

void CorePanels::drawPanel(QCPPainter& painter, CoreId core, const QRect& panel) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const int titleHeight = static_cast<int>(std::ceil(metrics.height()));
    drawTitle(painter, core, QRectF(panel.left(), panel.top(), panel.width(), titleHeight));
    const QRect chart = panel.adjusted(0, titleHeight, 0, 0);
    painter.fillRect(chart, m_theme.plot);
    drawScale(painter, chart);
    const int height = chart.height() - 1;
    for (const auto& bar : coreBars(m_history, core, chart.width() - 1)) {
        const int own = static_cast<int>(std::lround(bar.own * height));
        const int all = static_cast<int>(std::lround((bar.own + bar.other) * height));
        const int left = chart.left() + 1 + bar.left;
        const int floor = chart.top() + height;
        painter.fillRect(QRect(left, floor - own, bar.right - bar.left, own), ownWorkersColour());
        painter.fillRect(QRect(left, floor - all, bar.right - bar.left, all - own), otherProgramsColour());
    }
    painter.setPen(QPen(m_theme.frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(chart.left(), chart.top(), chart.width() - 1, chart.height() - 1));
}

void CorePanels::drawScale(QCPPainter& painter, const QRect& chart) const {
    painter.setPen(QPen(m_theme.grid, 1));
    const int middle = chart.top() + chart.height() / 2;
    painter.drawLine(QPointF(chart.left(), middle), QPointF(chart.left() + chart.width() - 1, middle));
}

void CorePanels::drawTitle(QCPPainter& painter, CoreId core, const QRectF& line) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto baseline = line.top() + metrics.ascent();
    const auto load = loadText(m_history, core);
    const auto name = coreName(core);
    const auto loadWidth = metrics.horizontalAdvance(load);
    painter.setPen(m_theme.text);
    const bool both = metrics.horizontalAdvance(name) + loadWidth + 6 <= line.width();
    const bool shortName =
        !both && metrics.horizontalAdvance(QString::number(core.value)) + loadWidth + 6 <= line.width();
    painter.drawText(QPointF(line.left(), baseline), shortName ? QString::number(core.value) : name);
    if (both || shortName) {
        painter.setPen(m_theme.faintText);
        painter.drawText(QPointF(line.right() - loadWidth, baseline), load);
    }
}

void CorePanels::drawHeatMap(QCPPainter& painter, const std::vector<CoreId>& cores) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const int names = static_cast<int>(std::ceil(metrics.horizontalAdvance(QStringLiteral("core 000")))) + 6;
    const QRect map = rect().adjusted(names, kGap / 2, -1, -1);
    const auto idle = blended(m_theme.plot, m_theme.grid, 0.5);
    const auto count = static_cast<int>(cores.size());
    for (int i = 0; i < count; ++i) {
        const int top = map.top() + map.height() * i / count;
        const int bottom = map.top() + map.height() * (i + 1) / count;
        const int room = bottom - top > 4 ? 1 : 0;
        for (const auto& bar : coreBars(m_history, cores[static_cast<std::size_t>(i)], map.width())) {
            const auto others = blended(idle, otherProgramsColour(), bar.other);
            const auto colour = blended(others, ownWorkersColour(), bar.own);
            painter.fillRect(QRect(map.left() + bar.left, top, bar.right - bar.left, bottom - top - room),
                             colour);
        }
    }
    drawHeatNames(painter, cores, map);
    painter.setPen(QPen(m_theme.frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(map.adjusted(-1, -1, 0, 0));
}

void CorePanels::drawHeatNames(QCPPainter& painter, const std::vector<CoreId>& cores,
                               const QRect& map) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double row = static_cast<double>(map.height()) / static_cast<double>(cores.size());
    const auto each = static_cast<std::size_t>(std::max(1.0, std::ceil(metrics.height() / row)));
    painter.setPen(m_theme.text);
    for (std::size_t i = 0; i < cores.size(); i += each) {
        const double middle = map.top() + row * (static_cast<double>(i) + 0.5);
        const double baseline = middle + (metrics.ascent() - metrics.descent()) / 2;
        if (i > 0 && baseline > map.top() + map.height()) {
            break; // it would be cut off
        }
        const auto name = coreName(cores[i]);
        painter.drawText(QPointF(map.left() - 6 - metrics.horizontalAdvance(name), baseline), name);
    }
}

} // namespace parascope
