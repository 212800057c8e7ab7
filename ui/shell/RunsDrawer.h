// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <QWidget>

class QAction;
class QMenu;
class QToolButton;
class QTreeView;

namespace parascope {

class RunsModel;

/// The runs of the session, batch by batch; those with a tick stand side by side on the page. Runs are
/// renamed, deleted, pinned as baseline, saved and copied as a command by keys, by the menu button and by
/// right click. What was deleted comes back by undo.
class RunsDrawer final : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit RunsDrawer(RunSession& session, QWidget* parent = nullptr);
    ~RunsDrawer() override;

    /// Puts the ticks without telling anybody.
    void setShown(const std::vector<RunId>& ids);

    /// For the menu "Edit", too: Delete, and Ctrl+Z.
    [[nodiscard]] QAction* deleteAction() const { return m_delete; }
    [[nodiscard]] QAction* undoAction() const { return m_undo; }
    [[nodiscard]] bool canUndo() const { return !m_removed.empty(); }

    /// Brings back what was deleted last.
    void undo();

Q_SIGNALS:
    /// The user ticked or unticked, or a run with a tick went: the runs with a tick, oldest first.
    void shownChanged(const std::vector<parascope::RunId>& ids);
    void canUndoChanged(bool can);
    void saveRequested(const std::vector<parascope::RunId>& ids);
    void copyCommandRequested(parascope::RunId id);

private:
    void setupTree();
    void setupActions();
    [[nodiscard]] QAction* makeAction(const QString& text, const QKeySequence& key,
                                      void (RunsDrawer::*does)());
    /// Of the rows that are chosen, oldest first.
    [[nodiscard]] std::vector<RunId> chosen() const;
    void updateActions();
    void rename();
    void removeChosen();
    void pinChosen();
    void saveChosen();
    void copyCommand();
    void showMenu(const QPoint& place);

    RunSession& m_session;
    RunsModel* m_model;
    QTreeView* m_tree;
    QMenu* m_menu;
    QAction* m_rename = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_pin = nullptr;
    QAction* m_save = nullptr;
    QAction* m_copy = nullptr;
    struct Deletion {
        RemovedRuns runs;
        std::vector<RunId> shown; ///< with a tick before
    };
    std::vector<Deletion> m_removed; ///< the last one is undone first
};

} // namespace parascope
