// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"
#include "ui/charts/RunScene.h"

namespace parascope {

/// What stands behind and beside a run's boxes: stripes, the lanes' names, the title, the figures at the end,
/// the frame.
class RunBackdrop : public QCPLayerable {
    Q_OBJECT

public:
    /// `scene` must outlive it.
    RunBackdrop(const RunScene& scene, QCustomPlot* plot);

    /// The width of the widest of a run's lane names and headings in a font, px.
    [[nodiscard]] static int widestName(const TimelineSource& source, const QFont& font);
    /// The font of titles beside text in `font`.
    [[nodiscard]] static QFont titleFont(QFont font);
    /// The title as it stands beside the lanes: of several lanes in one it says that there are more.
    [[nodiscard]] static QString title(const RunScene& scene);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawStripes(QCPPainter& painter) const;
    void drawNames(QCPPainter& painter) const;
    void drawName(QCPPainter& painter, const QRectF& row, const QString& name) const;
    [[nodiscard]] QRectF placeOfName(std::size_t position) const;
    void drawHeadings(QCPPainter& painter) const;
    void drawBands(QCPPainter& painter) const;
    void drawTitleAbove(QCPPainter& painter) const;
    void drawTitleBeside(QCPPainter& painter) const;
    void drawEnds(QCPPainter& painter) const;
    void drawEnds(QCPPainter& painter, const std::vector<EndColumn>& ends, const QRectF& rows) const;
    [[nodiscard]] bool saysNote() const;

    const RunScene& m_scene;
};

/// The room of a run's title beside its lanes; empty where titles stand above.
[[nodiscard]] QRect titleRect(const RunScene& scene);

} // namespace parascope
