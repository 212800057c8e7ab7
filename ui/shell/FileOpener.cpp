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

FileOpener::FileOpener(RunSession& session, ComparePage& compare, QueuePage& queue, QList<Page*> pages)
    : m_session(session)
    , m_compare(compare)
    , m_queue(queue)
    , m_pages(std::move(pages)) {}

FileOpener::Outcome FileOpener::open(const std::filesystem::path& file) const {
    auto opened = openRuns(file);
    qCDebug(shellLog, "file opened: %s: %s", file.c_str(), opened ? "good" : opened.error().text().c_str());
    if (!opened) {
        m_compare.messages().showError(QString::fromStdString(opened.error().text()));
        return {&m_compare, false};
    }
    Page* page = nullptr;
    if (auto queues = takeThose(*opened, isQueue); !queues.empty()) {
        m_queue.openFile(std::move(queues));
        page = &m_queue;
    }
    for (auto* each : m_pages) {
        page = openOnItsPage(*each, *opened) ? each : page;
    }
    if (page == nullptr || !opened->runs.empty()) {
        compareRuns(file, *opened);
        page = &m_compare;
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

bool FileOpener::openOnItsPage(Page& page, OpenedFile& opened) const {
    auto* demo = dynamic_cast<DemoPage*>(&page);
    if (demo == nullptr || demo == &m_compare) {
        return false;
    }
    auto runs = takeThose(opened, [&page](const RunFacts& facts) {
        return QString::fromStdString(facts.experiment.demo) == page.key();
    });
    if (runs.empty()) {
        return false;
    }
    demo->open(m_session.adopt(std::move(runs)));
    return true;
}

void FileOpener::compareRuns(const std::filesystem::path& file, OpenedFile& opened) const {
    m_compare.messages().hide();
    m_compare.showRuns(m_session.adopt(takeRuns(opened, file.filename().string())));
    m_compare.timeline().view().home();
}

} // namespace parascope
