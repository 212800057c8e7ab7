// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"

#include <vector>

namespace parascope {

/// Writes beside the right end of each line what it is, in the room that the axis rectangle leaves there; of
/// a line that ends before the others, right at its end. Labels that would cover each other stand one below
/// the other, each with a stroke to its line.
class LineEndLabels : public QCPLayerable {
    Q_OBJECT

public:
    struct Label {
        QString text;
        QColor colour;  ///< of its line
        double key = 0; ///< where the line ends
        double value = 0;
    };

    LineEndLabels(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setLabels(std::vector<Label> labels) { m_labels = std::move(labels); }
    [[nodiscard]] const std::vector<Label>& labels() const { return m_labels; }
    void setColour(const QColor& text) { m_text = text; }
    /// The room that the widest label needs in a font, px.
    [[nodiscard]] int widthFor(const QFont& font) const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override;

private:
    void drawInside(QCPPainter& painter, const Label& label) const;

    QCPAxis* m_keyAxis;
    QCPAxis* m_valueAxis;
    std::vector<Label> m_labels;
    QColor m_text;
};

/// Moves the middles of labels so high apart that none covers another and all stay between top and bottom;
/// their order stays. They come in order and so do the results.
[[nodiscard]] std::vector<double> spreadApart(std::vector<double> middles, double height, double top,
                                              double bottom);

} // namespace parascope
