// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/FiguresPanel.h"

#include "ui/pages/ReportModel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace parascope {

FiguresPanel::FiguresPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new ReportModel(ReportModel::Figures::AreRows, this))
    , m_table(new QTableView(this))
    , m_sentence(new QLabel(this)) {
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setAccessibleName(tr("Numbers of the runs"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false); // Tab goes on to the next control, arrows go through the cells
    m_table->setWordWrap(false);         // "running …" on two lines would make its row jump
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_sentence->setAccessibleName(tr("What the numbers mean"));
    auto font = m_sentence->font();
    font.setBold(true);
    m_sentence->setFont(font);
    // Room for the longest sentence from the start on: the layout does not jump when it appears.
    m_sentence->setMinimumHeight(fontMetrics().lineSpacing() * 4);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addWidget(m_sentence);
}

void FiguresPanel::setReport(const Report& report) {
    m_model->setReport(report);
    m_sentence->setText(QString::fromStdString(report.sentence));
}

} // namespace parascope
