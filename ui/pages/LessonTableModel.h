// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/LessonTable.h"

#include <QAbstractTableModel>

namespace parascope {

/// The table "Threads vs processes": a row for each question, a column for each way to make workers. A cell's
/// text is its figure or what can be done to get one.
class LessonTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role : std::uint16_t {
        NoteRole = Qt::UserRole, ///< what stands smaller under the text
        KindRole,                ///< LessonCell::Kind as int
        BusyRole,                ///< whether a run is going to fill it
    };

    explicit LessonTableModel(QObject* parent = nullptr);

    void setTable(const LessonTable& table);
    [[nodiscard]] const LessonTable& table() const { return m_table; }
    [[nodiscard]] const LessonCell& cell(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString toolTip(const QModelIndex& index) const;
    [[nodiscard]] QString spoken(const QModelIndex& index) const;

    LessonTable m_table;
};

} // namespace parascope
