// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FilePreview.h"

#include "core/demos/RunFile.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/PageStack.h"

#include <optional>
#include <QObject>
#include <utility>

namespace parascope {

FilePreview::FilePreview(RunSession& session, PageStack& pages)
    : m_session(session)
    , m_pages(pages) {}

ComparePage& FilePreview::page() const {
    return m_pages.pageOf<ComparePage>(kComparePage);
}

bool FilePreview::isAlone() const {
    return isShown() && page().shown() == std::vector{m_id};
}

bool FilePreview::isLookedAt() const {
    return isAlone() && !m_pages.isHome() && &m_pages.current() == &page();
}

void FilePreview::show(const QString& name, Trace soFar) {
    auto& compare = page();
    m_before = compare.shown();
    m_hasBroughtPage = m_pages.isHome() || &m_pages.current() != &compare;
    std::vector<RunRecord> runs;
    runs.push_back(foreignRun(QObject::tr("%1, so far").arg(name).toStdString(), std::move(soFar)));
    m_id = m_session.adopt(std::move(runs)).front();
    compare.messages().hide();
    compare.showRuns({m_id});
    compare.timeline().view().home();
    m_pages.showPage(&compare);
}

void FilePreview::giveWayTo(const std::vector<RunId>& runs) {
    if (isAlone()) {
        auto& view = page().timeline().view();
        const auto* whole = runs.size() == 1 ? m_session.run(runs.front()) : nullptr;
        const auto place =
            whole != nullptr && !view.showsAll() ? std::optional(view.visible()) : std::nullopt;
        const auto shift = whole != nullptr ? m_session.run(m_id)->zero() - whole->zero() : Nanoseconds{};
        page().showRuns(runs);
        if (place) {
            view.fit(place->shifted(shift));
        } else {
            view.home();
        }
    }
    remove();
}

void FilePreview::takeBack() {
    const bool goesBack = m_hasBroughtPage && isLookedAt();
    if (isAlone()) {
        page().showRuns(m_before);
        page().timeline().view().home();
    }
    remove();
    if (goesBack) {
        m_pages.back();
    }
}

/// It is gone already where the user has deleted it.
void FilePreview::remove() {
    const auto gone = m_session.remove({std::exchange(m_id, RunId())});
}

} // namespace parascope
