// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/MergedLane.h"

#include "core/base/TimePixels.h"
#include "ui/charts/TimeTicks.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {

constexpr double kMergedColumn = 4; ///< px: so wide a box has its pattern
/// Lanes times columns, a fraction of a microsecond each: 64 lanes must not cost a frame.
constexpr std::size_t kMostMergedLookups = 16'000;
constexpr double kSameHeight = 0.5; ///< px; nobody sees a step so low

/// From the floor up. Who sleeps or starts leaves room: those are no work and no wait for others.
constexpr std::array kStacked{State::Running, State::Other, State::Ready, State::Gil,
                              State::Lock,    State::Queue, State::Io,    State::Message};

StateTimes timesOfAll(const RunScene& scene, const TimeSpan& range) {
    StateTimes all{};
    for (const auto& lane : scene.lanes) {
        const auto times = timesIn(*scene.source.trace, lane, range);
        for (const auto state : kAllStates) {
            all[indexOf(state)] += times[indexOf(state)];
        }
    }
    return all;
}

/// How many workers were in a state at once, on average over a stretch of time.
double workersIn(const StateTimes& times, State state, const TimeSpan& range) {
    return static_cast<double>(times[indexOf(state)].count()) / static_cast<double>(range.length().count());
}

/// Appends the boxes of columns from left to right; those that go on at the same height become one.
class Stack {
public:
    explicit Stack(std::vector<LaneBox>& boxes)
        : m_boxes(boxes) {
        m_last.fill(kNone);
    }

    void add(State state, const QRectF& rect) {
        auto& last = m_last[indexOf(state)];
        if (last != kNone && goesOn(m_boxes[last].rect, rect)) {
            m_boxes[last].rect.setRight(rect.right());
            return;
        }
        last = m_boxes.size();
        LaneBox box;
        box.rect = rect;
        box.state = state;
        box.count = 2; // a crowd: no line parts it from the next
        m_boxes.push_back(box);
    }

private:
    static constexpr std::size_t kNone = ~std::size_t{0};

    static bool goesOn(const QRectF& before, const QRectF& rect) {
        return std::abs(before.right() - rect.left()) < kSameHeight &&
               std::abs(before.top() - rect.top()) < kSameHeight &&
               std::abs(before.bottom() - rect.bottom()) < kSameHeight;
    }

    std::vector<LaneBox>& m_boxes;
    std::array<std::size_t, kStateCount> m_last{};
};

} // namespace

std::vector<LaneBox> mergedBoxes(const RunScene& scene) {
    std::vector<LaneBox> boxes;
    const auto rect = laneRect(scene, 0);
    const auto lanes = std::max<std::size_t>(1, scene.lanes.size());
    const auto wanted = static_cast<std::size_t>(std::max(1.0, rect.width() / kMergedColumn));
    const auto columns = std::clamp<std::size_t>(kMostMergedLookups / lanes, 1, wanted);
    const TimePixels axis{scene.range(), static_cast<double>(columns)};
    const auto width = rect.width() / static_cast<double>(columns);
    Stack stack(boxes);
    for (std::size_t column = 0; column < columns; ++column) {
        const auto from = static_cast<double>(column);
        const TimeSpan part{axis.toTime(from), axis.toTime(from + 1)};
        if (part.isEmpty()) {
            continue;
        }
        const auto times = timesOfAll(scene, part);
        double floor = rect.bottom();
        for (const auto state : kStacked) {
            const auto height =
                rect.height() * workersIn(times, state, part) / static_cast<double>(scene.lanes.size());
            if (height > 0) {
                stack.add(state, QRectF(rect.left() + from * width, floor - height, width, height));
                floor -= height;
            }
        }
    }
    return boxes;
}

void MergedLane::draw(QCPPainter* painter) {
    if (!isOnScreen() || !scene().place.isMerged) {
        return;
    }
    const Key key{scene().source.trace, scene().revision, scene().range(), scene().place, scene().laneHeight};
    if (key != m_key) {
        m_key = key;
        m_boxes = mergedBoxes(scene());
    }
    painter->setAntialiasing(false);
    if (scene().isDimmed()) {
        painter->setOpacity(kUnlit);
    }
    m_painter.begin(scene().theme.plot, painter->modes().testFlag(QCPPainter::pmVectorized));
    const QRectF area(scene().place.lanes);
    for (auto box : m_boxes) {
        box.rect = box.rect.intersected(area); // it may be partly scrolled away
        if (box.rect.height() > 0) {
            m_painter.add(box);
        }
    }
    m_painter.paint(*painter);
    painter->setOpacity(1);
}

std::optional<QString> mergedTextAt(const RunScene& scene, QPointF point) {
    const QRectF area(scene.place.lanes);
    if (scene.source.trace == nullptr || !scene.place.isMerged || !area.contains(point)) {
        return std::nullopt;
    }
    const TimePixels axis{scene.range(), area.width()};
    const auto x = std::floor(point.x() - area.left());
    const TimeSpan part{axis.toTime(x), axis.toTime(x + 1)};
    if (part.isEmpty()) {
        return std::nullopt;
    }
    const auto times = timesOfAll(scene, part);
    auto text = QStringLiteral("<b>%1</b>, %2 lanes, at %3")
                    .arg(scene.source.title.toHtmlEscaped())
                    .arg(scene.lanes.size())
                    .arg(timeText(part.begin - scene.source.zero));
    for (const auto state : kAllStates) {
        if (const auto workers = workersIn(times, state, part); workers >= 0.005) {
            const auto label = stateLabel(state);
            text += QStringLiteral("<br>%1: %2")
                        .arg(QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size())))
                        .arg(workers, 0, 'f', 2);
        }
    }
    return text + QStringLiteral("<br>click the name to see each lane");
}

} // namespace parascope
