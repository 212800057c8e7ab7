// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LineEndLabels.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {
constexpr double kLabelStroke = 14; ///< from the axis rectangle's edge to the text
constexpr double kLabelEdge = 4;
constexpr double kStrokeWidth = 1.5;
} // namespace

std::vector<double> spreadApart(std::vector<double> middles, double height, double top, double bottom) {
    double least = top + height / 2;
    for (auto& middle : middles) {
        middle = std::max(middle, least);
        least = middle + height;
    }
    double most = bottom - height / 2;
    for (auto middle = middles.rbegin(); middle != middles.rend(); ++middle) {
        *middle = std::min(*middle, most);
        most = *middle - height;
    }
    return middles;
}

LineEndLabels::LineEndLabels(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPLayerable(keyAxis->parentPlot(), QStringLiteral("overlay"))
    , m_keyAxis(keyAxis)
    , m_valueAxis(valueAxis) {}

int LineEndLabels::widthFor(const QFont& font) const {
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const auto& label : m_labels) {
        widest = std::max(widest, metrics.horizontalAdvance(label.text));
    }
    return widest + static_cast<int>(kLabelStroke + 2 * kLabelEdge);
}

void LineEndLabels::drawInside(QCPPainter& painter, const Label& label) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double top = m_keyAxis->axisRect()->top();
    painter.setPen(m_text);
    painter.drawText(QPointF(m_keyAxis->coordToPixel(label.key) + 2 * kLabelEdge,
                             std::max(m_valueAxis->coordToPixel(label.value), top + metrics.ascent())),
                     label.text);
}

void LineEndLabels::draw(QCPPainter* painter) {
    const QRectF area(m_keyAxis->axisRect()->rect());
    painter->setFont(parentPlot()->font());
    const QFontMetricsF metrics(painter->font(), painter->device());
    double last = 0;
    for (const auto& label : m_labels) {
        last = std::max(last, label.key);
    }
    std::vector<Label> labels;
    for (const auto& label : m_labels) {
        if (label.key < last) {
            drawInside(*painter, label); // a stroke to the edge would cross other lines
        } else {
            labels.push_back(label);
        }
    }
    std::stable_sort(labels.begin(), labels.end(),
                     [](const Label& a, const Label& b) { return a.value > b.value; });
    std::vector<double> ends;
    for (const auto& label : labels) {
        ends.push_back(std::clamp(m_valueAxis->coordToPixel(label.value), area.top(), area.bottom()));
    }
    const auto middles = spreadApart(ends, metrics.height(), area.top(), area.bottom());
    const double left = area.right() + kLabelStroke;
    const double room = parentPlot()->viewport().width() - left - kLabelEdge;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const QPointF end(m_keyAxis->coordToPixel(labels[i].key), ends[i]);
        painter->setPen(QPen(labels[i].colour, kStrokeWidth));
        painter->drawLine(end, QPointF(left - kLabelEdge, middles[i]));
        painter->setPen(m_text);
        painter->drawText(QPointF(left, middles[i] + (metrics.ascent() - metrics.descent()) / 2),
                          metrics.elidedText(labels[i].text, Qt::ElideRight, std::max(room, 0.0)));
    }
}

} // namespace parascope
