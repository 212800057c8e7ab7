// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace parascope {

/// The runs of the session, newest first; those with a tick stand side by side on the page. A right click on
/// a serial one makes it the baseline of all runs of its work.
class RunHistory final : public QWidget {
    Q_OBJECT

public:
    explicit RunHistory(RunSession& session, QWidget* parent = nullptr);

    /// Puts the ticks without telling anybody.
    void setShown(const std::vector<RunId>& ids);

Q_SIGNALS:
    /// The user ticked or unticked: the runs with a tick, oldest first.
    void shownChanged(const std::vector<parascope::RunId>& ids);

private:
    void addRun(RunId id);
    void updateRun(RunId id);
    void removeRun(RunId id);
    void updateAll();
    void itemChanged();
    void showMenu(const QPoint& place);
    [[nodiscard]] QListWidgetItem* itemOf(RunId id) const;

    RunSession& m_session;
    QListWidget* m_list;
};

} // namespace parascope
