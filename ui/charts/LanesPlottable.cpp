// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LanesPlottable.h"

#include "ui/charts/StateStyle.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr double kLabelEvery = 140; ///< the same label comes again after so many px
constexpr double kRoomBesideLabel = 3;
constexpr double kUnlit = 0.25; ///< what stays of the others while one worker is lit up

/// Boxes that are partly scrolled away, cut: not every paper knows clipping.
bool cutTo(const QRectF& area, QRectF& rect) {
    rect.setTop(std::max(rect.top(), area.top()));
    rect.setBottom(std::min(rect.bottom(), area.bottom()));
    return rect.height() > 0;
}
} // namespace

void LanesPlottable::updateBoxes() {
    const auto& trace = *scene().source.trace;
    const Key key{&trace,        scene().revision,   scene().range(),
                  scene().place, scene().laneHeight, scene().lanes};
    if (key == m_key) {
        return;
    }
    m_key = key;
    m_waits.clear();
    m_boxes.clear();
    m_lanes.clear();
    const auto [first, last] = lanesOnScreen(scene());
    for (auto position = first; position < last; ++position) {
        const auto [lane, behind] = scene().lanes[position];
        const auto rect = laneRect(scene(), position);
        const auto firstBox = m_boxes.size();
        appendBoxes(trace.lane(lane).index, scene().range(), rect, m_boxes);
        if (behind.isValid()) {
            sortOutWaits(trace.lane(behind).index, rect, firstBox);
        }
        m_lanes.push_back({lane, firstBox, m_boxes.size()});
    }
}

void LanesPlottable::sortOutWaits(const LaneIndex& own, const QRectF& rect, std::size_t firstBox) {
    const auto runs = [](const LaneBox& box) {
        return box.state == State::Running || box.state == State::Ready;
    };
    const auto waits =
        std::stable_partition(m_boxes.begin() + static_cast<std::ptrdiff_t>(firstBox), m_boxes.end(), runs);
    const std::vector<LaneBox> seen(waits, m_boxes.end());
    m_boxes.erase(waits, m_boxes.end());
    std::vector<LaneBox> declared;
    appendBoxes(own, scene().range(), rect, declared);
    std::erase_if(declared, [](const LaneBox& box) { return box.state == State::Running || box.depth > 0; });
    const auto rest = uncovered(seen, declared);
    m_waits.insert(m_waits.end(), rest.begin(), rest.end());
    m_waits.insert(m_waits.end(), declared.begin(), declared.end());
}

void LanesPlottable::draw(QCPPainter* painter) {
    if (!isOnScreen()) {
        return;
    }
    updateBoxes();
    const bool onPaper = painter->modes().testFlag(QCPPainter::pmVectorized);
    painter->setAntialiasing(false);
    if (!scene().lit.empty()) {
        painter->setOpacity(kUnlit);
    }
    // A pixel may hold running and waiting many times over: waits, which are lower, stand before what ran.
    paintBoxes(*painter, m_boxes, onPaper, [](const LaneBox& box) { return box.state != State::Ready; });
    painter->setOpacity(1);
    paintBoxes(*painter, m_waits, onPaper);
    paintBoxes(*painter, m_boxes, onPaper, [](const LaneBox& box) { return box.state == State::Ready; });
    if (!scene().lit.empty()) {
        paintLit(*painter, onPaper);
    }
    painter->setFont(parentPlot()->font());
    for (const auto& lane : m_lanes) {
        drawLabels(*painter, lane, onPaper);
    }
}

void LanesPlottable::paintBoxes(QCPPainter& painter, const std::vector<LaneBox>& boxes, bool onPaper,
                                bool (*which)(const LaneBox&)) {
    m_painter.begin(scene().theme.plot, onPaper);
    const QRectF area(scene().place.lanes);
    for (auto box : boxes) {
        if ((which == nullptr || which(box)) && cutTo(area, box.rect)) {
            m_painter.add(box);
        }
    }
    m_painter.paint(painter);
}

bool LanesPlottable::isLit(const Trace::Lane& lane, const LaneBox& box) const {
    constexpr std::uint32_t kMostLookedAt = 16; // of a crowd in one pixel nobody can see whose they are
    const auto spans =
        lane.index.rows()[box.depth].spans().subspan(box.first, std::min(box.count, kMostLookedAt));
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
        return scene().source.trace->name(span.name) == scene().lit;
    });
}

void LanesPlottable::paintLit(QCPPainter& painter, bool onPaper) {
    std::vector<LaneBox> lit;
    for (const auto& boxes : m_lanes) {
        const auto& lane = scene().source.trace->lane(boxes.lane);
        for (auto i = boxes.first; i < boxes.last; ++i) {
            if (isLit(lane, m_boxes[i])) {
                lit.push_back(m_boxes[i]);
            }
        }
    }
    paintBoxes(painter, lit, onPaper);
}

QString LanesPlottable::labelOf(const Trace::Lane& lane, const LaneBox& box) const {
    if (box.state != State::Running || box.coverage < 0.5f) {
        return {};
    }
    if (lane.info.kind != LaneKind::Core) {
        return box.core < 0 ? QString() : QString::number(box.core);
    }
    // A core's own lane: its number is known, who was on it is not.
    if (box.count > 1) {
        return {};
    }
    const auto name = scene().source.trace->name(lane.index.rows()[box.depth].spans()[box.first].name);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

void LanesPlottable::drawLabels(QCPPainter& painter, const LaneBoxes& boxes, bool onPaper) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (metrics.height() > scene().laneHeight) {
        return;
    }
    const QRectF area(scene().place.lanes);
    const auto& lane = scene().source.trace->lane(boxes.lane);
    const double narrowest = metrics.averageCharWidth() + 2 * kRoomBesideLabel;
    QString lastText;
    double lastLeft = 0;
    painter.setPen(inkOn(styleOf(State::Running).colour));
    for (auto i = boxes.first; i < boxes.last; ++i) {
        const auto& rect = m_boxes[i].rect;
        if (rect.width() < narrowest || metrics.ascent() > rect.height() || !area.contains(rect.center())) {
            continue;
        }
        const auto text = labelOf(lane, m_boxes[i]);
        const bool saidNearby = text == lastText && rect.left() - lastLeft < kLabelEvery;
        if (text.isEmpty() || saidNearby ||
            metrics.horizontalAdvance(text) + 2 * kRoomBesideLabel > rect.width()) {
            continue;
        }
        lastText = text;
        lastLeft = rect.left();
        const auto baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        const QPointF place(rect.left() + kRoomBesideLabel + 1, baseline);
        painter.drawText(onPaper ? place : QPointF(place.toPoint()), text);
    }
}

} // namespace parascope
