// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"

#include <vector>

namespace parascope {

/// Draws single words at the edges of a plot: the headings of columns, what an axis shows.
class EdgeTexts : public QCPLayerable {
    Q_OBJECT

public:
    struct Text {
        QRect room;
        int flags = 0; ///< Qt::Alignment
        QString words;
    };

    explicit EdgeTexts(QCustomPlot* plot)
        : QCPLayerable(plot, QStringLiteral("axes")) {}

    void setTexts(std::vector<Text> texts) { m_texts = std::move(texts); }
    void setColour(const QColor& colour) { m_colour = colour; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override {
        painter->setFont(parentPlot()->font());
        painter->setPen(m_colour);
        for (const auto& text : m_texts) {
            painter->drawText(text.room, text.flags | Qt::TextDontClip, text.words);
        }
    }

private:
    std::vector<Text> m_texts;
    QColor m_colour;
};

} // namespace parascope
