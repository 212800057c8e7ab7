// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/LanesDialog.h"

#include "ui/charts/LanesTableModel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr QSize kSizeOfTable(860, 480);
} // namespace

LanesDialog::LanesDialog(std::vector<TimelineSource> sources, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Lanes as a table"));
    auto* model = new LanesTableModel(this);
    model->setSources(std::move(sources));
    auto* table = new QTableView(this);
    table->setAccessibleName(tr("Spans of all lanes"));
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setCurrentIndex(model->index(0, 0));
    table->resizeColumnsToContents();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(table, 1);
    column->addWidget(buttons);
    resize(parent != nullptr ? kSizeOfTable.boundedTo(parent->size()) : kSizeOfTable);
    table->setFocus();
}

} // namespace parascope
