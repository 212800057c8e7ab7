// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LanesPlottable.h"

#include "ui/charts/ShownBoxes.h"
#include "ui/charts/StateStyle.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr double kLabelEvery = 140; ///< the same label comes again after so many px
constexpr double kRoomBesideLabel = 3;

/// Boxes that are partly scrolled away, cut: not every paper knows clipping.
bool cutTo(const QRectF& area, QRectF& rect) {
    rect.setTop(std::max(rect.top(), area.top()));
    rect.setBottom(std::min(rect.bottom(), area.bottom()));
    return rect.height() > 0;
}

} // namespace

void LanesPlottable::updateBoxes() {
    const Key key{scene().source.trace, scene().revision,   scene().range(),
                  scene().place,        scene().laneHeight, scene().lanes};
    if (key == m_key) {
        return;
    }
    m_key = key;
    m_waits.clear();
    m_boxes.clear();
    m_pieces.clear();
    m_waitPieces.clear();
    const auto [first, last] = lanesOnScreen(scene());
    for (auto row = first; row < last; ++row) {
        addLane(row);
    }
}

std::string LanesPlottable::workerOf(std::size_t row) const {
    const auto& trace = *scene().source.trace;
    const auto& lane = scene().lanes[row];
    const bool isCore = trace.lane(lane.lane).info.kind == LaneKind::Core;
    return isCore ? std::string() : laneTitle(trace, lane).toStdString();
}

void LanesPlottable::addLane(std::size_t row) {
    const auto& lane = scene().lanes[row];
    const auto firstBox = m_boxes.size();
    const auto waits = appendShownBoxes(
        *scene().source.trace, lane, {scene().range(), laneRect(scene(), row)}, scene().source.look, m_boxes);
    m_pieces.push_back({lane.lane, workerOf(row), firstBox, m_boxes.size()});
    if (lane.behind.isValid()) {
        addWaits(row, lane.lane, waits.seen);
        addWaits(row, lane.behind, waits.declared);
    }
}

void LanesPlottable::addWaits(std::size_t row, LaneId lane, const std::vector<LaneBox>& waits) {
    const auto first = m_waits.size();
    m_waits.insert(m_waits.end(), waits.begin(), waits.end());
    m_waitPieces.push_back({lane, workerOf(row), first, m_waits.size()});
}

void LanesPlottable::draw(QCPPainter* painter) {
    if (!isOnScreen() || scene().place.isMerged) {
        return;
    }
    updateBoxes();
    painter->setAntialiasing(false);
    if (scene().isDimmed()) {
        painter->setOpacity(kUnlit);
        paint(*painter, Part::Unlit);
        painter->setOpacity(1);
        paint(*painter, Part::Lit);
    } else {
        paint(*painter, Part::All);
    }
    painter->setFont(parentPlot()->font());
    for (const auto& piece : m_pieces) {
        drawLabels(*painter, piece, m_boxes);
    }
    for (const auto& piece : m_waitPieces) {
        drawLabels(*painter, piece, m_waits);
    }
}

void LanesPlottable::paint(QCPPainter& painter, Part part) {
    // A pixel may hold running and waiting many times over: waits, which are lower, stand before what ran.
    // Where waits fill the lane, nothing would be left of what ran.
    const bool waitsFill = scene().source.look == LaneLook::Items;
    const std::array<Layer, 3> order = waitsFill ? std::array{Layer::Waits, Layer::Ran, Layer::Ready}
                                                 : std::array{Layer::Ran, Layer::Waits, Layer::Ready};
    for (const auto layer : order) {
        paint(painter, layer, part);
    }
}

void LanesPlottable::paint(QCPPainter& painter, Layer layer, Part part) {
    const auto& pieces = layer == Layer::Waits ? m_waitPieces : m_pieces;
    const auto& boxes = layer == Layer::Waits ? m_waits : m_boxes;
    const QRectF area(scene().place.lanes);
    m_painter.begin(scene().theme.plot, painter.modes().testFlag(QCPPainter::pmVectorized));
    for (const auto& piece : pieces) {
        const auto& lane = scene().source.trace->lane(piece.lane);
        for (auto i = piece.first; i < piece.last; ++i) {
            auto box = boxes[i];
            const bool here = layer == Layer::Waits || (box.state == State::Ready) == (layer == Layer::Ready);
            const bool asked = part == Part::All || isLit(piece, box) == (part == Part::Lit);
            if (!here || !asked || !cutTo(area, box.rect)) {
                continue;
            }
            if (const auto colour = colourOf(lane, box)) {
                m_painter.add(box, *colour);
            } else {
                m_painter.add(box);
            }
        }
    }
    m_painter.paint(painter);
}

std::optional<QColor> LanesPlottable::colourOf(const Trace::Lane& lane, const LaneBox& box) const {
    const bool byName = lane.info.kind == LaneKind::Core || box.state == State::Other;
    if (!byName || !box.name.isValid()) {
        return std::nullopt;
    }
    const auto name = scene().source.trace->name(box.name);
    const auto colour = scene().colours->of(name);
    const bool isMuted = !colour && !scene().colours->names().empty() && box.state == State::Other;
    return isMuted ? std::optional(NameColours::mutedOf(name)) : colour;
}

bool LanesPlottable::isLit(const Piece& piece, const LaneBox& box) const {
    const auto& lit = scene().lit;
    if (lit && !piece.worker.empty()) {
        return piece.worker == *lit;
    }
    const auto& trace = *scene().source.trace;
    const auto& lane = trace.lane(piece.lane);
    const auto isMeant = [&](const Span& span) {
        return lit ? trace.name(span.name) == *lit : isFound(span.name);
    };
    constexpr std::uint32_t kMostLookedAt = 16; // of a crowd in one pixel nobody can see whose they are
    const auto spans =
        lane.index.rows()[box.depth].spans().subspan(box.first, std::min(box.count, kMostLookedAt));
    return std::any_of(spans.begin(), spans.end(), isMeant);
}

bool LanesPlottable::isFound(NameId name) const {
    const auto& found = *scene().found;
    return name.isValid() && name.index() < found.size() && found[name.index()];
}

/// From the longest to the shortest; the first that fits is drawn.
QStringList LanesPlottable::labelsOf(const Trace::Lane& lane, const LaneBox& box) const {
    const bool saysName = lane.info.kind == LaneKind::Core || box.state == State::Other ||
                          (scene().source.look == LaneLook::Items && box.state == State::Sleeping);
    if (!saysName) {
        const bool onCore = box.state == State::Running && box.coverage >= 0.5f && box.core >= 0;
        return onCore ? QStringList(QString::number(box.core)) : QStringList();
    }
    if (box.count > 1) {
        return {};
    }
    const auto name = toText(scene().source.trace->name(box.name));
    return {name, numberAtEnd(name)};
}

void LanesPlottable::drawLabels(QCPPainter& painter, const Piece& piece,
                                std::span<const LaneBox> boxes) const {
    const bool onPaper = painter.modes().testFlag(QCPPainter::pmVectorized);
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (metrics.height() > scene().laneHeight) {
        return;
    }
    const QRectF area(scene().place.lanes);
    const auto& lane = scene().source.trace->lane(piece.lane);
    const double narrowest = metrics.averageCharWidth() + 2 * kRoomBesideLabel;
    QString lastText;
    double lastLeft = 0;
    for (auto i = piece.first; i < piece.last; ++i) {
        const auto& box = boxes[i];
        if (box.rect.width() < narrowest || metrics.ascent() > box.rect.height() ||
            !area.contains(box.rect.center()) || (scene().isDimmed() && !isLit(piece, box))) {
            continue;
        }
        const auto texts = labelsOf(lane, box);
        const auto fits = [&](const QString& text) {
            return !text.isEmpty() &&
                   metrics.horizontalAdvance(text) + 2 * kRoomBesideLabel <= box.rect.width();
        };
        const auto text = std::find_if(texts.begin(), texts.end(), fits);
        if (text == texts.end() || (*text == lastText && box.rect.left() - lastLeft < kLabelEvery)) {
            continue;
        }
        lastText = *text;
        lastLeft = box.rect.left();
        painter.setPen(inkOn(colourOf(lane, box).value_or(styleOf(box.state).colour)));
        const auto baseline = box.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        const QPointF place(box.rect.left() + kRoomBesideLabel + 1, baseline);
        painter.drawText(onPaper ? place : QPointF(place.toPoint()), *text);
    }
}

} // namespace parascope
