// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace parascope {

/// Chooses one of several things that stand side by side: a rounded word with a dot that is filled while it
/// is chosen.
class Chip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);

    /// What it stands for, in a tooltip; `words` are said besides its name.
    void setHelp(const QString& tip, const QString& words);
    /// It cannot be chosen, and says why; empty: it can.
    void setReason(const QString& why);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int dot() const;

    QString m_toolTip; ///< while it can be chosen
    QString m_help;    ///< to a screen reader, the same
};

} // namespace parascope
