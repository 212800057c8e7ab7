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
#include <QApplication>
#include <QStringList>
#include <QTimer>
#include <utility>

namespace parascope {

namespace {

constexpr std::chrono::milliseconds kAskAgainAfter(50);

/// The runs of one kind, taken out of a file's runs.
std::vector<RunRecord> takeThose(OpenedFile& opened, const std::function<bool(const RunFacts&)>& are) {
    const auto first = std::stable_partition(opened.runs.begin(), opened.runs.end(),
                                             [&are](const RunRecord& run) { return !are(run.facts); });
    std::vector<RunRecord> taken(std::make_move_iterator(first), std::make_move_iterator(opened.runs.end()));
    opened.runs.erase(first, opened.runs.end());
    return taken;
}

} // namespace

FileOpener::FileOpener(RunSession& session, PageStack& pages, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_pages(pages)
    , m_preview(session, pages) {
    connectLoader();
}

void FileOpener::connectLoader() {
    connect(&m_loader, &RunFileLoader::progressed, this, [this](quint64 taken, quint64 all) {
        m_progress = FileProgress{name(), taken, all};
        Q_EMIT progressChanged();
    });
    connect(&m_loader, &RunFileLoader::begun, this,
            [this](const std::shared_ptr<Trace>& soFar) { m_preview.show(name(), std::move(*soFar)); });
    connect(&m_loader, &RunFileLoader::loaded, this, [this](const OpenedFilePtr& read) {
        m_read = read;
        takeWhenFree();
    });
    connect(&m_loader, &RunFileLoader::stopped, this, &FileOpener::finish);
}

void FileOpener::open(const std::filesystem::path& file) {
    m_loader.load(file);
}

void FileOpener::stop() {
    m_loader.stop();
    if (std::exchange(m_read, {})) {
        finish();
    }
}

QString FileOpener::name() const {
    return QString::fromStdString(m_loader.file().filename().string());
}

ComparePage& FileOpener::comparePage() const {
    return m_pages.pageOf<ComparePage>(kComparePage);
}

/// A dialog looks at runs for as long as it is open: none may go meanwhile.
void FileOpener::takeWhenFree() {
    if (QApplication::activeModalWidget() != nullptr) {
        QTimer::singleShot(kAskAgainAfter, this, &FileOpener::takeWhenFree);
    } else if (const auto read = std::exchange(m_read, {})) {
        take(*read);
    }
}

void FileOpener::take(Result<OpenedFile>& read) {
    qCDebug(shellLog, "file opened: %s: %s", m_loader.file().c_str(),
            read ? "good" : read.error().text().c_str());
    if (!read) {
        fail(read.error());
        return;
    }
    // Who went elsewhere while the file was read stays there.
    const bool comesToFront = !m_preview.isShown() || m_preview.isLookedAt();
    auto* page = openOnTheirPages(*read);
    if (page == nullptr || !read->runs.empty()) {
        compareRuns(*read);
        page = &comparePage();
    }
    sayWarnings(*read, *page);
    if (comesToFront) {
        m_pages.showPage(page);
    }
    finish();
    Q_EMIT opened(QString::fromStdString(m_loader.file().string()), page);
}

void FileOpener::fail(const Error& error) {
    finish();
    comparePage().messages().showError(QString::fromStdString(error.text()));
    m_pages.showPage(&comparePage());
}

/// A beginning that nothing took the place of goes.
void FileOpener::finish() {
    if (m_preview.isShown()) {
        m_preview.takeBack();
    }
    m_progress.reset();
    Q_EMIT progressChanged();
}

void FileOpener::sayWarnings(const OpenedFile& opened, const Page& page) const {
    QStringList warnings;
    for (const auto& warning : opened.warnings) {
        warnings.append(QString::fromStdString(warning));
    }
    if (!warnings.isEmpty()) {
        page.messages().showNews(tr("%1: %2").arg(name(), warnings.join(QStringLiteral("; "))));
    }
}

Page* FileOpener::openOnTheirPages(OpenedFile& opened) {
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

void FileOpener::compareRuns(OpenedFile& opened) {
    auto& compare = comparePage();
    compare.messages().hide();
    const auto ids = m_session.adopt(takeRuns(opened, name().toStdString()));
    if (m_preview.isShown()) {
        m_preview.giveWayTo(ids);
    } else {
        compare.showRuns(ids);
        compare.timeline().view().home();
    }
}

} // namespace parascope
