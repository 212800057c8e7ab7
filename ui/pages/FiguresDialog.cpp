// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/FiguresDialog.h"

#include "ui/pages/ReportTable.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr QSize kUsualSize(960, 420);
} // namespace

FiguresDialog::FiguresDialog(QWidget* parent)
    : QDialog(parent)
    , m_table(new ReportTable(this)) {
    setWindowTitle(tr("All figures"));
    m_table->setAccessibleName(tr("Numbers of the runs"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("Copy as …"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Copy the whole table"));
    copy->setMenu(m_table->copyMenu("run"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    resize(kUsualSize.boundedTo(
        QSize(parent != nullptr ? parent->window()->width() : kUsualSize.width(), kUsualSize.height())));
}

void FiguresDialog::setReport(const Report& report) {
    m_table->setReport(report);
}

void FiguresDialog::open() {
    show();
    raise();
}

} // namespace parascope
