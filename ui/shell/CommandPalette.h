// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace parascope {

/// A line to type in and all that can be done below it: what fits best stands first, Enter does it.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    /// Actions that are invisible or have no text are left out; those that cannot be used now are shown as
    /// such. They may go while it is open.
    explicit CommandPalette(const QList<QAction*>& actions, QWidget* parent = nullptr);

    /// The texts that are listed now, from top to bottom.
    [[nodiscard]] QStringList listed() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void trigger();

    QList<QPointer<QAction>> m_actions;
    QLineEdit* m_line;
    QListWidget* m_list;
};

} // namespace parascope
