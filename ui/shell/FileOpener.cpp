// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FileOpener.h"

#include "core/demos/queue/QueueFacts.h"
#include "core/demos/RunFile.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/Log.h"
#include "ui/shell/PageStack.h"

#include <algorithm>
#include <functional>
#include <QStringList>

namespace parascope {

namespace {

/// The runs of one kind, taken out of a file's runs.
std::vector<RunRecord> takeThose(OpenedFile& opened, const std::function<bool(const RunFacts&)>& are) {
    const auto first = std::stable_partition(opened.runs.begin(), opened.runs.end(),
                                             [&are](const RunRecord& run) { return !are(run.facts); });
    std::vector<RunRecord> taken(std::make_move_iterator(first), std::make_move_iterator(opened.runs.end()));
    opened.runs.erase(first, opened.runs.end());
    return taken;
}

} // namespace

FileOpener::FileOpener(RunSession& session, PageStack& pages)
    : m_session(session)
    , m_pages(pages) {}

FileOpener::Outcome FileOpener::open(const std::filesystem::path& file) const {
    auto& compare = m_pages.pageOf<ComparePage>(kComparePage);
    auto opened = openRuns(file);
    qCDebug(shellLog, "file opened: %s: %s", file.c_str(), opened ? "good" : opened.error().text().c_str());
    if (!opened) {
        compare.messages().showError(QString::fromStdString(opened.error().text()));
        return {&compare, false};
    }
    auto* page = openOnTheirPages(*opened);
    if (page == nullptr || !opened->runs.empty()) {
        compareRuns(compare, file, *opened);
        page = &compare;
    }
    QStringList warnings;
    for (const auto& warning : opened->warnings) {
        warnings.append(QString::fromStdString(warning));
    }
    if (!warnings.isEmpty()) {
        page->messages().showNews(QObject::tr("%1: %2").arg(QString::fromStdString(file.filename().string()),
                                                            warnings.join(QStringLiteral("; "))));
    }
    return {page, true};
}

Page* FileOpener::openOnTheirPages(OpenedFile& opened) const {
    Page* last = nullptr;
    if (auto queues = takeThose(opened, isQueue); !queues.empty()) {
        auto& queue = m_pages.pageOf<QueuePage>(kQueuePage);
        queue.openFile(std::move(queues));
        last = &queue;
    }
    for (const auto& entry : m_pages.entries()) {
        auto runs = takeThose(opened, [&entry](const RunFacts& facts) {
            return QString::fromStdString(facts.experiment.demo) == entry.key;
        });
        if (runs.empty()) {
            continue;
        }
        auto* page = m_pages.pageWithKey(entry.key);
        if (auto* demo = dynamic_cast<DemoPage*>(page)) {
            demo->open(m_session.adopt(std::move(runs)));
            last = page;
        }
    }
    return last;
}

void FileOpener::compareRuns(ComparePage& compare, const std::filesystem::path& file,
                             OpenedFile& opened) const {
    compare.messages().hide();
    compare.showRuns(m_session.adopt(takeRuns(opened, file.filename().string())));
    compare.timeline().view().home();
}

} // namespace parascope
