// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ComparisonTableView.h"

#include "core/report/ComparisonTable.h"
#include "ui/charts/StateStyle.h"
#include "ui/pages/ComparisonTableModel.h"

#include <algorithm>
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace parascope {

namespace {

using Kind = ComparisonCell::Kind;

constexpr double kNoteSize = 0.85; ///< of the figure's
constexpr int kPadding = 4;        ///< px

Kind kindOf(const QModelIndex& index) {
    return static_cast<Kind>(index.data(ComparisonTableModel::KindRole).toInt());
}

QFont noteFont(QFont font) {
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * kNoteSize);
    }
    return font;
}

/// Draws a figure with its note, or a button.
class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        auto whole = option;
        initStyleOption(&whole, index);
        whole.text.clear();
        const auto* style = whole.widget != nullptr ? whole.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget); // ground and focus
        painter->save();
        const auto room = option.rect.adjusted(kPadding, kPadding / 2, -kPadding, -kPadding / 2);
        const bool isButton =
            kindOf(index) == Kind::Open && !index.data(ComparisonTableModel::BusyRole).toBool();
        if (isButton) {
            paintButton(*painter, whole, room, index, *style);
        } else {
            paintWords(*painter, whole, room, index);
        }
        painter->restore();
    }

    /// Two lines; the width is the columns' own affair.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& /*index*/) const override {
        const QFontMetrics note(noteFont(option.font));
        return {10, option.fontMetrics.lineSpacing() + note.lineSpacing() + 2 * kPadding};
    }

private:
    static void paintButton(QPainter& painter, const QStyleOptionViewItem& option, const QRect& room,
                            const QModelIndex& index, const QStyle& style) {
        QStyleOptionButton button;
        button.initFrom(option.widget);
        button.state = QStyle::State_Enabled | QStyle::State_Raised;
        button.state |= option.state & QStyle::State_MouseOver;
        button.fontMetrics = option.fontMetrics;
        button.text = index.data().toString();
        const auto note = index.data(ComparisonTableModel::NoteRole).toString();
        const QFontMetrics small(noteFont(option.font));
        button.rect = note.isEmpty() ? room : room.adjusted(0, 0, 0, -small.lineSpacing());
        const int wide = std::min(room.width(), option.fontMetrics.horizontalAdvance(button.text) +
                                                    4 * option.fontMetrics.averageCharWidth());
        button.rect.setWidth(wide);
        const int high = std::min(button.rect.height(), option.fontMetrics.lineSpacing() + 3 * kPadding);
        button.rect.moveTop(button.rect.top() + (button.rect.height() - high) / 2);
        button.rect.setHeight(high);
        style.drawControl(QStyle::CE_PushButton, &button, &painter, option.widget);
        paintNote(painter, option, room, room.bottom() - small.lineSpacing() + 1, note);
    }

    static void paintWords(QPainter& painter, const QStyleOptionViewItem& option, const QRect& room,
                           const QModelIndex& index) {
        const auto kind = kindOf(index);
        auto font = option.font;
        font.setBold(kind == Kind::Measured);
        painter.setFont(font);
        painter.setPen(textColour(option));
        const QFontMetrics metrics(font);
        const auto text = metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, text);
        paintNote(painter, option, room, room.top() + metrics.lineSpacing(),
                  index.data(ComparisonTableModel::NoteRole).toString());
    }

    static void paintNote(QPainter& painter, const QStyleOptionViewItem& option, const QRect& room, int top,
                          const QString& note) {
        const auto font = noteFont(option.font);
        painter.setFont(font);
        painter.setPen(blended(textColour(option), option.palette.color(QPalette::Base), 0.25));
        const QRect below(room.left(), top, room.width(), room.bottom() - top + 1);
        const QFontMetrics metrics(font);
        const bool isOneLine = below.height() < 2 * metrics.lineSpacing();
        painter.drawText(below, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         isOneLine ? metrics.elidedText(note, Qt::ElideRight, below.width()) : note);
    }

    static QColor textColour(const QStyleOptionViewItem& option) {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    }
};

} // namespace

ComparisonTableView::ComparisonTableView(QWidget* parent)
    : QTableView(parent) {
    setItemDelegate(new CellDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setTabKeyNavigation(false); // Tab goes on to the next control, arrows go through the cells
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMouseTracking(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setupHeaders();
    connect(this, &QAbstractItemView::clicked, this, &ComparisonTableView::chosen);
}

void ComparisonTableView::setupHeaders() {
    auto* columns = horizontalHeader();
    columns->setSectionResizeMode(QHeaderView::Stretch);
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns->setMinimumSectionSize(fontMetrics().averageCharWidth() * 16);
    columns->setHighlightSections(false);
    columns->setSectionsClickable(false);
    auto* rows = verticalHeader();
    rows->setSectionResizeMode(QHeaderView::ResizeToContents);
    rows->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    rows->setHighlightSections(false);
    rows->setSectionsClickable(false);
}

void ComparisonTableView::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &ComparisonTableView::spanMissing);
    spanMissing();
}

void ComparisonTableView::spanMissing() {
    clearSpans();
    for (int column = 0; column < model()->columnCount(); ++column) {
        int rows = 0;
        while (rows < model()->rowCount() && kindOf(model()->index(rows, column)) == Kind::Missing) {
            ++rows;
        }
        if (rows > 1) {
            setSpan(0, column, rows, 1);
        }
    }
    updateGeometry();
}

QSize ComparisonTableView::sizeHint() const {
    int high = horizontalHeader()->sizeHint().height() + 2 * frameWidth();
    for (int row = 0; row < verticalHeader()->count(); ++row) {
        high += std::max(sizeHintForRow(row), verticalHeader()->sectionSizeHint(row));
    }
    return {QTableView::sizeHint().width(), high};
}

void ComparisonTableView::keyPressEvent(QKeyEvent* event) {
    const bool isChoice = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                          event->key() == Qt::Key_Space || event->key() == Qt::Key_Select;
    if (isChoice && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier &&
        currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void ComparisonTableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    updateGeometry(); // rows may have become higher or lower
}

void ComparisonTableView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 16);
        updateGeometry();
    }
}

} // namespace parascope
