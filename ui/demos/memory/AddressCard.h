// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/memory/AddressPicture.h"

#include <QFont>
#include <QPalette>
#include <QRectF>

class QPainter;

namespace parascope {

/// Draws one way of counting into a card: its name, the workers, the arrows, the counter and what was lost.
class AddressCard {
public:
    AddressCard(const AddressPicture& picture, const QRectF& card, const QFont& font,
                const QPalette& palette);

    void paint(QPainter& painter) const;
    /// The least that a card needs for text of that size.
    [[nodiscard]] static QSize leastSize(const QFont& font);

private:
    void place();
    [[nodiscard]] bool hasOwnCounters() const;
    /// How many workers have a cell of their own; the last cell stands for all others where there are more.
    [[nodiscard]] int cells() const;
    [[nodiscard]] QRectF cell(int index) const;
    [[nodiscard]] QRectF worker(int index) const;
    [[nodiscard]] QRectF guard() const;
    void paintWords(QPainter& painter) const;
    void paintSpaces(QPainter& painter) const;
    void paintCell(QPainter& painter, int index) const;
    void paintArrows(QPainter& painter) const;
    void paintTarget(QPainter& painter) const;
    void paintBox(QPainter& painter, const QRectF& box, const QBrush& brush) const;
    void arrow(QPainter& painter, const QPointF& from, const QPointF& to) const;

    const AddressPicture& m_picture;
    QRectF m_card;
    QFont m_font;
    QPalette m_palette;
    double m_line = 0; ///< height of a line of text
    QRectF m_words;
    QRectF m_top;    ///< the workers
    QRectF m_target; ///< the counter below
    QRectF m_end;    ///< what was lost
};

} // namespace parascope
