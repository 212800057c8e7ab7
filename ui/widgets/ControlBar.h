// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <set>
#include <vector>

class QFrame;
class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace parascope {

/// A row of labelled controls that never wraps: those at the end for which there is no room are behind
/// "More".
class ControlBar final : public QWidget {
    Q_OBJECT

public:
    explicit ControlBar(QWidget* parent = nullptr);

    /// Adds controls that belong together; they go behind "More" together. The label is their first one's.
    QWidget* add(const QString& label, const std::vector<QWidget*>& controls);
    QWidget* add(QWidget* control) { return add(QString(), {control}); }
    /// Lets a group, as add() gave it, appear or vanish with its room. What stands before it keeps its place
    /// unless the window is too narrow.
    void setInUse(QWidget* group, bool isInUse);
    /// A line between groups.
    void addSeparator();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// The groups that are behind "More".
    [[nodiscard]] std::size_t hiddenGroups() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// px, with the gap behind it; 0 of a group that is not in use.
    [[nodiscard]] int roomOf(QWidget* group) const;
    [[nodiscard]] std::size_t groupsThatFit() const;
    void place();
    void showMore();

    std::vector<QWidget*> m_groups;
    std::set<QWidget*> m_unused;
    std::size_t m_inRow = 0; ///< the first ones of the groups
    QHBoxLayout* m_row;
    QToolButton* m_more;
    QFrame* m_popup;
    QVBoxLayout* m_column;
};

} // namespace parascope
