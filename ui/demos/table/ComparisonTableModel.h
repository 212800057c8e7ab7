// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/table/ComparisonTable.h"

#include <QAbstractTableModel>

namespace parascope {

/// The table "Threads vs processes": a row for each question, a column for each way to make workers. A cell's
/// text is its figure or what can be done to get one.
class ComparisonTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role : std::uint16_t {
        NoteRole = Qt::UserRole, ///< what stands smaller under the text
        KindRole,                ///< ComparisonCell::Kind as int
        BusyRole,                ///< whether a run is going to fill it
    };

    explicit ComparisonTableModel(QObject* parent = nullptr);

    void setTable(const ComparisonTable& table);
    [[nodiscard]] const ComparisonTable& table() const { return m_table; }
    [[nodiscard]] const ComparisonCell& cell(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString toolTip(const QModelIndex& index) const;
    [[nodiscard]] QString spoken(const QModelIndex& index) const;

    ComparisonTable m_table;
};

} // namespace parascope
