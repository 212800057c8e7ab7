// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <filesystem>

namespace parascope {

class ComparePage;
struct OpenedFile;
class Page;
class PageStack;

/// Puts the runs of a file on the page that shows such runs; what is wrong with it is said there.
class FileOpener {
public:
    /// All must outlive it.
    FileOpener(RunSession& session, PageStack& pages);

    struct Outcome {
        Page* page = nullptr; ///< that has the runs, or the words why there are none
        bool isOpened = false;
    };
    Outcome open(const std::filesystem::path& file) const;

private:
    /// The runs of demos whose page shows their own; the last such page, null when there is none.
    Page* openOnTheirPages(OpenedFile& opened) const;
    void compareRuns(ComparePage& compare, const std::filesystem::path& file, OpenedFile& opened) const;

    RunSession& m_session;
    PageStack& m_pages;
};

} // namespace parascope
