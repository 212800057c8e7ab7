// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Scaling.h"

#include <QAbstractTableModel>

namespace parascope {

/// The points of a scaling as a table: a row for each backend and number of workers.
class ScalingModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Way, Workers, Wall, Speedup, Efficiency, KarpFlatt, ColumnCount };

    explicit ScalingModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent) {}

    void setScaling(const Scaling& scaling);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    Scaling m_scaling;
};

} // namespace parascope
