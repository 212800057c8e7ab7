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
#include <QStringList>

namespace parascope {

namespace {

/// The runs at a queue, taken out of a file's runs.
std::vector<RunRecord> takeQueues(OpenedFile& opened) {
    const auto first = std::stable_partition(opened.runs.begin(), opened.runs.end(),
                                             [](const RunRecord& run) { return !isQueue(run.facts); });
    std::vector<RunRecord> queues(std::make_move_iterator(first), std::make_move_iterator(opened.runs.end()));
    opened.runs.erase(first, opened.runs.end());
    return queues;
}

} // namespace

FileOpener::FileOpener(RunSession& session, ComparePage& compare, QueuePage& queue)
    : m_session(session)
    , m_compare(compare)
    , m_queue(queue) {}

FileOpener::Outcome FileOpener::open(const std::filesystem::path& file) const {
    auto opened = openRuns(file);
    qCDebug(shellLog, "file opened: %s: %s", file.c_str(), opened ? "good" : opened.error().text().c_str());
    if (!opened) {
        m_compare.messages().showError(QString::fromStdString(opened.error().text()));
        return {&m_compare, false};
    }
    auto queues = takeQueues(*opened);
    const bool isAllQueues = !queues.empty() && opened->runs.empty();
    if (!queues.empty()) {
        m_queue.open(std::move(queues));
    }
    if (!isAllQueues) {
        compareRuns(file, *opened);
    }
    Page* page = &m_compare;
    if (isAllQueues) {
        page = &m_queue;
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

void FileOpener::compareRuns(const std::filesystem::path& file, OpenedFile& opened) const {
    m_compare.messages().hide();
    m_compare.showRuns(m_session.adopt(takeRuns(opened, file.filename().string())));
    m_compare.timeline().view().home();
}

} // namespace parascope
