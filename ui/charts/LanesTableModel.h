// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

#include <QAbstractTableModel>

namespace parascope {

/// The lanes as a table that can be read: one row for each span, in order of run, lane and time, and behind
/// those of a run its marks. Where a run has several hosts, the last column tells which.
class LanesTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Run, Worker, Begin, End, StateColumn, Name, Core, Host, ColumnCount };

    explicit LanesTableModel(QObject* parent = nullptr);

    /// The runs, as they are now: what comes to their traces later is not shown until the next call.
    void setSources(std::vector<TimelineSource> sources);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    /// The spans of one row of one lane, or the marks of a run.
    struct Part {
        std::size_t source = 0;
        LaneId lane; ///< invalid for marks
        std::size_t depth = 0;
        int firstRow = 0;
        int count = 0;
    };

    void addPart(std::size_t source, LaneId lane, std::size_t depth, std::size_t count);
    [[nodiscard]] const Part& partOf(int row) const;
    [[nodiscard]] QVariant spanData(const Part& part, std::size_t number, int column) const;
    [[nodiscard]] QVariant markData(const Part& part, std::size_t number, int column) const;

    std::vector<TimelineSource> m_sources;
    std::vector<Part> m_parts;
    int m_rows = 0;
    bool m_hasHosts = false;
};

} // namespace parascope
