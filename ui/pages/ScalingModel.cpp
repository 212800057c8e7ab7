// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ScalingModel.h"

#include "core/report/Sentence.h"

#include <array>

namespace parascope {

namespace {

struct ColumnWords {
    const char* label;
    const char* meaning;
};
constexpr std::array<ColumnWords, ScalingModel::ColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("ScalingModel", ""), QT_TRANSLATE_NOOP("ScalingModel", "How workers are made")},
    {QT_TRANSLATE_NOOP("ScalingModel", "workers"),
     QT_TRANSLATE_NOOP("ScalingModel", "Threads or processes at the same time, each with the same work")},
    {QT_TRANSLATE_NOOP("ScalingModel", "wall"),
     QT_TRANSLATE_NOOP("ScalingModel", "Median wall time of all repeats")},
    {QT_TRANSLATE_NOOP("ScalingModel", "speed-up"),
     QT_TRANSLATE_NOOP("ScalingModel",
                       "S = wall time of the same total work one after another / median wall time")},
    {QT_TRANSLATE_NOOP("ScalingModel", "efficiency"), QT_TRANSLATE_NOOP("ScalingModel", "S / workers")},
    {QT_TRANSLATE_NOOP("ScalingModel", "Karp-Flatt"),
     QT_TRANSLATE_NOOP("ScalingModel",
                       "The part of the work that was not parallel, as measured: (1/S - 1/n) / (1 - 1/n)")},
}};

QString cell(const ScalingPoint& point, int column) {
    const auto dash = QStringLiteral("–");
    switch (column) {
    case ScalingModel::Way:
        return QString::fromStdString(infoOf(point.backend).label);
    case ScalingModel::Workers:
        return QString::number(point.workers);
    case ScalingModel::Wall:
        return QString::fromStdString(durationInWords(point.wallMedian));
    case ScalingModel::Speedup:
        return point.speedup ? QString::fromStdString(decimals(*point.speedup, 2)) + QStringLiteral(" ×")
                             : dash;
    case ScalingModel::Efficiency:
        return point.efficiency
                   ? QString::fromStdString(decimals(*point.efficiency * 100, 0)) + QStringLiteral(" %")
                   : dash;
    case ScalingModel::KarpFlatt:
        return point.karpFlatt ? QString::fromStdString(decimals(*point.karpFlatt, 3)) : dash;
    default:
        return {};
    }
}

} // namespace

void ScalingModel::setScaling(const Scaling& scaling) {
    beginResetModel();
    m_scaling = scaling;
    endResetModel();
}

int ScalingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_scaling.points.size());
}

int ScalingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScalingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant((index.column() == Way ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    const auto& point = m_scaling.points.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::ToolTipRole) {
        const auto meaning = tr(kColumns.at(static_cast<std::size_t>(index.column())).meaning);
        return index.column() != Wall
                   ? meaning
                   : tr("%1: %2 to %3")
                         .arg(meaning, QString::fromStdString(durationInWords(point.wallMin)),
                              QString::fromStdString(durationInWords(point.wallMax)));
    }
    return role == Qt::DisplayRole ? QVariant(cell(point, index.column())) : QVariant();
}

QVariant ScalingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    const auto& column = kColumns.at(static_cast<std::size_t>(section));
    if (role == Qt::ToolTipRole) {
        return tr(column.meaning);
    }
    return role == Qt::DisplayRole ? QVariant(tr(column.label)) : QVariant();
}

} // namespace parascope
