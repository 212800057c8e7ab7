// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
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
    /// A line between groups.
    void addSeparator();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// The groups that are behind "More".
    [[nodiscard]] std::size_t hiddenGroups() const { return m_groups.size() - m_inRow; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] std::size_t groupsThatFit() const;
    void place();
    void showMore();

    std::vector<QWidget*> m_groups;
    std::size_t m_inRow = 0; ///< the first ones of the groups
    QHBoxLayout* m_row;
    QToolButton* m_more;
    QFrame* m_popup;
    QVBoxLayout* m_column;
};

} // namespace parascope
