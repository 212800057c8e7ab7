// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/MarkFlags.h"

#include "core/base/TimePixels.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimeTicks.h"

#include <algorithm>
#include <map>

namespace parascope {

namespace {

constexpr double kFlagShare = 0.4; ///< of a lane's height
constexpr double kLeastFlag = 6;
constexpr double kMostFlag = 14;
constexpr double kFlagReach = 2; ///< px around a flag that count as on it
constexpr double kHalo = 1;      ///< what parts a flag from what is behind it, px
constexpr double kRoomBesideFlagWords = 4;
constexpr double kMostNoteWords = 220; ///< px
constexpr float kFaintLine = 0.35F;

/// The height and width of a flag's cloth; its pole is twice as high.
double flagSize(const RunScene& scene) {
    return std::clamp(scene.laneHeight * kFlagShare, kLeastFlag, kMostFlag);
}

/// Which row each mark stands on.
class FlagRows {
public:
    explicit FlagRows(const RunScene& scene)
        : m_top(scene.lanes.size())
        , m_isMerged(scene.place.isMerged)
        , m_ofLanes(scene.source.trace->lanes().size(), m_top) {
        for (std::size_t row = 0; row < scene.lanes.size(); ++row) {
            for (const auto lane : {scene.lanes[row].lane, scene.lanes[row].behind}) {
                if (lane.isValid()) {
                    m_ofLanes[lane.index()] = row;
                    m_ofProcesses.try_emplace(scene.source.trace->lane(lane).info.pid, row);
                }
            }
        }
    }

    [[nodiscard]] std::size_t of(const TraceMark& mark) const {
        auto row = m_top;
        if (mark.of == TraceMark::Of::Lane && mark.lane.isValid()) {
            row = m_ofLanes[mark.lane.index()];
        } else if (mark.of == TraceMark::Of::Process) {
            const auto found = m_ofProcesses.find(mark.pid);
            row = found == m_ofProcesses.end() ? m_top : found->second;
        }
        return m_isMerged && row < m_top ? 0 : row;
    }

private:
    std::size_t m_top;
    bool m_isMerged;
    std::vector<std::size_t> m_ofLanes;
    std::map<std::int64_t, std::size_t> m_ofProcesses;
};

/// Where a row's flags stand; nothing when it is not on the screen.
std::optional<double> flagsTop(const RunScene& scene, std::size_t row) {
    const QRectF area(scene.place.lanes);
    if (row >= scene.lanes.size()) {
        return area.top();
    }
    const auto lane = laneRect(scene, row);
    const double middle = lane.top() + std::min<double>(lane.height(), scene.laneHeight) / 2;
    const bool isSeen = middle >= area.top() && middle <= area.bottom();
    return isSeen ? std::optional(std::max(lane.top(), area.top())) : std::nullopt;
}

/// Gathers marks of one row and kind that fall into one cell of time. Cells do not move with the view: a flag
/// stays one while one pans.
class FlagGatherer {
public:
    explicit FlagGatherer(const RunScene& scene)
        : m_scene(scene)
        , m_rows(scene)
        , m_area(scene.place.lanes)
        , m_size(flagSize(scene))
        , m_pixels{scene.range(), m_area.width()}
        , m_cell(std::max(1.0, m_pixels.nanosecondsPerPixel() * m_size))
        , m_last(2 * (scene.lanes.size() + 1)) {
        for (std::size_t row = 0; row <= scene.lanes.size(); ++row) {
            m_tops.push_back(flagsTop(scene, row));
        }
    }

    void take(const TraceMark& mark, std::size_t index) {
        const auto row = m_rows.of(mark);
        const auto& top = m_tops[row];
        if (!top) {
            return;
        }
        const auto cell =
            static_cast<std::int64_t>(std::floor(static_cast<double>(mark.time.count()) / m_cell));
        auto& last = m_last[2 * row + (mark.isNote ? 1 : 0)];
        if (last.flag != kNoFlag && last.cell == cell) {
            ++m_flags[last.flag].count;
            return;
        }
        last = {cell, m_flags.size()};
        const double x = std::floor(m_area.left() + m_pixels.toPixel(mark.time));
        const QRectF rect(x, *top, m_size, std::min(2 * m_size, m_area.bottom() - *top));
        m_flags.push_back({rect, row, index, 1, mark.isNote, 0});
    }

    std::vector<MarkFlag> finish() {
        std::vector<double> next(m_scene.lanes.size() + 1, m_area.right());
        for (auto flag = m_flags.rbegin(); flag != m_flags.rend(); ++flag) {
            flag->room = next[flag->row] - flag->rect.left();
            next[flag->row] = flag->rect.left();
        }
        std::stable_partition(m_flags.begin(), m_flags.end(),
                              [](const MarkFlag& flag) { return !flag.isNote; });
        return std::move(m_flags);
    }

private:
    static constexpr std::size_t kNoFlag = SIZE_MAX;
    struct Last {
        std::int64_t cell = 0;
        std::size_t flag = kNoFlag;
    };

    const RunScene& m_scene;
    FlagRows m_rows;
    QRectF m_area;
    double m_size;
    TimePixels m_pixels;
    double m_cell;            ///< ns
    std::vector<Last> m_last; ///< of each row and kind
    std::vector<std::optional<double>> m_tops;
    std::vector<MarkFlag> m_flags;
};

/// Nothing of the lane lies there, so that words hide nothing.
bool isFree(const RunScene& scene, std::size_t row, const QRectF& rect) {
    if (scene.place.isMerged || scene.lanes.empty()) {
        return false;
    }
    const QRectF area(scene.place.lanes);
    const TimePixels pixels{scene.range(), area.width()};
    const TimeSpan time{pixels.toTime(rect.left() - area.left()), pixels.toTime(rect.right() - area.left())};
    const auto& shown = scene.lanes[row < scene.lanes.size() ? row : 0];
    const auto& trace = *scene.source.trace;
    const auto isEmptyLane = [&](LaneId lane) {
        if (!lane.isValid()) {
            return true;
        }
        const auto rows = trace.lane(lane).index.rows();
        return std::all_of(rows.begin(), rows.end(),
                           [&](const SpanRow& spans) { return spans.countIn(time) == 0; });
    };
    return isEmptyLane(shown.lane) && isEmptyLane(shown.behind);
}

QString flagWords(const RunScene& scene, const MarkFlag& flag) {
    const auto& mark = scene.source.trace->marks()[flag.first];
    return flag.count == 1 ? toText(scene.source.trace->name(mark.name)) : QString();
}

/// Its cloth: the part beside the pole's upper half.
QRectF clothOf(const MarkFlag& flag) {
    return {flag.rect.topLeft(), QSizeF(flag.rect.width(), flag.rect.height() / 2)};
}

/// The flag at a point, a note before a mark and the nearest before others.
std::optional<MarkFlag> flagAt(const RunScene& scene, QPointF point) {
    std::optional<MarkFlag> nearest;
    const auto distance = [&point](const MarkFlag& flag) { return std::abs(flag.rect.left() - point.x()); };
    if (!QRectF(scene.place.lanes).contains(point)) {
        return nearest;
    }
    for (const auto& flag : markFlags(scene)) {
        const auto near = flag.rect.adjusted(-kFlagReach, -kFlagReach, kFlagReach, kFlagReach);
        if (near.contains(point) &&
            (!nearest || flag.isNote > nearest->isNote ||
             (flag.isNote == nearest->isNote && distance(flag) <= distance(*nearest)))) {
            nearest = flag;
        }
    }
    return nearest;
}

QString ofWhat(const TraceMark& mark) {
    return mark.of == TraceMark::Of::All       ? QStringLiteral(" of the whole run")
           : mark.of == TraceMark::Of::Process ? QStringLiteral(" of the process")
                                               : QString();
}

} // namespace

std::vector<MarkFlag> markFlags(const RunScene& scene) {
    if (scene.source.trace == nullptr || scene.place.lanes.isEmpty() || scene.source.trace->marks().empty()) {
        return {};
    }
    const auto& marks = scene.source.trace->marks();
    const auto range = scene.range();
    auto mark = std::lower_bound(marks.begin(), marks.end(), range.begin,
                                 [](const TraceMark& each, Nanoseconds time) { return each.time < time; });
    FlagGatherer flags(scene);
    for (; mark != marks.end() && mark->time <= range.end; ++mark) {
        flags.take(*mark, static_cast<std::size_t>(mark - marks.begin()));
    }
    return flags.finish();
}

std::optional<QRectF> flagWordsRect(const RunScene& scene, const MarkFlag& flag,
                                    const QFontMetricsF& metrics) {
    const auto words = flagWords(scene, flag);
    const double width = metrics.horizontalAdvance(words) + 2 * kRoomBesideFlagWords;
    QRectF rect(flag.rect.left(), flag.rect.top(), width, metrics.height());
    if (words.isEmpty() || rect.bottom() > scene.place.lanes.bottom() + 1 ||
        metrics.height() > scene.laneHeight) {
        return std::nullopt;
    }
    if (flag.isNote) {
        rect.setWidth(std::min({width, kMostNoteWords, flag.room}));
        const double least = 2 * kRoomBesideFlagWords + 3 * metrics.averageCharWidth();
        return rect.width() >= std::min(width, least) ? std::optional(rect) : std::nullopt;
    }
    rect.moveLeft(rect.left() + flag.rect.width());
    const bool fits = flag.rect.width() + width <= flag.room && isFree(scene, flag.row, rect);
    return fits ? std::optional(rect) : std::nullopt;
}

std::optional<QString> flagTextAt(const RunScene& scene, QPointF point) {
    const auto flag = flagAt(scene, point);
    if (!flag) {
        return std::nullopt;
    }
    const auto& trace = *scene.source.trace;
    const auto& mark = trace.marks()[flag->first];
    const auto name = QStringLiteral("<b>%1</b>").arg(toText(trace.name(mark.name)).toHtmlEscaped());
    const auto time = timeText(mark.time - scene.source.zero);
    if (flag->count > 1) {
        return QStringLiteral("%1 %2, the first: %3 at %4")
            .arg(flag->count)
            .arg(flag->isNote ? QStringLiteral("notes") : QStringLiteral("marks"), name, time);
    }
    return flag->isNote ? QStringLiteral("%1<br>a note at %2: click to change it").arg(name, time)
                        : QStringLiteral("%1<br>a mark%2 at %3").arg(name, ofWhat(mark), time);
}

std::optional<TraceNote> noteAt(const RunScene& scene, QPointF point, const QFontMetricsF& metrics) {
    const auto& trace = scene.source.trace;
    if (const auto flag = flagAt(scene, point); flag && flag->isNote) {
        return trace->noteOf(trace->marks()[flag->first]);
    }
    for (const auto& flag : markFlags(scene)) {
        const auto words = flag.isNote ? flagWordsRect(scene, flag, metrics) : std::nullopt;
        if (words && words->contains(point)) {
            return trace->noteOf(trace->marks()[flag.first]);
        }
    }
    return std::nullopt;
}

void MarkFlags::draw(QCPPainter* painter) {
    if (!isOnScreen() || scene().source.trace->marks().empty()) {
        return;
    }
    painter->setFont(parentPlot()->font());
    const auto flags = markFlags(scene());
    for (const auto& flag : flags) {
        drawLine(*painter, flag);
    }
    for (const auto& flag : flags) {
        drawFlag(*painter, flag);
    }
    painter->setAntialiasing(false);
}

/// What is of the whole run goes through all its lanes.
void MarkFlags::drawLine(QCPPainter& painter, const MarkFlag& flag) const {
    if (flag.row < scene().lanes.size()) {
        return;
    }
    auto colour = flag.isNote ? scene().theme.accent : scene().theme.text;
    colour.setAlphaF(kFaintLine);
    const double x = flag.rect.left() + 0.5;
    painter.setAntialiasing(false);
    painter.setPen(QPen(colour, 1));
    painter.drawLine(QPointF(x, flag.rect.top()), QPointF(x, scene().place.lanes.bottom()));
}

/// A mark's is a filled pennant, a note's a square one with its words where there is room.
void MarkFlags::drawFlag(QCPPainter& painter, const MarkFlag& flag) const {
    const auto& theme = scene().theme;
    const auto colour = flag.isNote ? theme.accent : theme.text;
    const QRectF pole(flag.rect.left(), flag.rect.top(), 1, flag.rect.height());
    painter.setAntialiasing(false);
    painter.fillRect(pole.adjusted(-kHalo, 0, kHalo, 0), theme.plot);
    if (flag.isNote && flagWordsRect(scene(), flag, QFontMetricsF(painter.font(), painter.device()))) {
        drawWords(painter, flag);
        painter.fillRect(pole, colour);
        return;
    }
    auto cloth = clothOf(flag);
    if (cloth.right() > scene().place.lanes.right()) {
        cloth.moveRight(cloth.left() + 1); // it flies to the left of its pole
    }
    painter.setAntialiasing(true);
    painter.setBrush(flag.isNote ? theme.plot : colour);
    painter.setPen(QPen(flag.isNote ? colour : theme.plot, kHalo));
    const bool fliesLeft = cloth.left() < flag.rect.left();
    const auto tip = QPointF(fliesLeft ? cloth.left() : cloth.right(), cloth.center().y());
    if (flag.isNote) {
        painter.drawRect(cloth);
    } else {
        painter.drawPolygon(fliesLeft ? QPolygonF{cloth.topRight(), tip, cloth.bottomRight()}
                                      : QPolygonF{cloth.topLeft(), tip, cloth.bottomLeft()});
    }
    painter.setBrush(Qt::NoBrush);
    painter.setAntialiasing(false);
    painter.fillRect(pole, colour);
    if (!flag.isNote) {
        drawWords(painter, flag);
    }
}

void MarkFlags::drawWords(QCPPainter& painter, const MarkFlag& flag) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto rect = flagWordsRect(scene(), flag, metrics);
    if (!rect) {
        return;
    }
    const auto& theme = scene().theme;
    if (flag.isNote) {
        painter.fillRect(*rect, theme.plot);
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(rect->adjusted(0, 0, -1, -1));
    }
    painter.setPen(theme.text);
    const auto room = rect->width() - 2 * kRoomBesideFlagWords;
    const auto words = metrics.elidedText(flagWords(scene(), flag), Qt::ElideRight, std::ceil(room) + 1);
    painter.drawText(QPointF(rect->left() + kRoomBesideFlagWords, rect->top() + metrics.ascent()), words);
}

} // namespace parascope
