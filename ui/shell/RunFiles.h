// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "ui/shell/RecentFiles.h"
#include "ui/shell/Settings.h"
#include "ui/shell/UnsavedRuns.h"

#include <filesystem>
#include <QObject>
#include <set>

class QWidget;

namespace parascope {

/// Asks for files of runs, saves runs, and knows which files were used last and which runs were never saved.
class RunFiles final : public QObject {
    Q_OBJECT

public:
    /// `window`: above which it asks.
    RunFiles(RunSession& session, QWidget& window);

    [[nodiscard]] RecentFiles& recent() { return m_recent; }
    /// The file to open, chosen by the user; empty: none.
    [[nodiscard]] QString askForFile();
    /// Runs were exported. A trace of them is a saved one.
    void exported(const QString& file, const std::vector<const RunRecord*>& runs);
    /// A trace was opened or saved: it is among the recent ones, its folder is proposed next.
    void used(const QString& file);
    /// These runs are in the file.
    void saved(const QString& file, const std::vector<const RunRecord*>& runs);
    /// Asks where to, and saves them. Empty: the user changed their mind.
    Result<QString> save(const std::vector<const RunRecord*>& runs, const QString& demo);
    /// Whether the window may close: asks once about runs that were never saved, and saves them when asked
    /// to.
    [[nodiscard]] bool mayClose();

private:
    void runFinished(RunId id);

    RunSession& m_session;
    QWidget& m_window;
    Settings m_settings;
    RecentFiles m_recent;
    UnsavedRuns m_unsaved;
    std::set<RunId> m_noted; ///< their notes are not in a file yet: the title says so
};

} // namespace parascope
