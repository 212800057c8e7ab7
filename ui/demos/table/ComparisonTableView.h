// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace parascope {

class ComparisonCellDelegate;

/// The table "Threads vs processes" on the screen: figures large, what belongs to them small below, a button
/// where something can be measured. Clicks and Enter choose a cell.
class ComparisonTableView final : public QTableView {
    Q_OBJECT

public:
    explicit ComparisonTableView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// As high as its rows.
    [[nodiscard]] QSize sizeHint() const override;

    static constexpr int kLeastColumn = 132; ///< px; more where larger text has the room for it

Q_SIGNALS:
    void chosen(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupHeaders();
    /// Sizes of figures, columns and rows that go together.
    void fit();
    /// The rows share the room that is left below them.
    void fillHeight();
    /// The words why a column cannot be measured get the room of all its cells.
    void spanMissing();

    ComparisonCellDelegate* m_delegate;
};

} // namespace parascope
