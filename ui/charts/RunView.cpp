// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunView.h"

namespace parascope {

RunView::RunView(QCustomPlot& plot)
    : m_plot(plot)
    , m_axisRect(new QCPAxisRect(&plot, false))
    , m_timeAxis(m_axisRect->addAxis(QCPAxis::atBottom))
    , m_laneAxis(m_axisRect->addAxis(QCPAxis::atLeft))
    , m_backdrop(new RunBackdrop(m_scene, &plot))
    , m_bet(new BetMark(m_scene, &plot))
    , m_lanes(new LanesPlottable(m_scene, m_timeAxis, m_laneAxis))
    , m_merged(new MergedLane(m_scene, m_timeAxis, m_laneAxis))
    , m_busy(new BusyStrip(m_scene, m_timeAxis, m_laneAxis))
    , m_counters(new CounterStrips(m_scene, m_timeAxis, m_laneAxis))
    , m_bands(new BandsPlottable(m_scene, m_timeAxis, m_laneAxis))
    , m_arrows(new ArrowsPlottable(m_scene, m_timeAxis, m_laneAxis))
    , m_marks(new LaneMarks(m_scene, m_timeAxis, m_laneAxis))
    , m_flags(new MarkFlags(m_scene, m_timeAxis, m_laneAxis)) {
    m_axisRect->setAutoMargins(QCP::msNone);
    m_axisRect->setMargins({});
    for (auto* axis : {m_timeAxis, m_laneAxis}) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
        axis->setTicks(false);
        axis->setTickLabels(false);
        axis->setBasePen(Qt::NoPen);
    }
    m_timeAxis->grid()->setVisible(true);
    m_laneAxis->grid()->setVisible(false);
    m_laneAxis->setRangeReversed(true);
    m_axisRect->setRangeDrag({});
    m_axisRect->setRangeZoom({});
}

RunView::~RunView() {
    for (auto* plottable : plottables()) {
        m_plot.removePlottable(plottable);
    }
    delete m_backdrop;
    delete m_bet;
    if (m_axisRect->layout() != nullptr) {
        m_axisRect->layout()->remove(m_axisRect);
    }
}

std::array<ScenePlottable*, 8> RunView::plottables() const {
    return {m_lanes, m_merged, m_busy, m_counters, m_bands, m_arrows, m_marks, m_flags};
}

void RunView::setSource(const TimelineSource& source, bool withStrips) {
    m_scene.source = source;
    ++m_scene.revision;
    m_scene.lanes = shownLanes(source);
    m_scene.hasBands = withStrips;
    m_scene.strips = withStrips && !m_scene.lanes.empty() ? stripsOf(source) : std::vector<Strip>();
}

bool RunView::light(std::optional<std::string> worker) {
    if (m_scene.lit == worker) {
        return false;
    }
    m_scene.lit = std::move(worker);
    return true;
}

void RunView::setTheme(const Theme& theme) {
    m_scene.theme = theme;
    m_timeAxis->grid()->setPen(QPen(theme.grid, 1));
    m_timeAxis->grid()->setZeroLinePen(QPen(theme.faintText, 1, Qt::DashLine));
}

void RunView::place(const RunPlace& place, int laneHeight, const SideColumns& columns) {
    m_scene.place = place;
    m_scene.laneHeight = laneHeight;
    m_scene.columns = columns;
    const bool onScreen = !place.lanes.isEmpty();
    m_axisRect->setVisible(onScreen);
    for (auto* plottable : plottables()) {
        plottable->setVisible(onScreen);
    }
    m_axisRect->setOuterRect(place.lanes);
    if (onScreen && laneHeight > 0) {
        const double top = static_cast<double>(place.lanes.top() - place.firstTop) / laneHeight;
        const double height = static_cast<double>(place.lanes.height()) / laneHeight;
        m_laneAxis->setRange(top, top + height);
    }
}

void RunView::setVisibleSpan(const TimeSpan& visible) {
    m_scene.visible = visible;
    m_timeAxis->setRange(toSeconds(visible.begin), toSeconds(visible.end));
}

void RunView::setTicker(const QSharedPointer<QCPAxisTicker>& ticker) {
    m_timeAxis->setTicker(ticker);
}

} // namespace parascope
