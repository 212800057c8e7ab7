// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/table/ComparisonTableModel.h"

namespace parascope {

namespace {

using Kind = ComparisonCell::Kind;
using Progress = ComparisonCell::Progress;

/// "Threads in CPython", on one line.
QString way(const ComparisonColumn& column) {
    return QString::fromStdString(comparisonColumnTitle(column.backend))
        .replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString textOf(const ComparisonCell& cell) {
    switch (cell.kind) {
    case Kind::Open:
        return cell.progress == Progress::Running   ? ComparisonTableModel::tr("measuring …")
               : cell.progress == Progress::Waiting ? ComparisonTableModel::tr("waits its turn")
                                                    : ComparisonTableModel::tr("measure");
    case Kind::Missing:
        return ComparisonTableModel::tr("not here");
    default:
        return QString::fromStdString(cell.figure);
    }
}

/// Of a cell that has a figure its note gives way while the figure is made again.
QString noteOf(const ComparisonCell& cell) {
    if (cell.kind == Kind::Missing) {
        return QString::fromStdString(cell.why);
    }
    if (cell.kind == Kind::Measured && cell.progress != Progress::None) {
        return cell.progress == Progress::Running ? ComparisonTableModel::tr("measuring again …")
                                                  : ComparisonTableModel::tr("waits its turn");
    }
    return QString::fromStdString(cell.note);
}

QString whatAClickDoes(const ComparisonCell& cell) {
    if (cell.kind == Kind::Measured || (cell.kind == Kind::Words && !cell.runs.empty())) {
        return ComparisonTableModel::tr("Click or Enter: the run that shows it.");
    }
    if (cell.kind == Kind::Words && !cell.command.empty()) {
        return ComparisonTableModel::tr("Click or Enter: the page that shows it, ready to run.");
    }
    return cell.kind == Kind::Open && cell.progress == Progress::None
               ? ComparisonTableModel::tr("Click or Enter: makes the run that measures it.")
               : QString();
}

} // namespace

ComparisonTableModel::ComparisonTableModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void ComparisonTableModel::setTable(const ComparisonTable& table) {
    if (table == m_table) {
        return;
    }
    // Only other columns make it another table: the cell where the keyboard is stays where it is.
    if (table.columns == m_table.columns && table.cells.size() == m_table.cells.size()) {
        m_table = table;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        return;
    }
    beginResetModel();
    m_table = table;
    endResetModel();
}

const ComparisonCell& ComparisonTableModel::cell(const QModelIndex& index) const {
    return m_table.cells.at(static_cast<std::size_t>(index.row()))
        .at(static_cast<std::size_t>(index.column()));
}

int ComparisonTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.cells.size());
}

int ComparisonTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QString ComparisonTableModel::toolTip(const QModelIndex& index) const {
    const auto& shown = cell(index);
    const auto& question = m_table.questions.at(static_cast<std::size_t>(index.row()));
    QStringList lines{QString::fromStdString(question.question), QString::fromStdString(shown.why)};
    if (shown.kind == Kind::Measured) {
        lines.append(QString::fromStdString(question.formula) + QLatin1Char('.'));
    }
    lines.append(whatAClickDoes(shown));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

/// What a screen reader says: the cell alone would be a number without a question.
QString ComparisonTableModel::spoken(const QModelIndex& index) const {
    const auto& shown = cell(index);
    const auto& question = m_table.questions.at(static_cast<std::size_t>(index.row()));
    auto text = tr("%1, %2: %3")
                    .arg(QString::fromStdString(question.title),
                         way(m_table.columns.at(static_cast<std::size_t>(index.column()))), textOf(shown));
    if (const auto note = noteOf(shown); !note.isEmpty()) {
        text += QStringLiteral(", ") + note;
    }
    return isMeasured(kComparisonRows.at(static_cast<std::size_t>(index.row())))
               ? text
               : text + tr(", not measured");
}

QVariant ComparisonTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const auto& shown = cell(index);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(shown);
    case NoteRole:
        return noteOf(shown);
    case KindRole:
        return static_cast<int>(shown.kind);
    case BusyRole:
        return shown.progress != Progress::None;
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::AccessibleTextRole:
        return spoken(index);
    default:
        return {};
    }
}

QVariant ComparisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 || section >= (orientation == Qt::Vertical ? rowCount() : columnCount())) {
        return {};
    }
    if (orientation == Qt::Vertical) {
        const auto& question = m_table.questions.at(static_cast<std::size_t>(section));
        return role == Qt::DisplayRole
                   ? QVariant(QString::fromStdString(question.title + '\n' + question.detail))
               : role == Qt::ToolTipRole ? QVariant(QString::fromStdString(question.question))
                                         : QVariant();
    }
    const auto& column = m_table.columns.at(static_cast<std::size_t>(section));
    return role == Qt::DisplayRole   ? QVariant(QString::fromStdString(comparisonColumnTitle(column.backend)))
           : role == Qt::ToolTipRole ? QVariant(QString::fromStdString(infoOf(column.backend).what))
                                     : QVariant();
}

} // namespace parascope
