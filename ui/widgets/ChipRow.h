// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace parascope {

/// Chips of which one is chosen, in a row: which side of a picture is shown.
class ChipRow final : public QWidget {
    Q_OBJECT

public:
    explicit ChipRow(QWidget* parent = nullptr);

    void add(const QString& text, const QString& tip = {});
    /// By its place, from 0. Says so by chosen() where it was not the one before.
    void choose(int place);
    /// It is none of the choices here.
    void hideChip(int place);

Q_SIGNALS:
    void chosen(int place);

private:
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
};

} // namespace parascope
