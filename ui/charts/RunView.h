// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ArrowsPlottable.h"
#include "ui/charts/BandsPlottable.h"
#include "ui/charts/BetMark.h"
#include "ui/charts/BusyStrip.h"
#include "ui/charts/CounterStrips.h"
#include "ui/charts/LaneMarks.h"
#include "ui/charts/LanesPlottable.h"
#include "ui/charts/MarkFlags.h"
#include "ui/charts/MergedLane.h"
#include "ui/charts/RunBackdrop.h"

#include <array>

namespace parascope {

/// One run on a timeline: its axis rectangle, grid, lanes and what stands behind them.
class RunView {
public:
    /// Adds itself to the plot; `layout` takes the axis rectangle.
    explicit RunView(QCustomPlot& plot);
    ~RunView();
    RunView(const RunView&) = delete;
    RunView& operator=(const RunView&) = delete;

    [[nodiscard]] const RunScene& scene() const { return m_scene; }
    [[nodiscard]] QCPAxisRect* axisRect() const { return m_axisRect; }

    /// Takes over a run, or what has come to it: its lanes.
    void setSource(const TimelineSource& source, bool withStrips);
    void setTheme(const Theme& theme);
    void setColours(std::shared_ptr<const NameColours> colours) { m_scene.colours = std::move(colours); }
    /// Puts it to its place on the screen.
    void place(const RunPlace& place, int laneHeight, const SideColumns& columns);
    void setVisibleSpan(const TimeSpan& visible);
    /// Lights up a worker's pieces and dims the others; an empty name dims all, nothing none. True when that
    /// changes the picture.
    bool light(std::optional<std::string> worker);
    /// Lights up the spans of these names and dims the others; null ends that.
    void lightNames(std::shared_ptr<const std::vector<bool>> names) { m_scene.found = std::move(names); }
    void setTicker(const QSharedPointer<QCPAxisTicker>& ticker);

private:
    [[nodiscard]] std::array<ScenePlottable*, 8> plottables() const;

    QCustomPlot& m_plot;
    RunScene m_scene;
    QCPAxisRect* m_axisRect; // the layout owns it
    QCPAxis* m_timeAxis;
    QCPAxis* m_laneAxis;
    RunBackdrop* m_backdrop; // removed with the run
    BetMark* m_bet;          // and this
    LanesPlottable* m_lanes; // the plot owns it
    MergedLane* m_merged;
    BusyStrip* m_busy; // and these
    CounterStrips* m_counters;
    BandsPlottable* m_bands;
    ArrowsPlottable* m_arrows;
    LaneMarks* m_marks;
    MarkFlags* m_flags;
};

} // namespace parascope
