// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <filesystem>
#include <QList>

namespace parascope {

class ComparePage;
struct OpenedFile;
class Page;
class QueuePage;

/// Puts the runs of a file on the page that shows such runs; what is wrong with it is said there.
class FileOpener {
public:
    /// All must outlive it.
    FileOpener(RunSession& session, ComparePage& compare, QueuePage& queue, QList<Page*> pages);

    struct Outcome {
        Page* page = nullptr; ///< that has the runs, or the words why there are none
        bool isOpened = false;
    };
    Outcome open(const std::filesystem::path& file) const;

private:
    /// Those of its demo; whether there were any.
    bool openOnItsPage(Page& page, OpenedFile& opened) const;
    void compareRuns(const std::filesystem::path& file, OpenedFile& opened) const;

    RunSession& m_session;
    ComparePage& m_compare;
    QueuePage& m_queue;
    QList<Page*> m_pages;
};

} // namespace parascope
