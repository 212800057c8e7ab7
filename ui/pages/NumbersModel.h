// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Reports.h"

#include <QAbstractTableModel>

namespace parascope {

/// The figures of runs side by side: a column for each run, a row for each figure, its formula as tooltip.
class NumbersModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Row {
        Wall,
        Cpu,
        BusyCores,
        Speedup,
        Efficiency,
        Start,
        RunningShare,
        ReadyShare,
        Switches,
        Memory,
        Result,
        RowCount
    };

    explicit NumbersModel(QObject* parent = nullptr);

    /// Figures of runs as they are now; unfinished ones show what is known.
    void setRuns(const std::vector<ReportedRun>& runs);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    /// What is kept of a run: its texts, so that the model depends on no run's life.
    struct Column {
        QString title;
        std::vector<QString> cells;
        QString results; ///< all of them, a line each
        bool operator==(const Column&) const = default;
    };
    [[nodiscard]] static Column columnOf(const ReportedRun& run);

    std::vector<Column> m_columns;
};

} // namespace parascope
