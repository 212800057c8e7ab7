// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/Tokens.h"

#include <QStyledItemDelegate>

namespace parascope {

/// Draws a cell of the table "Threads vs processes": a figure large and what belongs to it small below,
/// words, or a button where something can be measured. What does not fit into a line is wrapped, never cut.
class ComparisonCellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The type of all figures: the largest in which the widest one fits into `width` px.
    void fitFigures(const QAbstractItemModel& model, int width, const QFont& font);
    [[nodiscard]] tokens::Type figureType() const { return m_figureType; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// The height for the width of `option.rect`; the width is the columns' own affair.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Words;
    [[nodiscard]] Words wordsOf(const QModelIndex& index, const QFont& base) const;
    void paintButton(QPainter& painter, const QStyleOptionViewItem& option, const QRect& room,
                     const QString& text) const;

    tokens::Type m_figureType = tokens::Type::Figure;
};

} // namespace parascope
