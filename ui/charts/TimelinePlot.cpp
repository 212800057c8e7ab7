// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelinePlot.h"

#include "core/base/TimePixels.h"
#include "ui/charts/EdgeTexts.h"
#include "ui/charts/PlacedLayout.h"
#include "ui/charts/TimelineLegend.h"
#include "ui/charts/TimeTicker.h"
#include "ui/style/Tokens.h"

namespace parascope {

namespace {
constexpr int kPlotEdge = tokens::kControlGap;
constexpr int kTickChars = 13;
constexpr int kTickLength = 4;
constexpr int kLowestPaperLane = 10;
constexpr std::size_t kMostStrips = 4; ///< of more runs the lanes need the room
} // namespace

TimelinePlot::TimelinePlot(QWidget* parent)
    : QCustomPlot(parent)
    , m_theme(Theme::light())
    , m_ticker(new TimeTicker)
    , m_column(new PlacedLayout([this](const QRect& rect) { arrange(rect); }))
    , m_legend(new LegendElement(this))
    , m_texts(new EdgeTexts(this))
    , m_ruler(new QCPAxisRect(this, false))
    , m_timeAxis(m_ruler->addAxis(QCPAxis::atBottom))
    , m_overlay(new TimeOverlay(this))
    , m_hint(new QCPTextElement(this)) {
    setMinimumSize(1, 1); // nothing can be drawn on less
    plotLayout()->clear();
    plotLayout()->addElement(0, 0, m_column);
    m_column->setMargins({});
    m_column->add(m_legend);
    m_column->add(m_ruler);
    m_column->add(m_hint);
    m_hint->setTextFlags(Qt::AlignCenter | Qt::TextWordWrap);
    m_hint->setAutoMargins(QCP::msNone);
    setPlottingHint(QCP::phFastPolylines);
    connect(this, &QCustomPlot::afterReplot, this, [this] { m_hasDrawn = true; });
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
}

void TimelinePlot::setFonts() {
    m_timeAxis->setTickLabelFont(font());
    m_timeAxis->setLabelFont(font());
    m_hint->setFont(font());
    m_widths = SideWidths::of(m_sources, font());
}

void TimelinePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFonts();
        replot(rpQueuedReplot);
    }
}

void TimelinePlot::setSources(std::vector<TimelineSource> sources) {
    if (sources.size() != m_sources.size()) {
        m_open.reset();
    }
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
    updateColours();
    replot(rpQueuedReplot);
}

void TimelinePlot::updateColours() {
    const auto colours = std::make_shared<const NameColours>(nameColours(m_sources));
    for (const auto& run : m_runs) {
        run->setColours(colours);
    }
    m_legend->setEntries(timelineLegend(m_sources, *colours));
}

void TimelinePlot::setVisibleSpan(const TimeSpan& visible) {
    m_visible = visible;
    replot(rpQueuedReplot);
}

void TimelinePlot::setTheme(const Theme& theme) {
    m_theme = theme;
    setBackground(QBrush(theme.background));
    m_legend->setTheme(theme);
    m_texts->setColour(theme.faintText);
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
    if (m_hasDrawn) {
        m_overlay->layer()->replot();
    } else {
        replot(rpQueuedReplot);
    }
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

void TimelinePlot::setLegendShown(bool shown) {
    m_showsLegend = shown;
    replot(rpQueuedReplot);
}

int TimelinePlot::legendHeight(int width) const {
    return m_showsLegend ? m_legend->heightFor(width) : 0;
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

std::vector<RunRows> TimelinePlot::rows() const {
    std::vector<RunRows> all;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        all.push_back(m_runs[i]->scene().rows());
        all.back().isOpen = all.back().isOpen || m_open == i;
    }
    return all;
}

StackSizes TimelinePlot::sizes() const {
    if (isOnPaper()) {
        return {fontMetrics().height() + 4, kPlotEdge, kLowestPaperLane, m_highestLane, false};
    }
    return {0,
            tokens::kGrid,
            tokens::scaled(tokens::kLeastLaneHeight, font()),
            tokens::scaled(tokens::kMostLaneHeight, font()),
            true,
            tokens::kLeastLaneHeight};
}

int TimelinePlot::rulerHeight() const {
    return fontMetrics().height() + kTickLength + 4;
}

int TimelinePlot::heightFor(int width, int laneHeight) const {
    return kPlotEdge + legendHeight(width - 2 * kPlotEdge) + stackHeight(rows(), laneHeight, sizes()) +
           rulerHeight();
}

void TimelinePlot::updateLayout() {
    // Ticks are made before places are given out, so ranges and the room for labels must be known first.
    const int width = cut(viewport()).lanes.width();
    m_ticker->setMost(std::max(2, width / (fontMetrics().averageCharWidth() * kTickChars)));
    m_timeAxis->setRange(toSeconds(m_visible.begin), toSeconds(m_visible.end));
    for (const auto& run : m_runs) {
        run->setVisibleSpan(m_visible);
    }
    QCustomPlot::updateLayout();
}

TimelineCut TimelinePlot::cut(const QRect& rect) const {
    return cutUp({rect, rows(), m_widths, sizes(), m_scroll, rulerHeight(),
                  [this](int width) { return legendHeight(width); }});
}

void TimelinePlot::arrange(const QRect& rect) {
    auto parts = cut(rect);
    m_legend->setOuterRect(parts.legend);
    m_plan = std::move(parts.plan);
    m_columns = std::move(parts.columns);
    m_scroll = m_plan.scroll;
    m_lanesArea = parts.lanes;
    m_lanesArea.setHeight(std::min(parts.lanes.height(), std::max(1, m_plan.contentHeight)));
    arrangeRuns();
    arrangeTexts(parts.legend);

    const bool some = hasLanes();
    m_ruler->setVisible(some);
    m_legend->setVisible(some && m_showsLegend);
    m_ruler->setOuterRect(
        QRect(m_lanesArea.left(), m_lanesArea.top() + m_lanesArea.height() - 1, m_lanesArea.width(), 1));
    m_hint->setVisible(!some);
    m_hint->setOuterRect(rect.adjusted(3 * kPlotEdge, kPlotEdge, -3 * kPlotEdge, -kPlotEdge));
    updateOverlay();
}

void TimelinePlot::arrangeRuns() {
    const bool some = hasLanes();
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_runs[i]->place(some ? m_plan.runs[i] : RunPlace{}, m_plan.laneHeight, m_columns);
    }
}

void TimelinePlot::arrangeTexts(const QRect& above) {
    std::vector<EdgeTexts::Text> texts;
    if (hasLanes()) {
        const int line = fontMetrics().height();
        const int left = m_columns.titlesLeft;
        const int axis = m_lanesArea.top() + m_lanesArea.height() + kTickLength;
        texts.push_back({QRect(left, axis, m_columns.lanesLeft - left - kPlotEdge, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("time")}); // the first tick's text ends left of the axis
        for (std::size_t i = 0; i < m_columns.ends.size(); ++i) {
            const int from = m_columns.endLefts[i];
            texts.push_back({QRect(from, above.bottom() - line - 2, m_columns.endRights[i] - from, line),
                             Qt::AlignRight | Qt::AlignVCenter, m_columns.ends[i]});
        }
    }
    m_texts->setTexts(std::move(texts));
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
        for (const auto textAt :
             {flagTextAt, markTextAt, busyTextAt, counterTextAt, bandTextAt, mergedTextAt}) {
            if (auto text = textAt(run->scene(), point)) {
                return text;
            }
        }
    }
    return std::nullopt;
}

std::optional<WorkerRef> TimelinePlot::workerAt(QPointF point) const {
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (auto name = workerIn(m_runs[i]->scene(), point)) {
            return WorkerRef{i, std::move(*name)};
        }
    }
    return std::nullopt;
}

void TimelinePlot::light(const std::optional<WorkerRef>& worker) {
    bool changes = false;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const bool isOfIt = worker && worker->source == i;
        const bool isAsEver = !worker || (isOfIt && worker->name.empty());
        const auto name = isOfIt ? worker->name : std::string();
        changes = m_runs[i]->light(isAsEver ? std::nullopt : std::optional(name)) || changes;
    }
    if (changes) {
        replot(rpQueuedReplot);
    }
}

void TimelinePlot::lightNames(std::vector<std::vector<bool>> names) {
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_runs[i]->lightNames(
            i < names.size() ? std::make_shared<const std::vector<bool>>(std::move(names[i])) : nullptr);
    }
    replot(rpQueuedReplot);
}

std::optional<std::size_t> TimelinePlot::titleAt(QPointF point) const {
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (titleRect(m_runs[i]->scene()).contains(point.toPoint())) {
            return i;
        }
    }
    return std::nullopt;
}

void TimelinePlot::toggleOpen(std::size_t run) {
    const bool mayOpen = run < m_plan.runs.size() && m_plan.runs[run].isMerged;
    m_open = mayOpen ? std::optional(run) : std::nullopt;
    replot(rpQueuedReplot);
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
    const int inside = std::min(static_cast<int>(ref.depth), scene.lanes[*position].rows - 1);
    const int top = scene.place.firstTop + (scene.rowOf(*position) + inside) * scene.laneHeight;
    const int above = m_lanesArea.top() + sizes().header;
    const int below = m_lanesArea.top() + m_lanesArea.height() - scene.laneHeight;
    if (top < above) {
        setScroll(m_scroll + top - above);
    } else if (top > below) {
        setScroll(m_scroll + top - below);
    }
}

} // namespace parascope
