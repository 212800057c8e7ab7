// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LegendElement.h"

#include "ui/charts/BoxPainter.h"
#include "ui/charts/Flow.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr int kSwatchWidth = 26;
constexpr int kRoomBesideSwatch = 6;
constexpr int kGap = 18;
constexpr int kRoomBelow = 4;

int roomForSwatch(const LegendEntry& entry) {
    return entry.state || entry.colour.isValid() ? kSwatchWidth + kRoomBesideSwatch : 0;
}
} // namespace

LegendElement::LegendElement(QCustomPlot* plot)
    : QCPLayoutElement(plot) {
    setAutoMargins(QCP::msNone);
}

bool LegendElement::setEntries(std::vector<LegendEntry> entries) {
    if (entries == m_entries) {
        return false;
    }
    m_entries = std::move(entries);
    return true;
}

std::vector<int> LegendElement::entryWidths() const {
    const QFontMetrics metrics(parentPlot()->font());
    std::vector<int> widths;
    for (const auto& entry : m_entries) {
        widths.push_back(roomForSwatch(entry) + metrics.horizontalAdvance(entry.text));
    }
    return widths;
}

int LegendElement::widestEntry() const {
    const auto widths = entryWidths();
    return widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
}

int LegendElement::lineHeight() const {
    return QFontMetrics(parentPlot()->font()).height() + 4;
}

int LegendElement::heightFor(int width) const {
    const auto places = flow(entryWidths(), kGap, width);
    const int lines = places.empty() ? 1 : places.back().second + 1;
    return lines * lineHeight() + kRoomBelow;
}

void LegendElement::draw(QCPPainter* painter) {
    painter->setAntialiasing(false);
    painter->setFont(parentPlot()->font());
    const bool onPaper = painter->modes().testFlag(QCPPainter::pmVectorized);
    const QFontMetricsF metrics(painter->font(), painter->device());
    const auto places = flow(entryWidths(), kGap, rect().width());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const double top = rect().top() + places[i].second * lineHeight();
        const double left = rect().left() + places[i].first;
        const QRectF swatch(left, top + 3, kSwatchWidth, lineHeight() - 6);
        if (const auto& entry = m_entries[i]; entry.state) {
            paintSwatch(*painter, swatch, *entry.state, m_theme.background, onPaper, entry.look);
        } else if (entry.colour.isValid()) {
            painter->fillRect(swatch, entry.colour);
        }
        painter->setPen(m_theme.text);
        const auto baseline = top + (lineHeight() + metrics.ascent() - metrics.descent()) / 2;
        painter->drawText(QPointF(left + roomForSwatch(m_entries[i]), baseline), m_entries[i].text);
    }
}

} // namespace parascope
