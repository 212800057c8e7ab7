// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/QueueMetrics.h"

#include <QAbstractTableModel>

namespace parascope {

/// The figures of a run at a queue: a column for each side, then rows for the whole, which stand in the
/// first.
class QueueModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Row { Waited, Items, ItemsPerSecond, Deepest, Wall, Slowest, RowCount };
    static constexpr int kFirstOfWhole = ItemsPerSecond;

    explicit QueueModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent) {}

    void setFacts(const QueueFacts& facts);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString sideCell(int row, bool producers) const;
    [[nodiscard]] QString wholeCell(int row) const;

    bool m_isEmpty = true;
    QueueFacts m_facts;
    QueueMetrics m_metrics;
};

} // namespace parascope
