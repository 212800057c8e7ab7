// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReportModel.h"

namespace parascope {

namespace {

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

/// A column's title on several lines, so that columns stay narrow: "one after another" on two.
QString onLines(const QString& title) {
    auto text = title;
    const auto space = title.lastIndexOf(QLatin1Char(' '));
    return space > 0 ? text.replace(space, 1, QLatin1Char('\n')) : text;
}

/// The first letter large: a row's name stands at the beginning of a line.
QString capitalised(const QString& label) {
    return label.left(1).toUpper() + label.mid(1);
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

ReportModel::ReportModel(Figures figures, QObject* parent)
    : QAbstractTableModel(parent)
    , m_figures(figures) {}

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
    const auto things = static_cast<int>(m_report.rows.size());
    return parent.isValid() ? 0 : m_figures == Figures::AreRows ? figureCount() : things;
}

int ReportModel::columnCount(const QModelIndex& parent) const {
    const auto things = static_cast<int>(m_report.rows.size());
    return parent.isValid() ? 0 : m_figures == Figures::AreRows ? things : figureCount() + 1;
}

QVariant ReportModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const bool areRows = m_figures == Figures::AreRows;
    const auto& row = m_report.rows.at(static_cast<std::size_t>(areRows ? index.column() : index.row()));
    const int figure = areRows ? index.row() : index.column() - 1;
    if (figure < 0) {
        return role == Qt::DisplayRole || role == kSortRole ? QVariant(text(row.title)) : QVariant();
    }
    return cellOf(row.figures.at(static_cast<std::size_t>(figure)), role);
}

QVariant ReportModel::figureHeader(int figure, int role) const {
    if (figure < 0 || figure >= figureCount()) {
        return {};
    }
    const auto& shown = m_report.rows.front().figures[static_cast<std::size_t>(figure)];
    const auto label = text(shown.label);
    return role == Qt::ToolTipRole   ? QVariant(text(shown.formula))
           : role == Qt::DisplayRole ? QVariant(m_figures == Figures::AreRows ? capitalised(label) : label)
                                     : QVariant();
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool areRows = m_figures == Figures::AreRows;
    if (areRows == (orientation == Qt::Vertical)) {
        return figureHeader(areRows ? section : section - 1, role);
    }
    const bool isThing = section >= 0 && static_cast<std::size_t>(section) < m_report.rows.size();
    return areRows && isThing && role == Qt::DisplayRole
               ? QVariant(onLines(text(m_report.rows[static_cast<std::size_t>(section)].title)))
               : QVariant();
}

} // namespace parascope
