// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunFileLoader.h"
#include "core/engine/RunSession.h"
#include "ui/shell/FilePreview.h"
#include "ui/shell/FileProgress.h"

#include <optional>

namespace parascope {

class ComparePage;
class Page;
class PageStack;

/// Puts the runs of a file on the page that shows such runs, and says there what is wrong with it. The file
/// is read on another thread; of one that takes a while the beginning is shown meanwhile.
class FileOpener final : public QObject {
    Q_OBJECT

public:
    /// `session` and `pages` must outlive it.
    FileOpener(RunSession& session, PageStack& pages, QObject* parent = nullptr);

    /// Begins. Not while it is busy.
    void open(const std::filesystem::path& file);
    /// Leaves nothing of the file.
    void stop();
    [[nodiscard]] bool isBusy() const { return m_loader.isBusy() || m_read; }
    /// The name of the file that is being opened.
    [[nodiscard]] QString name() const;
    /// Nothing for as long as nobody has to wait.
    [[nodiscard]] const std::optional<FileProgress>& progress() const { return m_progress; }

Q_SIGNALS:
    void progressChanged();
    /// It is open, on that page.
    void opened(const QString& file, parascope::Page* page);

private:
    void connectLoader();
    void takeWhenFree();
    void take(Result<OpenedFile>& read);
    void fail(const Error& error);
    void finish();
    /// The runs of demos whose page shows their own; the last such page, null when there is none.
    Page* openOnTheirPages(OpenedFile& opened);
    void compareRuns(OpenedFile& opened);
    void sayWarnings(const OpenedFile& opened, const Page& page) const;
    [[nodiscard]] ComparePage& comparePage() const;

    RunSession& m_session;
    PageStack& m_pages;
    FilePreview m_preview;
    std::optional<FileProgress> m_progress;
    OpenedFilePtr m_read; ///< waits until nobody looks at what would go
    RunFileLoader m_loader;
};

} // namespace parascope
