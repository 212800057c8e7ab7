// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"

#include <QTableView>

class QMenu;
class QSortFilterProxyModel;

namespace parascope {

class ReportModel;

/// An answer as a table that a click on a heading sorts, and that can be copied into other programs.
class ReportTable final : public QTableView {
    Q_OBJECT

public:
    explicit ReportTable(QWidget* parent = nullptr);

    /// Shows it in its own order.
    void setReport(const Report& report);
    /// Copies all of it, as one of the formats that other programs take. `rowsAre`: what a row is of, for
    /// scripts.
    [[nodiscard]] QMenu* copyMenu(const std::string& rowsAre);
    /// The key of a row as it is shown.
    [[nodiscard]] std::string keyAt(const QModelIndex& index) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitRows();

    Report m_report;
    ReportModel* m_model;
    QSortFilterProxyModel* m_sorted;
};

} // namespace parascope
