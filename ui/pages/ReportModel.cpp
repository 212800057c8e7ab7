// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReportModel.h"

namespace parascope {

namespace {

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

QVariant cellOf(const Figure& figure, int role) {
    switch (role) {
    case Qt::DisplayRole:
        return text(figure.text());
    case Qt::ToolTipRole:
        return text(figure.formula + (figure.note.empty() ? "" : "\n") + figure.note);
    case ReportModel::kSortRole:
        return figure.value ? QVariant(*figure.value) : QVariant(text(figure.text()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace

ReportModel::ReportModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void ReportModel::setReport(const Report& report) {
    if (report == m_report) {
        return;
    }
    beginResetModel();
    m_report = report;
    endResetModel();
}

int ReportModel::figureCount() const {
    return m_report.rows.empty() ? 0 : static_cast<int>(m_report.rows.front().figures.size());
}

int ReportModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_report.rows.size());
}

int ReportModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : figureCount() + 1;
}

QVariant ReportModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const auto& row = m_report.rows.at(static_cast<std::size_t>(index.row()));
    if (index.column() == 0) {
        return role == Qt::DisplayRole || role == kSortRole ? QVariant(text(row.title)) : QVariant();
    }
    return cellOf(row.figures.at(static_cast<std::size_t>(index.column() - 1)), role);
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 1 || section > figureCount()) {
        return {};
    }
    const auto& shown = m_report.rows.front().figures[static_cast<std::size_t>(section - 1)];
    return role == Qt::ToolTipRole   ? QVariant(text(shown.formula))
           : role == Qt::DisplayRole ? QVariant(text(shown.label))
                                     : QVariant();
}

} // namespace parascope
