// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"

#include <QDialog>

namespace parascope {

class ReportTable;

/// All figures of an answer as a table, a row for each run: to sort, and to copy into other programs.
class FiguresDialog final : public QDialog {
    Q_OBJECT

public:
    explicit FiguresDialog(QWidget* parent = nullptr);

    void setReport(const Report& report);
    /// Shows it beside the window, which goes on working.
    void open() override;

private:
    void fit();

    ReportTable* m_table;
};

} // namespace parascope
