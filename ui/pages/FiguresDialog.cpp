// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/FiguresDialog.h"

#include "ui/pages/ReportModel.h"
#include "ui/style/Tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr QSize kUsualSize(960, 420);
} // namespace

FiguresDialog::FiguresDialog(QWidget* parent)
    : QDialog(parent)
    , m_model(new ReportModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView(this)) {
    setWindowTitle(tr("All figures"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ReportModel::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // in the order of the runs
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setAccessibleName(tr("Numbers of the runs"));
    m_table->setToolTip(tr("A click on a heading sorts"));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("Copy as …"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Copy the whole table"));
    copy->setMenu(copyMenu());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    resize(kUsualSize.boundedTo(
        QSize(parent != nullptr ? parent->window()->width() : kUsualSize.width(), kUsualSize.height())));
}

QMenu* FiguresDialog::copyMenu() {
    auto* menu = new QMenu(this);
    const auto add = [this, menu](const QString& text, auto format) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, format] {
            QApplication::clipboard()->setText(QString::fromStdString(format(m_report)));
        });
    };
    add(tr("Text"), [](const Report& report) { return reportTable(report).text(); });
    add(tr("CSV"), [](const Report& report) { return reportCsv(report, "run"); });
    add(tr("Markdown"), reportMarkdown);
    add(tr("LaTeX"), reportLatex);
    return menu;
}

void FiguresDialog::setReport(const Report& report) {
    m_report = report;
    m_model->setReport(report);
}

void FiguresDialog::open() {
    show();
    raise();
}

} // namespace parascope
