// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace parascope {

class ReportModel;

/// The numbers of the runs on a page, and the sentence that says what they mean.
class FiguresPanel final : public QWidget {
    Q_OBJECT

public:
    explicit FiguresPanel(QWidget* parent = nullptr);

    void setReport(const Report& report);

private:
    ReportModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_sentence = nullptr;
};

} // namespace parascope
