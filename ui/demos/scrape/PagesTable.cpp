// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scrape/PagesTable.h"

#include "core/demos/scrape/PageCsv.h"
#include "ui/export/Exhibit.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// Of a column, in letters.
constexpr std::array kChars{38, 34, 10, 12, 12, 30};

bool isFailure(const std::shared_ptr<const ScrapedPage>& page) {
    return page != nullptr && page->state == ScrapedPage::State::Failed;
}

} // namespace

PagesTable::PagesTable(QWidget* parent)
    : QWidget(parent)
    , m_model(new PagesModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView(this))
    , m_row(new QWidget(this))
    , m_count(new QLabel(m_row))
    , m_failuresFirst(new Chip(tr("Failures first"), m_row)) {
    setupTable();
    setupRow();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_row);
    column->addWidget(m_table, 1);
    showCount();
}

void PagesTable::setupTable() {
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(PagesModel::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // in the list's order
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAccessibleName(tr("The pages of the run"));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // of an address both ends say something
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setToolTip(tr("A click on a heading sorts"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copying = new QAction(tr("Copy the rows"), m_table);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copying);
    connect(copying, &QAction::triggered, this, &PagesTable::copy);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int section) {
        const QSignalBlocker quiet(m_failuresFirst);
        m_failuresFirst->setChecked(section == PagesModel::Problem);
    });
    fitColumns();
}

void PagesTable::setupRow() {
    m_failuresFirst->setToolTip(tr("What failed stands above; else the pages stand as in the list"));
    connect(m_failuresFirst, &Chip::toggled, this, &PagesTable::showFailuresFirst);
    m_copy = new QToolButton(m_row);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the selected rows, or all (Ctrl+C)"));
    connect(m_copy, &QToolButton::clicked, this, &PagesTable::copy);
    m_save = new QToolButton(m_row);
    m_save->setText(tr("Save as CSV …"));
    m_save->setToolTip(tr("Save the selected rows, or all: address, title, status, seconds and bytes"));
    connect(m_save, &QToolButton::clicked, this, &PagesTable::saveAs);
    m_count->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kControlGap);
    row->addWidget(m_failuresFirst);
    row->addWidget(m_count, 1);
    row->addWidget(m_copy);
    row->addWidget(m_save);
}

void PagesTable::fitColumns() {
    for (int column = 0; column < PagesModel::kColumns; ++column) {
        const auto chars = kChars.at(static_cast<std::size_t>(column));
        m_table->setColumnWidth(column, m_table->fontMetrics().averageCharWidth() * chars);
    }
}

void PagesTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitColumns();
    }
}

void PagesTable::setPages(const PagesModel::Pages& pages) {
    m_model->setPages(pages);
    showCount();
}

void PagesTable::showCount() {
    const auto& pages = m_model->pages();
    const auto failed = std::count_if(pages.begin(), pages.end(), isFailure);
    m_count->setText(pages.empty() ? tr("The pages stand here when a run has begun.")
                     : failed == 0 ? tr("%1 pages").arg(pages.size())
                                   : tr("%1 pages, %2 failed").arg(pages.size()).arg(failed));
    m_failuresFirst->setEnabled(failed > 0);
    m_copy->setEnabled(!pages.empty());
    m_save->setEnabled(!pages.empty());
}

void PagesTable::showFailuresFirst(bool areFirst) {
    m_table->sortByColumn(areFirst ? int{PagesModel::Problem} : -1, Qt::DescendingOrder);
    m_table->scrollToTop();
}

std::string PagesTable::csv() const {
    const auto* selection = m_table->selectionModel();
    std::string text(kCsvHead);
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        if (selection->hasSelection() && !selection->isRowSelected(row)) {
            continue;
        }
        const auto source = m_sorted->mapToSource(m_sorted->index(row, 0)).row();
        if (const auto& page = m_model->pages()[static_cast<std::size_t>(source)]; page != nullptr) {
            text += csvLine(*page);
        }
    }
    return text;
}

void PagesTable::copy() const {
    QApplication::clipboard()->setText(QString::fromStdString(csv()));
}

void PagesTable::saveAs() {
    const auto file = QFileDialog::getSaveFileName(this, tr("Save as CSV"), QStringLiteral("pages.csv"),
                                                   tr("Tables (*.csv);;All files (*)"));
    if (file.isEmpty()) {
        return;
    }
    if (const auto written = writeText(csv(), file.toStdString()); !written) {
        Q_EMIT failed(QString::fromStdString(written.error().text()));
    }
}

void PagesTable::setPresenting(bool presenting) {
    m_row->setVisible(!presenting);
}

} // namespace parascope
