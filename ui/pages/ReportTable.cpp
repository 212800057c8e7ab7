// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReportTable.h"

#include "ui/pages/ReportModel.h"
#include "ui/style/Tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSortFilterProxyModel>

namespace parascope {

ReportTable::ReportTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new ReportModel(this))
    , m_sorted(new QSortFilterProxyModel(this)) {
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ReportModel::kSortRole);
    setModel(m_sorted);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setToolTip(tr("A click on a heading sorts"));
    setShowGrid(false);
    setTabKeyNavigation(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    verticalHeader()->hide();
    fitRows();
}

void ReportTable::setReport(const Report& report) {
    m_report = report;
    m_model->setReport(report);
}

QMenu* ReportTable::copyMenu(const std::string& rowsAre) {
    auto* menu = new QMenu(this);
    const auto add = [this, menu](const QString& text, auto format) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, format] {
            QApplication::clipboard()->setText(QString::fromStdString(format(m_report)));
        });
    };
    add(tr("Text"), [](const Report& report) { return reportTable(report).text(); });
    add(tr("CSV"), [rowsAre](const Report& report) { return reportCsv(report, rowsAre); });
    add(tr("Markdown"), reportMarkdown);
    add(tr("LaTeX"), reportLatex);
    return menu;
}

std::string ReportTable::keyAt(const QModelIndex& index) const {
    const auto row = m_sorted->mapToSource(index).row();
    return row < 0 ? std::string() : m_report.rows.at(static_cast<std::size_t>(row)).key;
}

/// All of one height: asking each of many thousand rows would take its time.
void ReportTable::fitRows() {
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(tokens::scaled(tokens::kTableRowHeight, font()));
}

void ReportTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitRows();
    }
}

} // namespace parascope
