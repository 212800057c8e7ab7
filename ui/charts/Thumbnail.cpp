// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Thumbnail.h"

#include "ui/charts/BoxPainter.h"
#include "ui/charts/ShownBoxes.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/Theme.h"

#include <algorithm>
#include <array>
#include <QPainter>
#include <QPalette>

namespace parascope {

namespace {

constexpr double kHighestLaneShare = 0.2; ///< of the picture
constexpr double kRunGap = 0.6;           ///< between runs, in lanes
constexpr double kLaneShare = 0.8;        ///< of a row that its blocks fill

/// A run's rows and the source that they are of.
struct SmallRun {
    const TimelineSource* source = nullptr;
    std::vector<ShownLane> lanes;
};

std::vector<SmallRun> smallRuns(const std::vector<TimelineSource>& runs) {
    std::vector<SmallRun> small;
    for (const auto& run : runs) {
        auto lanes = shownLanes(run);
        if (!lanes.empty()) {
            small.push_back({&run, std::move(lanes)});
        }
    }
    return small;
}

/// The room for all rows, one above the other.
double rowsOf(const std::vector<SmallRun>& runs) {
    double rows = kRunGap * static_cast<double>(runs.size() - 1);
    for (const auto& run : runs) {
        rows += static_cast<double>(run.lanes.size());
    }
    return rows;
}

/// What a row shows: what the kernel saw, and where the worker said itself what it waits for, that.
std::vector<LaneBox> boxesOf(const TimelineSource& source, const ShownLane& shown, const TimeSpan& visible,
                             const QRectF& row) {
    std::vector<LaneBox> ran;
    const auto waits =
        appendShownBoxes(*source.trace, shown, {visible.shifted(source.zero), row}, LaneLook::Plain, ran);
    auto boxes = waits.seen;
    boxes.insert(boxes.end(), waits.declared.begin(), waits.declared.end());
    boxes.insert(boxes.end(), ran.begin(), ran.end());
    return boxes;
}

/// Sleeping blocks as high as their lane, and apart from each other.
void fillSleep(std::vector<LaneBox>& boxes, const QRectF& row) {
    for (auto& box : boxes) {
        if (box.state == State::Sleeping) {
            box.rect.setTop(row.top());
            box.rect.setWidth(std::max(1.0, box.rect.width() - 2));
        }
    }
}

/// The points of one backend from left to right.
QPolygonF speedupLine(const Scaling& scaling, Backend backend, const QRectF& area, double top) {
    QPolygonF line;
    for (const auto& point : scaling.points) {
        if (point.backend == backend && point.speedup) {
            line.append({area.left() + area.width() * point.workers / top,
                         area.bottom() - area.height() * std::min(1.0, *point.speedup / top)});
        }
    }
    return line;
}

} // namespace

void paintLanesThumbnail(QPainter& painter, const QRectF& area, const std::vector<TimelineSource>& runs,
                         const QPalette& palette, SleepLook sleep) {
    const auto small = smallRuns(runs);
    const auto extent = extentOf(runs);
    if (small.empty() || extent.length() <= Nanoseconds{0}) {
        return;
    }
    const auto theme = Theme::fromPalette(palette);
    const double row = area.height() * std::min(kHighestLaneShare, 1 / rowsOf(small));
    double top = area.top() + (area.height() - row * rowsOf(small)) / 2;
    BoxPainter boxes;
    boxes.begin(theme.stripe, false);
    for (const auto& run : small) {
        for (const auto& lane : run.lanes) {
            const QRectF track(area.left(), top, area.width(), std::max(1.0, row * kLaneShare));
            painter.fillRect(track, theme.stripe);
            auto shown = boxesOf(*run.source, lane, extent, track);
            if (sleep == SleepLook::Block) {
                fillSleep(shown, track);
            }
            for (const auto& box : shown) {
                boxes.add(box);
            }
            top += row;
        }
        top += row * kRunGap;
    }
    boxes.paint(painter);
}

void paintScalingThumbnail(QPainter& painter, const QRectF& area, const Scaling& scaling,
                           const QPalette& palette) {
    constexpr double kDot = 3.5;
    int most = 0;
    for (const auto& point : scaling.points) {
        most = std::max(most, point.speedup ? point.workers : 0);
    }
    if (most == 0) {
        return;
    }
    const auto theme = Theme::fromPalette(palette);
    const auto field = area.adjusted(kDot, kDot, -2 * kDot, -kDot);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.frame, 1));
    painter.drawPolyline(QPolygonF({field.topLeft(), field.bottomLeft(), field.bottomRight()}));
    painter.setPen(QPen(theme.faintText, 1.5, Qt::DashLine));
    painter.drawLine(field.bottomLeft(), field.topRight());
    const std::array colours{ownWorkersColour(), styleOf(State::Sleeping).colour, styleOf(State::Gil).colour};
    for (std::size_t i = 0; i < scaling.fits.size(); ++i) {
        const auto& colour = colours.at(i % colours.size());
        const auto line = speedupLine(scaling, scaling.fits[i].backend, field, most);
        painter.setPen(QPen(colour, 2.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
        painter.setBrush(colour);
        for (const auto& point : line) {
            painter.drawEllipse(point, kDot, kDot);
        }
    }
    painter.restore();
}

void paintPairsThumbnail(QPainter& painter, const QRectF& area, const std::vector<ValuePair>& pairs,
                         const QPalette& palette) {
    constexpr double kBarShare = 0.32; ///< of a figure's room, for each of its two bars
    const auto theme = Theme::fromPalette(palette);
    const double room = area.height() / static_cast<double>(std::max<std::size_t>(1, pairs.size()));
    double top = area.top();
    for (const auto& pair : pairs) {
        const double whole = std::max(pair.threads, pair.processes);
        const auto bar = [&](double value, double place, const QColor& colour) {
            const QRectF track(area.left(), top + room * place, area.width(), room * kBarShare);
            painter.fillRect(track.toAlignedRect(), theme.stripe);
            const auto length = whole > 0 ? std::max(2.0, track.width() * value / whole) : 0;
            painter.fillRect(QRectF(track.left(), track.top(), length, track.height()).toAlignedRect(),
                             colour);
        };
        bar(pair.threads, 0.14, ownWorkersColour());
        bar(pair.processes, 0.14 + kBarShare, styleOf(State::Sleeping).colour);
        top += room;
    }
}

} // namespace parascope
