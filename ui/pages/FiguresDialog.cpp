// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/FiguresDialog.h"

#include "ui/pages/ReportTable.h"

#include <algorithm>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr QSize kUsualSize(960, 420);
constexpr QSize kDialogFrame(8, 40); ///< that a window manager puts around it
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
}

void FiguresDialog::setReport(const Report& report) {
    m_table->setReport(report);
}

/// As wide as all its columns, where the screen is.
void FiguresDialog::fit() {
    const auto margins = layout()->contentsMargins();
    const int columns = m_table->horizontalHeader()->length() + 2 * m_table->frameWidth() +
                        m_table->verticalScrollBar()->sizeHint().width() + margins.left() + margins.right();
    resize(QSize(std::max(columns, kUsualSize.width()), kUsualSize.height())
               .boundedTo(screen()->availableSize() - kDialogFrame));
}

void FiguresDialog::open() {
    if (!isVisible()) {
        fit();
    }
    show();
    raise();
}

} // namespace parascope
