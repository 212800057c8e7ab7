// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/scrape/PagesModel.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;

namespace parascope {

class Chip;

/// What became of each page, to sort, to copy and to save.
class PagesTable final : public QWidget {
    Q_OBJECT

public:
    explicit PagesTable(QWidget* parent = nullptr);

    void setPages(const PagesModel::Pages& pages);
    /// On a projector: without what is only for the one who clicks.
    void setPresenting(bool presenting);
    /// The rows that are selected, else all, as lines of CSV in the order in which they are shown.
    [[nodiscard]] std::string csv() const;
    [[nodiscard]] QTableView& table() const { return *m_table; }

Q_SIGNALS:
    /// The table could not be saved: why.
    void failed(const QString& words);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupTable();
    void setupRow();
    void showFailuresFirst(bool areFirst);
    void copy() const;
    void saveAs();
    void showCount();
    void fitColumns();

    PagesModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    QWidget* m_row;
    QLabel* m_count;
    Chip* m_failuresFirst;
    QToolButton* m_save = nullptr;
    QToolButton* m_copy = nullptr;
};

} // namespace parascope
