// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelinePlot.h"

#include "core/base/TimePixels.h"
#include "ui/charts/LegendElement.h"
#include "ui/charts/PlacedLayout.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimeTicker.h"

namespace parascope {

namespace {
constexpr int kEdge = 8; ///< room at the plot's edges
constexpr int kRoomBesideName = 8;
constexpr int kRightRoomChars = 7; ///< half of a tick's label stands there
constexpr int kTickChars = 13;
constexpr int kTickLength = 4;
constexpr std::size_t kMostStrips = 4; ///< of more runs the lanes need the room
constexpr int kWidestLabelShare = 5;   ///< lane names take at most this part of the width
} // namespace

TimelinePlot::TimelinePlot(QWidget* parent)
    : QCustomPlot(parent)
    , m_theme(Theme::light())
    , m_ticker(new TimeTicker)
    , m_column(new PlacedLayout([this](const QRect& rect) { arrange(rect); }))
    , m_legend(new LegendElement(this))
    , m_ruler(new QCPAxisRect(this, false))
    , m_timeAxis(m_ruler->addAxis(QCPAxis::atBottom))
    , m_overlay(new TimeOverlay(this))
    , m_hint(new QCPTextElement(this)) {
    plotLayout()->clear();
    plotLayout()->addElement(0, 0, m_column);
    m_column->setMargins({});
    m_column->add(m_legend);
    m_column->add(m_ruler);
    m_column->add(m_hint);
    m_hint->setTextFlags(Qt::AlignCenter | Qt::TextWordWrap);
    m_hint->setAutoMargins(QCP::msNone);
    setPlottingHint(QCP::phFastPolylines);
    setupRuler();
    setFonts();
    setTheme(m_theme);
}

TimelinePlot::~TimelinePlot() = default;

void TimelinePlot::setupRuler() {
    m_ruler->setAutoMargins(QCP::msNone);
    m_ruler->setMargins({});
    m_timeAxis->setLayer(QStringLiteral("axes"));
    m_timeAxis->grid()->setVisible(false);
    m_timeAxis->setTicker(m_ticker);
    m_timeAxis->setSubTicks(false);
    m_timeAxis->setTickLength(0, kTickLength);
    m_timeAxis->setTickLabelPadding(2);
    m_timeAxis->setLabelPadding(0);
    m_timeAxis->setLabel(QStringLiteral("time since the start of work"));
}

void TimelinePlot::setFonts() {
    m_timeAxis->setTickLabelFont(font());
    m_timeAxis->setLabelFont(font());
    m_hint->setFont(font());
    m_widestName = 0;
    const QFontMetrics metrics(font());
    for (const auto& source : m_sources) {
        if (source.trace != nullptr) {
            m_widestName = std::max(m_widestName, RunBackdrop::widestName(source, metrics));
        }
    }
}

void TimelinePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFonts();
        replot(rpQueuedReplot);
    }
}

void TimelinePlot::setSources(std::vector<TimelineSource> sources) {
    m_sources = std::move(sources);
    while (m_runs.size() > m_sources.size()) {
        m_runs.pop_back();
    }
    while (m_runs.size() < m_sources.size()) {
        auto& run = *m_runs.emplace_back(std::make_unique<RunView>(*this));
        m_column->add(run.axisRect());
        run.setTicker(m_ticker);
        run.setTheme(m_theme);
    }
    takeNewData();
}

void TimelinePlot::takeNewData() {
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_runs[i]->setSource(m_sources[i], m_runs.size() <= kMostStrips);
    }
    setFonts();
    updateLegend();
    replot(rpQueuedReplot);
}

void TimelinePlot::setVisibleSpan(const TimeSpan& visible) {
    m_visible = visible;
    replot(rpQueuedReplot);
}

void TimelinePlot::setTheme(const Theme& theme) {
    m_theme = theme;
    setBackground(QBrush(theme.background));
    m_legend->setTheme(theme);
    m_hint->setTextColor(theme.faintText);
    m_timeAxis->setBasePen(QPen(theme.frame, 1));
    m_timeAxis->setTickPen(QPen(theme.frame, 1));
    m_timeAxis->setTickLabelColor(theme.text);
    m_timeAxis->setLabelColor(theme.faintText);
    for (const auto& run : m_runs) {
        run->setTheme(theme);
    }
    replot(rpQueuedReplot);
}

void TimelinePlot::setPlaceholder(const QString& text) {
    m_placeholder = text;
    m_hint->setText(text);
    replot(rpQueuedReplot);
}

void TimelinePlot::setOverlay(const TimeOverlay::Marks& marks, const std::optional<SpanRef>& focus) {
    auto content = m_overlay->content();
    content.marks = marks;
    m_overlay->setContent(content);
    m_focus = focus;
    updateOverlay();
    m_overlay->layer()->replot();
}

void TimelinePlot::updateOverlay() {
    auto content = m_overlay->content();
    content.area = hasLanes() ? m_lanesArea : QRect();
    content.visible = m_visible;
    content.theme = m_theme;
    content.runs.clear();
    for (const auto& run : m_plan.runs) {
        content.runs.push_back(run.lanes);
    }
    content.focus.reset();
    if (const auto* span = m_focus ? spanOf(m_sources, *m_focus) : nullptr) {
        content.focus = spanRect(m_runs[m_focus->source]->scene(), *m_focus, *span);
    }
    m_overlay->setContent(content);
}

void TimelinePlot::setScroll(int scroll) {
    if (scroll != m_scroll) {
        m_scroll = scroll;
        replot(rpQueuedReplot);
    }
}

bool TimelinePlot::hasLanes() const {
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [](const auto& run) { return !run->scene().lanes.empty(); });
}

std::vector<int> TimelinePlot::laneCounts() const {
    std::vector<int> counts;
    for (const auto& run : m_runs) {
        counts.push_back(static_cast<int>(run->scene().rowCount()));
    }
    return counts;
}

StackSizes TimelinePlot::sizes() const {
    StackSizes sizes;
    sizes.header = fontMetrics().height() + 4;
    sizes.highestLane =
        m_highestLane > 0 ? m_highestLane : std::max(sizes.highestLane, 7 * fontMetrics().height() / 2);
    return sizes;
}

int TimelinePlot::labelWidth(int width) const {
    const int least = QFontMetrics(font()).horizontalAdvance(QStringLiteral("worker 0"));
    return std::min(std::max(least, m_widestName), std::max(least, width / kWidestLabelShare)) +
           kRoomBesideName;
}

int TimelinePlot::rulerHeight() const {
    return 2 * fontMetrics().height() + kTickLength + 6;
}

int TimelinePlot::heightFor(int width, int laneHeight) const {
    return kEdge + m_legend->heightFor(width - 2 * kEdge) + stackHeight(laneCounts(), laneHeight, sizes()) +
           rulerHeight();
}

void TimelinePlot::updateLayout() {
    // Ticks are made before places are given out, so ranges and the room for labels must be known first.
    const int width = lanesViewport(viewport()).width();
    m_ticker->setMost(std::max(2, width / (fontMetrics().averageCharWidth() * kTickChars)));
    m_timeAxis->setRange(toSeconds(m_visible.begin), toSeconds(m_visible.end));
    for (const auto& run : m_runs) {
        run->setVisibleSpan(m_visible);
    }
    QCustomPlot::updateLayout();
}

QRect TimelinePlot::lanesViewport(const QRect& rect) const {
    const int left = rect.left() + kEdge + labelWidth(rect.width());
    const int top = rect.top() + kEdge / 2 + m_legend->heightFor(rect.width() - 2 * kEdge);
    const int right = rect.left() + rect.width() - kRightRoomChars * fontMetrics().averageCharWidth();
    const int bottom = rect.top() + rect.height() - rulerHeight();
    return {left, top, std::max(10, right - left), std::max(1, bottom - top)};
}

void TimelinePlot::arrange(const QRect& rect) {
    const auto viewport = lanesViewport(rect);
    const int legendTop = rect.top() + kEdge / 2;
    m_legend->setOuterRect(
        QRect(rect.left() + kEdge, legendTop, rect.width() - 2 * kEdge, viewport.top() - legendTop));
    m_plan = planStack(laneCounts(), viewport, m_scroll, sizes());
    m_scroll = m_plan.scroll;
    m_lanesArea = viewport;
    m_lanesArea.setHeight(std::min(viewport.height(), std::max(1, m_plan.contentHeight)));
    arrangeRuns();

    const bool some = hasLanes();
    m_ruler->setVisible(some);
    m_legend->setVisible(some);
    m_ruler->setOuterRect(
        QRect(viewport.left(), viewport.top() + m_lanesArea.height() - 1, viewport.width(), 1));
    m_hint->setVisible(!some);
    m_hint->setOuterRect(rect.adjusted(3 * kEdge, kEdge, -3 * kEdge, -kEdge));
    updateOverlay();
}

void TimelinePlot::arrangeRuns() {
    const bool some = hasLanes();
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_runs[i]->place(some ? m_plan.runs[i] : RunPlace{}, m_plan.laneHeight, kEdge);
    }
}

void TimelinePlot::updateLegend() {
    StateTimes shown{};
    for (const auto& source : m_sources) {
        const auto times = shownTimes(source);
        for (const auto state : kAllStates) {
            shown[indexOf(state)] += times[indexOf(state)];
        }
    }
    std::vector<LegendEntry> entries;
    for (const auto state : kAllStates) {
        if (shown[indexOf(state)] > Nanoseconds{0}) {
            entries.push_back({legendText(state), state, {}});
        }
    }
    const bool hasArrows = std::any_of(m_sources.begin(), m_sources.end(), [](const auto& source) {
        return source.trace != nullptr && source.trace->arrows().size() > 0;
    });
    if (hasArrows) {
        entries.push_back({QStringLiteral("\u2192 handed over"), std::nullopt, {}});
    }
    m_legend->setEntries(std::move(entries));
}

void TimelinePlot::paintOn(QCPPainter& painter, const QSize& size) {
    toPainter(&painter, size.width(), size.height());
}

Nanoseconds TimelinePlot::timeAt(double x) const {
    return TimePixels{m_visible, static_cast<double>(m_lanesArea.width())}.toTime(x - m_lanesArea.left());
}

std::optional<std::pair<SpanRef, std::size_t>> TimelinePlot::spanAt(QPointF point) const {
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const auto& scene = m_runs[i]->scene();
        if (const auto found = hitTest(scene, point)) {
            return std::pair(SpanRef{i, found->lane, found->hit.depth, found->hit.span}, found->hit.count);
        }
    }
    return std::nullopt;
}

std::optional<QString> TimelinePlot::stripTextAt(QPointF point) const {
    for (const auto& run : m_runs) {
        for (const auto textAt : {busyTextAt, counterTextAt}) {
            if (auto text = textAt(run->scene(), point)) {
                return text;
            }
        }
    }
    return std::nullopt;
}

void TimelinePlot::lightWorkerOf(const std::optional<SpanRef>& ref) {
    bool changes = false;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const bool its = ref && ref->source == i && m_sources[i].view == LaneView::Cores;
        const auto* span = its ? spanOf(m_sources, *ref) : nullptr;
        const auto worker = span == nullptr ? std::string_view() : m_sources[i].trace->name(span->name);
        changes = m_runs[i]->light(worker) || changes;
    }
    if (changes) {
        replot(rpQueuedReplot);
    }
}

void TimelinePlot::revealLane(const SpanRef& ref) {
    if (ref.source >= m_runs.size()) {
        return;
    }
    const auto& scene = m_runs[ref.source]->scene();
    const auto position = positionOf(scene, ref.lane);
    if (!position) {
        return;
    }
    const int top = scene.place.firstTop + static_cast<int>(*position) * scene.laneHeight;
    const int above = m_lanesArea.top() + sizes().header;
    const int below = m_lanesArea.top() + m_lanesArea.height() - scene.laneHeight;
    if (top < above) {
        setScroll(m_scroll + top - above);
    } else if (top > below) {
        setScroll(m_scroll + top - below);
    }
}

} // namespace parascope
