// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueModel.h"

#include "core/base/Numbers.h"
#include "core/report/Sentence.h"

#include <array>

namespace parascope {

namespace {

struct RowWords {
    const char* label;
    const char* meaning;
};
constexpr std::array<RowWords, QueueModel::RowCount> kRows{{
    {QT_TRANSLATE_NOOP("QueueModel", "waited"),
     QT_TRANSLATE_NOOP(
         "QueueModel",
         "Time spent waiting for room or for an item / time lived; and all these waits together")},
    {QT_TRANSLATE_NOOP("QueueModel", "items"),
     QT_TRANSLATE_NOOP("QueueModel", "Items put in by the producers, and done with by the consumers")},
    {QT_TRANSLATE_NOOP("QueueModel", "items a second"),
     QT_TRANSLATE_NOOP("QueueModel", "Items that the consumers are done with / wall time")},
    {QT_TRANSLATE_NOOP("QueueModel", "deepest queue"),
     QT_TRANSLATE_NOOP("QueueModel",
                       "The most items that were in the queue at the same time, end marks included")},
    {QT_TRANSLATE_NOOP("QueueModel", "wall"),
     QT_TRANSLATE_NOOP("QueueModel", "From the common start to the end of the last worker")},
    {QT_TRANSLATE_NOOP("QueueModel", "bottleneck"),
     QT_TRANSLATE_NOOP("QueueModel", "The side that makes the whole slow: the other one waits for it")},
}};

} // namespace

void QueueModel::setFacts(const QueueFacts& facts) {
    m_isEmpty = false;
    m_facts = facts;
    m_metrics = queueMetrics(facts);
    Q_EMIT dataChanged(index(0, 0), index(RowCount - 1, 1));
}

void QueueModel::clear() {
    m_isEmpty = true;
    Q_EMIT dataChanged(index(0, 0), index(RowCount - 1, 1));
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : RowCount;
}

int QueueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 2;
}

QString QueueModel::sideCell(int row, bool producers) const {
    const auto share = producers ? m_metrics.producersWaitShare : m_metrics.consumersWaitShare;
    const auto blocked = producers ? m_metrics.producersBlocked : m_metrics.consumersBlocked;
    const auto items = producers ? m_facts.account.produced : m_facts.account.consumed;
    if (row == Waited) {
        return QString::fromStdString(decimals(share * 100, 0)) + QStringLiteral(" % · ") +
               QString::fromStdString(durationInWords(blocked));
    }
    return QString::fromStdString(speakCount(items));
}

QString QueueModel::wholeCell(int row) const {
    switch (row) {
    case ItemsPerSecond:
        return m_metrics.itemsPerSecond >= 100
                   ? QString::fromStdString(speakCount(static_cast<std::uint64_t>(m_metrics.itemsPerSecond)))
                   : QString::fromStdString(decimals(m_metrics.itemsPerSecond, 2));
    case Deepest:
        return QString::fromStdString(speakCount(m_metrics.deepest));
    case Wall:
        return QString::fromStdString(durationInWords(m_metrics.wall));
    default:
        return m_facts.finished && m_facts.error.empty()
                   ? QString::fromStdString(std::string(bottleneckKey(m_metrics.bottleneck)))
                   : QStringLiteral("–");
    }
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        return tr(kRows.at(static_cast<std::size_t>(index.row())).meaning);
    }
    if (role != Qt::DisplayRole || (index.row() >= kFirstOfWhole && index.column() > 0)) {
        return {};
    }
    if (m_isEmpty) {
        return QStringLiteral("–");
    }
    return index.row() < kFirstOfWhole ? sideCell(index.row(), index.column() == 0) : wholeCell(index.row());
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal) {
        return role != Qt::DisplayRole ? QVariant() : section == 0 ? tr("producers") : tr("consumers");
    }
    if (section < 0 || section >= RowCount) {
        return {};
    }
    const auto& row = kRows.at(static_cast<std::size_t>(section));
    return role == Qt::ToolTipRole   ? QVariant(tr(row.meaning))
           : role == Qt::DisplayRole ? QVariant(tr(row.label))
                                     : QVariant();
}

} // namespace parascope
