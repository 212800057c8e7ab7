// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Minimap.h"

#include "core/base/TimePixels.h"
#include "core/report/BusyCores.h"
#include "ui/charts/ShownLanes.h"
#include "ui/charts/Theme.h"
#include "ui/charts/TimeView.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QMouseEvent>
#include <QPainter>

namespace parascope {

namespace {

constexpr double kMinimapColumn = 2;
/// Lanes times columns: 64 lanes must not cost a frame.
constexpr std::size_t kMostColumns = 400;
constexpr std::size_t kMostMinimapLookups = 16'000;
constexpr double kGripWidth = 5; ///< px at each side of an edge
constexpr double kEdgeWidth = 2;
constexpr double kMinimapFill = 0.55;  ///< of the colour of what ran
constexpr float kMinimapShade = 0.55f; ///< of what the lanes do not show

/// Of a trace that does not say when workers ran: how many lanes had a span.
std::vector<double> filledShares(const TimelineSource& source, const TimeSpan& range, std::size_t columns) {
    std::vector<double> filled(columns);
    const TimePixels axis{range, static_cast<double>(columns)};
    for (const auto& lane : source.trace->lanes()) {
        for (std::size_t column = 0; column < columns; ++column) {
            const auto from = static_cast<double>(column);
            const TimeSpan part{axis.toTime(from), axis.toTime(from + 1)};
            const auto times = lane.index.totals(part);
            filled[column] += part.isEmpty() ? 0
                                             : static_cast<double>(times[indexOf(State::Other)].count()) /
                                                   static_cast<double>(part.length().count());
        }
    }
    return filled;
}

/// Other programs' traces have lanes as workers have, but do not say when these ran.
bool saysRunning(const Trace& trace) {
    const auto lanes = lanesThatTellRunning(trace);
    return std::any_of(lanes.begin(), lanes.end(), [](const LaneIndex* lane) {
        return lane->totals(lane->extent())[indexOf(State::Running)] > Nanoseconds{0};
    });
}

std::vector<double> activityOf(const TimelineSource& source, const TimeSpan& extent, std::size_t columns) {
    const auto range = extent.shifted(source.zero);
    const auto lanes = std::max<std::size_t>(1, source.trace->lanes().size());
    const auto few = std::clamp<std::size_t>(kMostMinimapLookups / lanes, 1, columns);
    const auto busy =
        saysRunning(*source.trace) ? busyCores(*source.trace, range, few) : filledShares(source, range, few);
    std::vector<double> spread(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        spread[column] = busy[column * few / columns];
    }
    return spread;
}

} // namespace

Minimap::Minimap(TimeView& view, QWidget* parent)
    : QWidget(parent)
    , m_view(view) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("overview of all the time"));
    setToolTip(tr("All the time there is. Drag the window to move the lanes, its edges to zoom; click twice "
                  "to show everything."));
    connect(&m_view, &TimeView::visibleChanged, this, qOverload<>(&QWidget::update));
    connect(&m_view, &TimeView::extentChanged, this, &Minimap::forget);
}

void Minimap::setSources(const std::vector<TimelineSource>& sources) {
    m_sources = sources;
    forget();
}

void Minimap::forget() {
    m_known = false;
    update();
}

void Minimap::setEdges(int left, int right) {
    if (left != m_left || right != m_right) {
        m_left = left;
        m_right = right;
        forget();
    }
}

const std::vector<double>& Minimap::activity() {
    if (m_known) {
        return m_activity;
    }
    m_known = true;
    const auto columns =
        std::clamp<std::size_t>(static_cast<std::size_t>(track().width() / kMinimapColumn), 1, kMostColumns);
    m_activity.assign(columns, 0);
    for (const auto& source : m_sources) {
        if (source.trace != nullptr && !source.trace->isEmpty()) {
            const auto busy = activityOf(source, m_view.extent(), columns);
            std::transform(busy.begin(), busy.end(), m_activity.begin(), m_activity.begin(), std::plus<>());
        }
    }
    const double most = *std::max_element(m_activity.begin(), m_activity.end());
    if (most <= 0) {
        m_activity.clear();
    }
    for (auto& share : m_activity) {
        share /= most;
    }
    return m_activity;
}

QRectF Minimap::track() const {
    return QRectF(m_left, 0, std::max(0, m_right - m_left), height());
}

Nanoseconds Minimap::timeAt(double x) const {
    return TimePixels{m_view.extent(), track().width()}.toTime(x - track().left());
}

QRectF Minimap::window() const {
    const TimePixels axis{m_view.extent(), track().width()};
    const double left =
        track().left() + std::clamp(axis.toPixel(m_view.visible().begin), 0.0, track().width());
    const double right =
        track().left() + std::clamp(axis.toPixel(m_view.visible().end), 0.0, track().width());
    return QRectF(left, 0, std::max(kEdgeWidth, right - left), height());
}

QSize Minimap::sizeHint() const {
    return {200, tokens::scaled(tokens::kMinimapHeight, font())};
}

void Minimap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto theme = Theme::fromPalette(palette());
    const auto whole = track();
    painter.fillRect(whole, theme.plot);
    const auto& shares = activity();
    const double width = shares.empty() ? 0 : whole.width() / static_cast<double>(shares.size());
    const auto colour = blended(theme.plot, ownWorkersColour(), kMinimapFill);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double high = shares[i] * (whole.height() - 2);
        painter.fillRect(
            QRectF(whole.left() + static_cast<double>(i) * width, whole.bottom() - high, width, high),
            colour);
    }
    const auto shown = window();
    auto shade = theme.background;
    shade.setAlphaF(kMinimapShade);
    painter.fillRect(QRectF(whole.topLeft(), QPointF(shown.left(), whole.bottom())), shade);
    painter.fillRect(QRectF(QPointF(shown.right(), whole.top()), whole.bottomRight()), shade);
    painter.setPen(QPen(theme.accent, kEdgeWidth));
    painter.drawRect(shown.adjusted(kEdgeWidth / 2, kEdgeWidth / 2, -kEdgeWidth / 2, -kEdgeWidth / 2));
}

Minimap::Grip Minimap::gripAt(double x) const {
    const auto shown = window();
    if (!track().contains(QPointF(x, 1))) {
        return Grip::None;
    }
    const double inside = std::min(kGripWidth, shown.width() / 3); // of a narrow window the middle stays
    if (x >= shown.left() - kGripWidth && x <= shown.left() + inside) {
        return Grip::Begin;
    }
    return x >= shown.right() - inside && x <= shown.right() + kGripWidth ? Grip::End : Grip::Whole;
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (event->button() != Qt::LeftButton || m_view.extent().isEmpty()) {
        return;
    }
    m_grip = gripAt(x);
    const auto& visible = m_view.visible();
    if (m_grip == Grip::Whole && !visible.contains(timeAt(x))) {
        m_view.panTo(timeAt(x) - visible.length() / 2); // a click beside the window brings it there
    }
    m_grabbedAt = timeAt(x) - m_view.visible().begin;
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    const auto moment = timeAt(std::clamp(x, track().left(), track().right()));
    const auto visible = m_view.visible();
    switch (m_grip) {
    case Grip::Begin:
        m_view.fit({std::min(moment, visible.end - TimeView::kShortest), visible.end});
        break;
    case Grip::End:
        m_view.fit({visible.begin, std::max(moment, visible.begin + TimeView::kShortest)});
        break;
    case Grip::Whole:
        m_view.panTo(timeAt(x) - m_grabbedAt);
        break;
    case Grip::None: {
        const auto grip = gripAt(x);
        const bool isEdge = grip == Grip::Begin || grip == Grip::End;
        setCursor(isEdge ? Qt::SizeHorCursor : grip == Grip::Whole ? Qt::OpenHandCursor : Qt::ArrowCursor);
        break;
    }
    }
}

void Minimap::mouseReleaseEvent(QMouseEvent*) {
    m_grip = Grip::None;
}

void Minimap::mouseDoubleClickEvent(QMouseEvent*) {
    m_view.home();
}

void Minimap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
    update();
}

void Minimap::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    forget();
}

} // namespace parascope
