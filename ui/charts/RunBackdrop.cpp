// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunBackdrop.h"

#include "ui/style/Tokens.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr int kRoomBesideName = 6;
constexpr int kRoomBesideTitle = 10;
constexpr int kNarrowestNote = 40; ///< px; less says nothing
constexpr int kWrapped = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;

bool fitsWrapped(const QCPPainter& painter, const QRectF& room, const QString& words) {
    const auto needed = QFontMetricsF(painter.font(), painter.device()).boundingRect(room, kWrapped, words);
    return needed.height() <= room.height() && needed.width() <= room.width();
}
} // namespace

RunBackdrop::RunBackdrop(const RunScene& scene, QCustomPlot* plot)
    : QCPLayerable(plot, QStringLiteral("background"))
    , m_scene(scene) {}

int RunBackdrop::widestName(const TimelineSource& source, const QFont& font) {
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const auto& strip : stripsOf(source)) {
        widest = std::max(widest, metrics.horizontalAdvance(strip.title));
    }
    for (const auto& band : source.bands) {
        widest = std::max(widest, metrics.horizontalAdvance(band.name));
    }
    for (const auto& heading : source.headings) {
        widest = std::max(widest, QFontMetrics(titleFont(font)).horizontalAdvance(heading.name));
    }
    for (const auto& lane : shownLanes(source)) {
        widest = std::max(widest, metrics.horizontalAdvance(laneTitle(*source.trace, lane)));
    }
    return widest;
}

void RunBackdrop::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void RunBackdrop::draw(QCPPainter* painter) {
    painter->setFont(parentPlot()->font());
    if (!m_scene.place.header.isEmpty()) {
        drawTitleAbove(*painter);
    }
    if (!m_scene.place.lanes.isEmpty()) {
        drawStripes(*painter);
        drawNames(*painter);
        drawHeadings(*painter);
        drawBands(*painter);
        drawTitleBeside(*painter);
        drawEnds(*painter);
    }
}

void RunBackdrop::drawStripes(QCPPainter& painter) const {
    const QRectF area(m_scene.place.lanes);
    painter.fillRect(area, m_scene.theme.plot);
    const auto [first, last] = lanesOnScreen(m_scene);
    for (auto position = first; position < last; ++position) {
        if (position % 2 == 1) {
            const int top = m_scene.place.firstTop + m_scene.rowOf(position) * m_scene.laneHeight;
            const int height = m_scene.lanes[position].rows * m_scene.laneHeight;
            painter.fillRect(QRectF(area.left(), top, area.width(), height).intersected(area),
                             m_scene.theme.stripe);
        }
    }
    painter.setPen(QPen(m_scene.theme.frame, 1));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.topLeft(), area.bottomLeft());
}

void RunBackdrop::drawNames(QCPPainter& painter) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto [first, last] = lanesOnScreen(m_scene);
    // Low lanes: every second, third … name, so that none covers another.
    const auto each =
        static_cast<std::size_t>(std::max(1.0, std::ceil((metrics.height() - 2) / m_scene.laneHeight)));
    painter.setPen(m_scene.theme.text);
    for (auto position = first; position < last; ++position) {
        const bool roomForStrip = m_scene.strips.empty() || position + each <= m_scene.lanes.size();
        if (position % each == 0 && roomForStrip) {
            drawName(painter, placeOfName(position),
                     laneTitle(*m_scene.source.trace, m_scene.lanes[position]));
        }
    }
    painter.setPen(m_scene.theme.faintText);
    for (std::size_t i = 0; m_scene.place.hasStrips && i < m_scene.strips.size(); i += each) {
        drawName(painter, laneRect(m_scene, m_scene.lanes.size() + i), m_scene.strips[i].title);
    }
}

/// Beside the outermost spans, or what can be seen of the lane below them.
QRectF RunBackdrop::placeOfName(std::size_t position) const {
    auto head = headOfLane(m_scene, position);
    const auto lowest = laneRect(m_scene, position).bottom() - head.height();
    head.moveTop(std::clamp<double>(m_scene.place.lanes.top(), head.top(), std::max(head.top(), lowest)));
    return head;
}

/// The host beside the lanes as their names are, what is known of it where the lanes begin.
void RunBackdrop::drawHeadings(QCPPainter& painter) const {
    const auto plain = painter.font();
    const QFontMetricsF metrics(plain, painter.device());
    const auto [first, last] = lanesOnScreen(m_scene);
    for (auto position = first; position < last; ++position) {
        const auto row = headingRect(m_scene, position);
        const auto* heading = headingOf(m_scene.source, m_scene.lanes[position].lane);
        if (!row || heading == nullptr || row->center().y() < m_scene.place.lanes.top()) {
            continue;
        }
        painter.setFont(titleFont(plain));
        painter.setPen(m_scene.theme.text);
        drawName(painter, *row, heading->name);
        painter.setFont(plain);
        const auto room = row->adjusted(kRoomBesideName, 0, 0, 0);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                         metrics.elidedText(heading->text, Qt::ElideRight, room.width()));
        painter.setPen(QPen(m_scene.theme.frame, 1));
        painter.drawLine(row->topLeft(), row->topRight());
    }
}

/// What stands beside the bands, and the line that parts them from the lanes.
void RunBackdrop::drawBands(QCPPainter& painter) const {
    for (std::size_t i = 0; i < m_scene.source.bands.size(); ++i) {
        if (const auto rect = bandRect(m_scene, i)) {
            const auto& band = m_scene.source.bands[i];
            painter.setPen(m_scene.theme.text);
            drawName(painter, *rect, band.name);
            drawEnds(painter, band.endColumns, *rect);
            painter.setPen(QPen(m_scene.theme.frame, 1));
            painter.drawLine(QPointF(rect->left(), rect->bottom()), QPointF(rect->right(), rect->bottom()));
        }
    }
}

void RunBackdrop::drawName(QCPPainter& painter, const QRectF& row, const QString& name) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF area(m_scene.place.lanes);
    const auto middle = row.center().y();
    if (middle < area.top() || middle > area.bottom() - metrics.height() / 4) {
        return;
    }
    const double right = area.left() - kRoomBesideName;
    const double room = right - m_scene.columns.namesLeft;
    const auto number = metrics.horizontalAdvance(name) > room ? numberAtEnd(name) : QString();
    const auto text = number.isEmpty() ? metrics.elidedText(name, Qt::ElideRight, room) : number;
    const auto baseline = middle + (metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline), text);
}

void RunBackdrop::drawTitleAbove(QCPPainter& painter) const {
    const QRectF header(m_scene.place.header);
    const auto bold = titleFont(painter.font());
    const QFontMetricsF metrics(bold, painter.device());
    if (header.height() < metrics.height() * 0.8) {
        return;
    }
    const auto baseline = header.top() + (header.height() + metrics.ascent() - metrics.descent()) / 2;
    const auto left = static_cast<double>(m_scene.columns.namesLeft);
    const auto title = metrics.elidedText(m_scene.source.title, Qt::ElideRight, header.right() - left);
    const auto plain = painter.font();
    painter.setFont(bold);
    painter.setPen(m_scene.theme.text);
    painter.drawText(QPointF(left, baseline), title);
    const auto behind = left + metrics.horizontalAdvance(title) + kRoomBesideTitle;
    painter.setFont(plain);
    const QFontMetricsF small(plain, painter.device());
    if (!m_scene.source.note.isEmpty() && header.right() - behind > kNarrowestNote) {
        painter.setPen(m_scene.theme.faintText);
        painter.drawText(QPointF(behind, baseline),
                         small.elidedText(m_scene.source.note, Qt::ElideRight, header.right() - behind));
    }
}

void RunBackdrop::drawTitleBeside(QCPPainter& painter) const {
    const QRectF room(titleRect(m_scene));
    if (room.isEmpty()) {
        return;
    }
    const auto plain = painter.font();
    const auto words = title(m_scene);
    painter.setFont(titleFont(plain));
    if (!fitsWrapped(painter, room, words)) {
        painter.setFont(tokens::font(tokens::Type::Caption, plain));
    }
    painter.setPen(m_scene.theme.text);
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QFontMetricsF small(plain, painter.device());
    if (!fitsWrapped(painter, room, words)) {
        painter.setFont(titleFont(plain));
        painter.drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(painter.font(), painter.device()).elidedText(words, Qt::ElideRight, room.width()));
        painter.setFont(plain);
        return;
    }
    const auto height = metrics.boundingRect(room, kWrapped, words).height();
    const bool hasNote = saysNote() && height + small.height() <= room.height();
    const auto above = room.adjusted(0, 0, 0, hasNote ? -small.height() : 0);
    painter.drawText(above, kWrapped, words);
    painter.setFont(plain);
    if (hasNote) {
        const QRectF below(room.left(), above.center().y() + height / 2, room.width(), small.height());
        painter.setPen(m_scene.theme.faintText);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                         small.elidedText(m_scene.source.note, Qt::ElideRight, room.width()));
    }
}

/// The note is not said again where a figure at the end says the same.
bool RunBackdrop::saysNote() const {
    const auto& note = m_scene.source.note;
    const auto& ends = m_scene.source.endColumns;
    const bool saidAtEnd =
        !m_scene.columns.ends.empty() &&
        std::any_of(ends.begin(), ends.end(), [&](const EndColumn& end) { return end.text == note; });
    return !note.isEmpty() && !saidAtEnd;
}

/// Beside the lanes, below the bands.
void RunBackdrop::drawEnds(QCPPainter& painter) const {
    QRectF rows(m_scene.place.lanes);
    rows.setTop(std::clamp<double>(m_scene.place.firstTop, rows.top(), rows.bottom()));
    drawEnds(painter, m_scene.source.endColumns, rows);
}

void RunBackdrop::drawEnds(QCPPainter& painter, const std::vector<EndColumn>& ends,
                           const QRectF& rows) const {
    painter.setPen(m_scene.theme.text);
    for (std::size_t i = 0; i < m_scene.columns.ends.size(); ++i) {
        const auto end = std::find_if(ends.begin(), ends.end(), [&](const EndColumn& column) {
            return column.heading == m_scene.columns.ends[i];
        });
        if (end != ends.end()) {
            const auto left = static_cast<double>(m_scene.columns.endLefts[i]);
            const QRectF room(left, rows.top(), m_scene.columns.endRights[i] - left, rows.height());
            painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, end->text);
        }
    }
}

QFont RunBackdrop::titleFont(QFont font) {
    font.setBold(true);
    return font;
}

QString RunBackdrop::title(const RunScene& scene) {
    return scene.place.isMerged ? QStringLiteral("\u25B8 ") + scene.source.title : scene.source.title;
}

QRect titleRect(const RunScene& scene) {
    const auto& lanes = scene.place.lanes;
    const auto& columns = scene.columns;
    return {columns.titlesLeft, lanes.top(), std::max(0, columns.titlesRight - columns.titlesLeft),
            lanes.height()};
}

} // namespace parascope
