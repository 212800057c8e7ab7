// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Theme.h"
#include "ui/demos/queue/QueuePlan.h"

#include <QFont>
#include <QFontMetricsF>

class QPainter;

namespace parascope {

/// Draws the plan of a queue. A worker's state has the colour and the pattern that it has in the lanes.
class QueuePainter {
public:
    /// All must outlive it. `current`: the worker that keys have chosen; an invalid one: none.
    QueuePainter(QPainter& painter, const Theme& theme, const QFont& font, WorkerId current);

    void paint(const QueuePlan& plan);

private:
    void paintArrow(const QLineF& arrow);
    void paintSlots(const QueuePlan& plan);
    void paintCard(const QueuePlan::Card& card);
    void paintFrame(const QueuePlan::Card& card);
    void paintCell(const QueuePlan::Card& card);
    /// The name and the empty hand of a roomy card.
    void paintName(const QueuePlan::Card& card);
    /// What it does, behind a sample of its state's look.
    void paintWords(const QueuePlan::Card& card, QRectF rect, const QString& words);
    /// A sample of what it is at, as the lanes have it.
    void paintSample(const QueuePlan::Card& card, const QRectF& rect);
    void paintCross(const QRectF& rect);
    void paintItem(const QueuePlan::Item& item);
    void paintLevel(const QueuePlan::Level& level);
    void paintText(const QueuePlan::Text& text);
    void drawElided(const QRectF& rect, const QString& text);
    /// `rect` without the hand of the card, where it has one.
    [[nodiscard]] QRectF besideHand(const QueuePlan::Card& card, QRectF rect) const;

    QPainter& m_painter;
    const Theme& m_theme;
    QFont m_font;
    QFontMetricsF m_metrics;
    WorkerId m_current;
    double m_line;
};

} // namespace parascope
