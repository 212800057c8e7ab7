// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/table/ComparisonCellDelegate.h"

#include "core/demos/table/ComparisonTable.h"
#include "ui/demos/table/ComparisonTableModel.h"

#include <algorithm>
#include <array>
#include <QApplication>
#include <QPainter>
#include <QRegularExpression>

namespace parascope {

using tokens::Type;

namespace {

using Kind = ComparisonCell::Kind;

constexpr int kCellPadding = tokens::kControlGap;
constexpr std::array kFigureTypes{Type::Figure, Type::Title, Type::Headline};
constexpr int kCaptionLines = 2; ///< below a figure, from the start on: nothing jumps when it comes

Kind kindOf(const QModelIndex& index) {
    return static_cast<Kind>(index.data(ComparisonTableModel::KindRole).toInt());
}

bool isButton(const QModelIndex& index) {
    return kindOf(index) == Kind::Open && !index.data(ComparisonTableModel::BusyRole).toBool();
}

/// The number with its unit, and what it is a part of: "2.00" and "of 2 cores".
std::pair<QString, QString> partsOf(const QString& figure) {
    const auto of = figure.indexOf(QStringLiteral(" of "));
    return of < 0 ? std::pair(figure, QString()) : std::pair(figure.left(of), figure.mid(of + 1));
}

/// Lines break before a figure, never between it and its unit.
QString withUnitsKept(QString text) {
    static const QRegularExpression kFigure(
        QStringLiteral("(\\d) (?=(?:[nµm]?s|[kMGT]?B|bytes?|%|×)(?:\\W|$))"));
    return text.replace(kFigure, QStringLiteral("\\1\u00a0"));
}

int heightOf(const QString& text, const QFont& font, int width) {
    return text.isEmpty() ? 0
                          : QFontMetrics(font)
                                .boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, text)
                                .height();
}

QRect inside(const QRect& cell) {
    return cell.adjusted(kCellPadding, kCellPadding / 2, -kCellPadding, -kCellPadding / 2);
}

} // namespace

/// What stands in a cell, from top to bottom.
struct ComparisonCellDelegate::Words {
    QString text;
    QFont font;
    QString caption;
    QFont captionFont;
};

void ComparisonCellDelegate::fitFigures(const QAbstractItemModel& model, int width, const QFont& font) {
    const auto fits = [&](Type type) {
        const QFontMetrics metrics(tokens::font(type, font));
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const auto index = model.index(row, column);
                if (kindOf(index) == Kind::Measured &&
                    metrics.horizontalAdvance(partsOf(index.data().toString()).first) >
                        width - 2 * kCellPadding) {
                    return false;
                }
            }
        }
        return true;
    };
    const auto found = std::find_if(kFigureTypes.begin(), kFigureTypes.end(), fits);
    m_figureType = found != kFigureTypes.end() ? *found : kFigureTypes.back();
}

ComparisonCellDelegate::Words ComparisonCellDelegate::wordsOf(const QModelIndex& index,
                                                              const QFont& base) const {
    const auto text = index.data().toString();
    const auto note = withUnitsKept(index.data(ComparisonTableModel::NoteRole).toString());
    const auto caption = tokens::font(Type::Caption, base);
    if (kindOf(index) != Kind::Measured) {
        return {text, tokens::font(Type::Body, base), note, caption};
    }
    const auto [figure, rest] = partsOf(text);
    const auto below = rest.isEmpty() || note.isEmpty() ? rest + note : rest + QLatin1Char('\n') + note;
    return {figure, tokens::font(m_figureType, base), below, caption};
}

void ComparisonCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    auto ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const auto* style = ground.widget != nullptr ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    painter->save();
    painter->setPen(option.palette.color(QPalette::Mid));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const auto words = wordsOf(index, option.font);
    auto room = inside(option.rect);
    const int control = tokens::scaled(tokens::kControlHeight, option.font);
    const int text = isButton(index) ? control : heightOf(words.text, words.font, room.width());
    const int high = text + heightOf(words.caption, words.captionFont, room.width());
    room.setTop(room.top() + std::max(0, (room.height() - high) / 2));
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isButton(index)) {
        paintButton(*painter, ground, room, words.text);
    } else {
        painter->setFont(words.font);
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words.text);
    }
    painter->setFont(words.captionFont);
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter->drawText(room.adjusted(0, text, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                      words.caption);
    painter->restore();
}

void ComparisonCellDelegate::paintButton(QPainter& painter, const QStyleOptionViewItem& option,
                                         const QRect& room, const QString& text) const {
    const auto* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    QStyleOptionButton button;
    button.initFrom(option.widget);
    button.state = QStyle::State_Enabled | QStyle::State_Raised | (option.state & QStyle::State_MouseOver);
    button.fontMetrics = option.fontMetrics;
    button.text = text;
    const int wide = option.fontMetrics.horizontalAdvance(text) + 4 * kCellPadding;
    button.rect = QRect(room.left(), room.top(), std::min(room.width(), wide),
                        tokens::scaled(tokens::kControlHeight, option.font));
    style->drawControl(QStyle::CE_PushButton, &button, &painter, option.widget);
}

QSize ComparisonCellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto words = wordsOf(index, option.font);
    const int width = std::max(1, inside(option.rect).width());
    const auto kind = kindOf(index);
    if (kind == Kind::Missing) {
        return {width, 0}; // it has the room of a whole column
    }
    int text = heightOf(words.text, words.font, width);
    int caption = heightOf(words.caption, words.captionFont, width);
    if (kind == Kind::Open || kind == Kind::Measured) {
        text = std::max({text, QFontMetrics(tokens::font(Type::Figure, option.font)).lineSpacing(),
                         tokens::scaled(tokens::kControlHeight, option.font)});
        caption = std::max(caption, kCaptionLines * QFontMetrics(words.captionFont).lineSpacing());
    }
    return {width, text + caption + kCellPadding};
}

} // namespace parascope
