// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/queue/QueuePlan.h"

namespace parascope {

/// Places the workers of one side at the left or right edge of the picture: as cards with words while they
/// fit, then as lines, then as numbered cells with a line that says how many do what.
class QueueSidePlan {
public:
    static constexpr double kBoldWider = 1.15; ///< than other text

    QueueSidePlan(const QueueParameters& experiment, const QueueSnapshot& moment, QueueSide side,
                  const TextSizes& text, const QueuePlanOptions& options);

    /// How high, in lines of text, so many workers want to be.
    [[nodiscard]] static double wantedLines(int workers);
    /// What it would like to be wide in that height.
    [[nodiscard]] double wantedWidth(double height) const;
    /// Adds cards and texts within `area`.
    void place(const QRectF& area, QueuePlan& plan) const;

private:
    void placeCards(const QRectF& area, QueuePlan::Card::Size size, QueuePlan& plan) const;
    void placeCells(const QRectF& area, QueuePlan& plan) const;
    [[nodiscard]] QueuePlan::Card card(const QueueWorkerMoment& worker, QueuePlan::Card::Size size) const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString words(const QueueWorkerMoment& worker, bool withItem) const;
    [[nodiscard]] double heightOf(QueuePlan::Card::Size size) const;
    /// In which size all of them fit below the title.
    [[nodiscard]] QueuePlan::Card::Size sizeIn(double height) const;

    const QueueParameters& m_experiment;
    QueueSide m_side;
    const TextSizes& m_text;
    bool m_isPaused;
    bool m_onlyCounts; ///< nobody could read what they do at this pace
    std::vector<QueueWorkerMoment> m_workers;
};

} // namespace parascope
