// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ScenePlottable.h"

#include <QFontMetricsF>

namespace parascope {

/// A mark of the trace on the screen, or all those of a row that fall into the width of one flag.
struct MarkFlag {
    QRectF rect;           ///< with its pole, which stands at its moment
    std::size_t row = 0;   ///< position of its lane; behind the last lane: at the run's upper edge
    std::size_t first = 0; ///< index among the trace's marks
    std::size_t count = 1;
    bool isNote = false;
    double room = 0; ///< px from the pole to the next flag of its row, or to the end of the lanes

    bool operator==(const MarkFlag&) const = default;
};

/// The flags that can be seen, those of notes last: at most one of each kind for the width of a flag in each
/// row. A mark of a process stands on its first lane; one of all, or of a lane that is not shown, at the
/// upper edge.
[[nodiscard]] std::vector<MarkFlag> markFlags(const RunScene& scene);

/// Where the words of a flag stand; nothing where there is no room for them. Those of a note may cover what
/// the lane shows, others may not.
[[nodiscard]] std::optional<QRectF> flagWordsRect(const RunScene& scene, const MarkFlag& flag,
                                                  const QFontMetricsF& metrics);

/// What the flag at a point says; nothing beside all.
[[nodiscard]] std::optional<QString> flagTextAt(const RunScene& scene, QPointF point);

/// The note whose flag, or whose words, are at a point.
[[nodiscard]] std::optional<TraceNote> noteAt(const RunScene& scene, QPointF point,
                                              const QFontMetricsF& metrics);

/// Draws the marks of a trace as flags on their lanes, and what the user wrote with its words.
class MarkFlags : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawLine(QCPPainter& painter, const MarkFlag& flag) const;
    void drawFlag(QCPPainter& painter, const MarkFlag& flag) const;
    void drawWords(QCPPainter& painter, const MarkFlag& flag) const;
};

} // namespace parascope
