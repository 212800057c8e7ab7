// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

namespace parascope {

class ComparePage;
class PageStack;

/// What was read of a large file so far, on the page that compares, until all of it takes its place.
class FilePreview {
public:
    /// All must outlive it.
    FilePreview(RunSession& session, PageStack& pages);

    /// Shows it; the page it is on comes to the front.
    void show(const QString& name, Trace soFar);
    [[nodiscard]] bool isShown() const { return m_id.isValid(); }
    /// Whether the user looks at it: neither another page nor other runs were chosen meanwhile.
    [[nodiscard]] bool isLookedAt() const;
    /// All of the file takes its place, at the zoom that the user has set.
    void giveWayTo(const std::vector<RunId>& runs);
    /// As if it had never been.
    void takeBack();

private:
    [[nodiscard]] ComparePage& page() const;
    [[nodiscard]] bool isAlone() const;
    void remove();

    RunSession& m_session;
    PageStack& m_pages;
    RunId m_id;                    ///< invalid: none is shown
    std::vector<RunId> m_before;   ///< what the page showed
    bool m_hasBroughtPage = false; ///< another one was in front
};

} // namespace parascope
