// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CorePanels.h"

#include "core/base/TimePixels.h"
#include "ui/charts/CoreAxes.h"
#include "ui/charts/StateStyle.h"

#include <cmath>

namespace parascope {

namespace {
constexpr int kPanelGap = 8;
constexpr int kLowestPanel = 44;
constexpr int kNarrowestInLine = 90; ///< px, for a name and a curve beside it
constexpr double kClockWidth = 1.5;
constexpr int kWindowSeconds = 30;

/// "97 %" and, where it is told, "3.4 GHz"; a dash where there is no data.
QString loadText(const CoreShare* share) {
    if (share == nullptr || (!share->own && !share->other)) {
        return QStringLiteral("–");
    }
    const double busy = std::min(1.0, share->own.value_or(0) + share->other.value_or(0));
    const auto load = QStringLiteral("%1 %").arg(std::lround(busy * 100));
    return share->gigahertz ? QStringLiteral("%1, %2 GHz").arg(load).arg(*share->gigahertz, 0, 'f', 1) : load;
}

QString partsText(const CoreShare& share) {
    const auto percent = [](const std::optional<double>& part) {
        return part ? QStringLiteral("%1 %").arg(std::lround(*part * 100)) : QStringLiteral("–");
    };
    auto text =
        QStringLiteral("own workers %1, other programs %2").arg(percent(share.own), percent(share.other));
    if (share.gigahertz) {
        text += QStringLiteral(", clock %1 GHz").arg(*share.gigahertz, 0, 'f', 2);
    }
    return text;
}

std::optional<CoreShare> shareOf(const CoreSample& sample, CoreId core) {
    if (!core.isValid()) {
        return meanShare(sample);
    }
    const auto* share = findCore(sample, core);
    return share == nullptr ? std::nullopt : std::optional(*share);
}
} // namespace

CorePanels::CorePanels(const CoreHistory& history, QCustomPlot* plot)
    : QCPLayoutElement(plot)
    , m_history(history) {
    setAutoMargins(QCP::msNone);
    setMargins({});
}

bool CorePanels::isHeatMap() const {
    return m_form == CoreForm::Full && m_history.cores().size() > kMostPanels;
}

/// More cores than have room side by side are one curve.
bool CorePanels::showsSum() const {
    const auto count = static_cast<int>(m_history.cores().size());
    return m_form != CoreForm::Full && count > std::max(1, rect().width() / kNarrowestInLine);
}

QString CorePanels::nameOf(CoreId core) const {
    return core.isValid() ? QStringLiteral("core %1").arg(core.value)
                          : QStringLiteral("%1 cores").arg(m_history.cores().size());
}

std::vector<CoreBar> CorePanels::barsOf(CoreId core, int width) const {
    return core.isValid() ? coreBars(m_history, core, width) : allCoresBars(m_history, width);
}

QRect CorePanels::panelsArea() const {
    if (m_form != CoreForm::Full) {
        return rect();
    }
    const QFontMetricsF metrics(parentPlot()->font());
    return rect().adjusted(coreScaleWidth(metrics), 0, 0, -coreTimeHeight(metrics));
}

QRect CorePanels::heatArea() const {
    const QFontMetricsF metrics(parentPlot()->font());
    const int names = static_cast<int>(std::ceil(metrics.horizontalAdvance(QStringLiteral("core 000")))) + 6;
    return rect().adjusted(names, kPanelGap / 2, -1, -1 - coreTimeHeight(metrics));
}

std::vector<CorePanels::Panel> CorePanels::panels() const {
    const auto cores = showsSum() ? std::vector<CoreId>{CoreId()} : m_history.cores();
    const auto area = panelsArea();
    const int lowest = m_form == CoreForm::Full ? kLowestPanel : std::max(1, area.height());
    const auto places = corePanels(static_cast<int>(cores.size()), area, kPanelGap, lowest);
    const QFontMetricsF metrics(parentPlot()->font());
    std::vector<Panel> all;
    for (std::size_t i = 0; i < places.size(); ++i) {
        Panel panel{cores[i], places[i], places[i]};
        if (m_form == CoreForm::Line) {
            const int name = static_cast<int>(std::ceil(metrics.horizontalAdvance(nameOf(cores[i])))) + 6;
            panel.title.setWidth(name);
            panel.chart.setLeft(panel.title.left() + name);
        } else {
            panel.title.setHeight(static_cast<int>(std::ceil(metrics.height())));
            panel.chart.setTop(panel.title.top() + panel.title.height());
        }
        all.push_back(panel);
    }
    return all;
}

void CorePanels::draw(QCPPainter* painter) {
    painter->setAntialiasing(false);
    painter->setFont(parentPlot()->font());
    m_fastest = m_history.fastestClock();
    if (isHeatMap()) {
        drawHeatMap(*painter, m_history.cores());
        return;
    }
    const auto all = panels();
    const int lowest = all.empty() ? 0 : all.back().chart.bottom();
    for (const auto& panel : all) {
        drawPanel(*painter, panel);
        if (m_form == CoreForm::Full && panel.chart.left() == all.front().chart.left()) {
            drawCoreScale(*painter, panel.chart, m_theme);
        }
        if (m_form == CoreForm::Full && panel.chart.bottom() == lowest) {
            drawCoreTimes(*painter, panel.chart, kWindowSeconds, m_theme);
        }
    }
}

void CorePanels::drawPanel(QCPPainter& painter, const Panel& panel) const {
    drawTitle(painter, panel);
    const auto& chart = panel.chart;
    painter.fillRect(chart, m_theme.plot);
    painter.setPen(QPen(m_theme.grid, 1));
    const int middle = chart.top() + chart.height() / 2;
    painter.drawLine(QPointF(chart.left(), middle), QPointF(chart.left() + chart.width() - 1, middle));
    const int height = chart.height() - 1;
    for (const auto& bar : barsOf(panel.core, chart.width() - 1)) {
        const int own = static_cast<int>(std::lround(bar.own * height));
        const int all = static_cast<int>(std::lround((bar.own + bar.other) * height));
        const int left = chart.left() + 1 + bar.left;
        const int floor = chart.top() + height;
        painter.fillRect(QRect(left, floor - own, bar.right - bar.left, own), ownWorkersColour());
        painter.fillRect(QRect(left, floor - all, bar.right - bar.left, all - own), otherProgramsColour());
    }
    drawClock(painter, panel);
    painter.setPen(QPen(m_theme.frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(chart.left(), chart.top(), chart.width() - 1, chart.height() - 1));
}

/// The line of the clock, in shares of the fastest that any core was: what a load of 100 % was worth.
void CorePanels::drawClock(QCPPainter& painter, const Panel& panel) const {
    if (!m_fastest || !panel.core.isValid()) {
        return;
    }
    const TimePixels axis{m_history.window(), static_cast<double>(panel.chart.width())};
    QPolygonF line;
    for (const auto& sample : m_history.samples()) {
        const auto* share = findCore(sample, panel.core);
        const double x = axis.toPixel(sample.time);
        if (share != nullptr && share->gigahertz && x >= 0) {
            const double high = *share->gigahertz / *m_fastest * (panel.chart.height() - 3);
            line << QPointF(panel.chart.left() + x, panel.chart.bottom() - 1 - high);
        }
    }
    painter.setPen(QPen(m_theme.text, kClockWidth));
    painter.drawPolyline(line);
}

void CorePanels::drawTitle(QCPPainter& painter, const Panel& panel) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto name = nameOf(panel.core);
    painter.setPen(m_theme.text);
    if (m_form == CoreForm::Line) {
        painter.drawText(panel.title, Qt::AlignLeft | Qt::AlignVCenter, name);
        return;
    }
    const auto baseline = panel.title.top() + metrics.ascent();
    const auto share = m_history.isEmpty() ? std::nullopt : shareOf(m_history.samples().back(), panel.core);
    const auto load = loadText(share ? &*share : nullptr);
    const auto loadWidth = metrics.horizontalAdvance(load);
    const auto fits = [&](const QString& text) {
        return metrics.horizontalAdvance(text) + loadWidth + 6 <= panel.title.width();
    };
    const auto number = QString::number(panel.core.value);
    painter.drawText(QPointF(panel.title.left(), baseline), fits(name) || !fits(number) ? name : number);
    if (fits(name) || fits(number)) {
        painter.setPen(m_theme.faintText);
        painter.drawText(QPointF(panel.title.right() - loadWidth, baseline), load);
    }
}

std::optional<QString> CorePanels::textAt(QPointF point) const {
    const auto say = [&](CoreId core, const QRect& chart) -> std::optional<QString> {
        const TimePixels axis{m_history.window(), static_cast<double>(chart.width())};
        const auto moment = axis.toTime(point.x() - chart.left());
        const auto* sample = m_history.at(moment);
        const auto share = sample == nullptr ? std::nullopt : shareOf(*sample, core);
        if (!share) {
            return std::nullopt;
        }
        const double ago = toSeconds(m_history.window().end - moment);
        return QStringLiteral("<b>%1</b>, %2 s ago<br>%3")
            .arg(nameOf(core), QString::number(ago, 'f', 1), partsText(*share));
    };
    if (isHeatMap()) {
        const auto cores = m_history.cores();
        const auto map = heatArea();
        const auto row = (point.y() - map.top()) * static_cast<double>(cores.size()) / map.height();
        return map.contains(point.toPoint()) && row < static_cast<double>(cores.size())
                   ? say(cores[static_cast<std::size_t>(row)], map)
                   : std::nullopt;
    }
    for (const auto& panel : panels()) {
        if (panel.chart.contains(point.toPoint())) {
            return say(panel.core, panel.chart);
        }
    }
    return std::nullopt;
}

void CorePanels::drawHeatMap(QCPPainter& painter, const std::vector<CoreId>& cores) const {
    const auto map = heatArea();
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
    drawCoreTimes(painter, map, kWindowSeconds, m_theme);
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
        const auto name = nameOf(cores[i]);
        painter.drawText(QPointF(map.left() - 6 - metrics.horizontalAdvance(name), baseline), name);
    }
}

} // namespace parascope
