// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Reports.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace parascope {

class NumbersModel;

/// The numbers of the runs on a page, and the sentence that says what they mean.
class FiguresPanel final : public QWidget {
    Q_OBJECT

public:
    explicit FiguresPanel(QWidget* parent = nullptr);

    /// `more` stands before the sentence that the figures make.
    void setRuns(const std::vector<ReportedRun>& runs, const std::string& more = {});

private:
    NumbersModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_sentence = nullptr;
};

} // namespace parascope
