// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/LessonTableModel.h"

namespace parascope {

namespace {

using Kind = LessonCell::Kind;
using Progress = LessonCell::Progress;

QString words(const std::string& text) {
    return QString::fromStdString(text);
}

/// "Threads in CPython", on one line.
QString way(const LessonColumn& column) {
    return words(lessonColumnTitle(column.backend)).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString textOf(const LessonCell& cell) {
    switch (cell.kind) {
    case Kind::Open:
        return cell.progress == Progress::Running   ? LessonTableModel::tr("measuring …")
               : cell.progress == Progress::Waiting ? LessonTableModel::tr("waits its turn")
                                                    : LessonTableModel::tr("measure");
    case Kind::Missing:
        return LessonTableModel::tr("not here");
    default:
        return words(cell.figure);
    }
}

/// Of a cell that has a figure its note gives way while the figure is made again.
QString noteOf(const LessonCell& cell) {
    if (cell.kind == Kind::Missing) {
        return words(cell.why);
    }
    if (cell.kind == Kind::Measured && cell.progress != Progress::None) {
        return cell.progress == Progress::Running ? LessonTableModel::tr("measuring again …")
                                                  : LessonTableModel::tr("waits its turn");
    }
    return words(cell.note);
}

QString whatAClickDoes(const LessonCell& cell) {
    if (cell.kind == Kind::Measured) {
        return LessonTableModel::tr("Click or Enter: the run that shows it.");
    }
    return cell.kind == Kind::Open && cell.progress == Progress::None
               ? LessonTableModel::tr("Click or Enter: makes the run that measures it.")
               : QString();
}

} // namespace

LessonTableModel::LessonTableModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void LessonTableModel::setTable(const LessonTable& table) {
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

const LessonCell& LessonTableModel::cell(const QModelIndex& index) const {
    return m_table.cells.at(static_cast<std::size_t>(index.row()))
        .at(static_cast<std::size_t>(index.column()));
}

int LessonTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.cells.size());
}

int LessonTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QString LessonTableModel::toolTip(const QModelIndex& index) const {
    const auto& shown = cell(index);
    const auto& question = m_table.questions.at(static_cast<std::size_t>(index.row()));
    QStringList lines{words(question.question), words(shown.why)};
    if (shown.kind == Kind::Measured) {
        lines.append(words(question.formula) + QLatin1Char('.'));
    }
    lines.append(whatAClickDoes(shown));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

/// What a screen reader says: the cell alone would be a number without a question.
QString LessonTableModel::spoken(const QModelIndex& index) const {
    const auto& shown = cell(index);
    const auto& question = m_table.questions.at(static_cast<std::size_t>(index.row()));
    auto text = tr("%1, %2: %3")
                    .arg(words(question.title),
                         way(m_table.columns.at(static_cast<std::size_t>(index.column()))), textOf(shown));
    if (const auto note = noteOf(shown); !note.isEmpty()) {
        text += QStringLiteral(", ") + note;
    }
    return isMeasured(kLessonRows.at(static_cast<std::size_t>(index.row()))) ? text
                                                                             : text + tr(", not measured");
}

QVariant LessonTableModel::data(const QModelIndex& index, int role) const {
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

QVariant LessonTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 || section >= (orientation == Qt::Vertical ? rowCount() : columnCount())) {
        return {};
    }
    if (orientation == Qt::Vertical) {
        const auto& question = m_table.questions.at(static_cast<std::size_t>(section));
        return role == Qt::DisplayRole   ? QVariant(words(question.title + '\n' + question.detail))
               : role == Qt::ToolTipRole ? QVariant(words(question.question))
                                         : QVariant();
    }
    const auto& column = m_table.columns.at(static_cast<std::size_t>(section));
    return role == Qt::DisplayRole   ? QVariant(words(lessonColumnTitle(column.backend)))
           : role == Qt::ToolTipRole ? QVariant(words(infoOf(column.backend).what))
                                     : QVariant();
}

} // namespace parascope
