// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/table/ComparisonTableView.h"

#include "core/demos/table/ComparisonTable.h"
#include "ui/demos/table/ComparisonCellDelegate.h"
#include "ui/demos/table/ComparisonTableModel.h"
#include "ui/demos/table/QuestionHeader.h"

#include <algorithm>
#include <QKeyEvent>

namespace parascope {

namespace {
bool isMissing(const QModelIndex& index) {
    return static_cast<ComparisonCell::Kind>(index.data(ComparisonTableModel::KindRole).toInt()) ==
           ComparisonCell::Kind::Missing;
}
} // namespace

ComparisonTableView::ComparisonTableView(QWidget* parent)
    : QTableView(parent)
    , m_delegate(new ComparisonCellDelegate(this)) {
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false); // Tab goes on to the next control, arrows go through the cells
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMouseTracking(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setupHeaders();
    connect(this, &QAbstractItemView::clicked, this, &ComparisonTableView::chosen);
}

void ComparisonTableView::setupHeaders() {
    auto* columns = horizontalHeader();
    columns->setSectionResizeMode(QHeaderView::Stretch);
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns->setHighlightSections(false);
    columns->setSectionsClickable(false);
    setVerticalHeader(new QuestionHeader(this));
}

void ComparisonTableView::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &ComparisonTableView::spanMissing);
    connect(model, &QAbstractItemModel::dataChanged, this, &ComparisonTableView::fit);
    spanMissing();
}

void ComparisonTableView::spanMissing() {
    clearSpans();
    for (int column = 0; column < model()->columnCount(); ++column) {
        int rows = 0;
        while (rows < model()->rowCount() && isMissing(model()->index(rows, column))) {
            ++rows;
        }
        if (rows > 1) {
            setSpan(0, column, rows, 1);
        }
    }
    fit();
}

void ComparisonTableView::fit() {
    const int columns = model() != nullptr ? model()->columnCount() : 0;
    const int room = columns > 0 ? viewport()->width() / columns : 0;
    const int roomy = std::max(kLeastColumn, tokens::scaled(kLeastColumn, font()));
    horizontalHeader()->setMinimumSectionSize(std::clamp(room, kLeastColumn, roomy));
    if (columns > 0) {
        m_delegate->fitFigures(*model(), columnWidth(0), font());
    }
    resizeRowsToContents();
    fillHeight();
    updateGeometry();
}

void ComparisonTableView::fillHeight() {
    const int rows = verticalHeader()->count();
    const int spare = viewport()->height() - verticalHeader()->length();
    for (int row = 0; row < rows && spare > 0; ++row) {
        setRowHeight(row, rowHeight(row) + spare / rows);
    }
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
    fit(); // rows may have become higher or lower
}

void ComparisonTableView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model() != nullptr) {
        fit();
    }
}

} // namespace parascope
