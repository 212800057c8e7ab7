// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"

#include <QAbstractTableModel>

namespace parascope {

/// An answer as a table: things below each other, named in the first column, a column for each figure.
/// Formulas and notes are tooltips.
class ReportModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// A cell's number, for sorting; its text where it has none.
    static constexpr int kSortRole = Qt::UserRole;

    explicit ReportModel(QObject* parent = nullptr);

    /// Nothing happens when it is the same: a reset would take the user's selection away.
    void setReport(const Report& report);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] int figureCount() const;

    Report m_report;
};

} // namespace parascope
