// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HomeNews.h"

#include "core/base/Affinity.h"
#include "core/demos/RunBatches.h"
#include "ui/export/LocalTime.h"
#include "ui/shell/HomePage.h"
#include "ui/shell/PageStack.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr double kUsualSeconds = 1.5; ///< that the usual size takes a worker

int coresHere() {
    return std::max(1, static_cast<int>(allowedCores().size()));
}

HomeRuns homeRunsOf(const RunBatch& batch) {
    HomeRuns runs;
    for (const auto* run : batch.runs) {
        runs.ids.push_back(run->facts.id);
    }
    runs.title = QString::fromStdString(batch.name);
    runs.when = timeOrDayText(batch.startedAt);
    return runs;
}

} // namespace

HomeNews::HomeNews(HomePage& home, const PageStack& pages, RunSession& session, const QString& cpu,
                   QObject* parent)
    : QObject(parent)
    , m_home(home)
    , m_pages(pages)
    , m_session(session)
    , m_cpu(cpu)
    , m_times(coresHere(), m_settings.speeds(cpu)) {
    connect(&pages, &PageStack::rowShown, this, &HomeNews::updateIfShown);
    connect(&pages, &PageStack::pageMade, this, &HomeNews::showTimes); // it knows now what it would run
    connect(&session, &RunSession::runFinished, this, &HomeNews::learn);
    for (const auto changed : {&RunSession::runAdded, &RunSession::runRemoved, &RunSession::runRenamed}) {
        connect(&session, changed, this, &HomeNews::updateIfShown);
    }
}

void HomeNews::updateIfShown() {
    if (m_pages.isHome()) {
        update();
    }
}

void HomeNews::update() {
    showRuns();
    showTimes();
}

void HomeNews::learn(RunId id) {
    const auto* run = m_session.run(id);
    if (run != nullptr && m_times.learn(run->facts)) {
        m_settings.setSpeeds(m_cpu, m_times.speeds());
    }
    updateIfShown();
}

/// Newest first.
void HomeNews::showRuns() {
    const auto records = m_session.runs();
    std::vector<HomeRuns> runs;
    for (const auto& batch : batchesOf(records)) {
        runs.push_back(homeRunsOf(batch));
    }
    std::reverse(runs.begin(), runs.end());
    m_home.setRecentRuns(runs);
}

void HomeNews::showTimes() {
    auto times = m_times;
    if (const auto size = m_settings.usualSize(m_cpu); size && times.speeds().empty()) {
        times.know("sum-squares", Language::Cpp, kUsualSeconds / static_cast<double>(*size));
    }
    for (const auto* page : m_pages.made()) {
        const auto seconds = times.secondsOf(page->planned());
        m_home.setAbout(page->key(), seconds ? QString::fromStdString(aboutInWords(*seconds)) : QString());
    }
}

} // namespace parascope
