// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scrape/ScrapePage.h"

#include "core/demos/scrape/ScrapeDemo.h"
#include "core/demos/scrape/ScrapeReport.h"
#include "ui/charts/Throttle.h"
#include "ui/demos/scrape/ScrapeControls.h"
#include "ui/demos/scrape/ScrapeView.h"
#include "ui/pages/MessageBar.h"

#include <algorithm>

namespace parascope {

namespace {

const ScrapeDemo& scrapeDemo() {
    static const ScrapeDemo kDemo;
    return kDemo;
}

/// "2 of 37 pages failed so far, the last of them: …"; empty when none has.
std::string failuresSoFar(const RunRecord& run) {
    const auto& facts = scrapeFacts(run.facts);
    const ScrapedPage* last = nullptr;
    for (const auto& page : facts.pages) {
        const bool isLater = page != nullptr && page->state == ScrapedPage::State::Failed &&
                             (last == nullptr || page->end > last->end);
        last = isLater ? page.get() : last;
    }
    if (last == nullptr) {
        return {};
    }
    return ScrapePage::tr("%1 of %2 pages failed so far. The last: %3: %4.")
        .arg(facts.failed)
        .arg(facts.pages.size())
        .arg(QString::fromStdString(last->url), QString::fromStdString(last->error))
        .toStdString();
}

} // namespace

ScrapePage::ScrapePage(RunSession& session, QWidget* parent)
    : ScrapePage(session, new ScrapeControls, new ScrapeView, parent) {}

ScrapePage::ScrapePage(RunSession& runs, ScrapeControls* controls, ScrapeView* view, QWidget* parent)
    : DemoPage(scrapeDemo(), runs, {controls, view}, parent)
    , m_controls(controls)
    , m_view(view) {
    connect(this, &DemoPage::submitted, this, &ScrapePage::turnToPictureOf);
    connect(m_view, &ScrapeView::failed, &messages(), &MessageBar::showError);
    auto* counting = new Throttle(kFiguresEvery, this);
    connect(&session(), &RunSession::runChanged, counting, &Throttle::request);
    connect(counting, &Throttle::fired, this, [this] {
        if (isBusy()) {
            Q_EMIT busyChanged();
        }
    });
}

void ScrapePage::turnToPictureOf(const std::vector<RunId>& ids) {
    const auto* first = ids.empty() ? nullptr : session().run(ids.front());
    if (first != nullptr) {
        m_view->turnTo(isSweep({&first, 1}) ? ScrapeView::Sweeps : ScrapeView::Lanes);
    }
}

void ScrapePage::open(const std::vector<RunId>& ids) {
    turnToPictureOf(ids);
    DemoPage::open(ids);
}

RunProgress ScrapePage::progress() const {
    auto progress = DemoPage::progress();
    const auto runs = shownRuns();
    std::size_t over = 0;
    std::size_t listed = 0;
    for (const auto* run : runs) {
        const auto& facts = scrapeFacts(run->facts);
        over += facts.done + facts.failed;
        listed = std::max(listed, facts.pages.size());
    }
    if (listed > 0) {
        progress.done = static_cast<int>(over);
        progress.all = static_cast<int>(listed * runs.size());
        progress.things = tr("pages");
        progress.secondsLeft.reset(); // more workers are not as slow as fewer
    }
    return progress;
}

Report ScrapePage::report(const std::vector<const RunRecord*>& runs) const {
    const auto* current = currentRun(runs);
    if (current == nullptr) {
        return {};
    }
    auto question = scrapeQuestion(current->facts.experiment);
    auto begun = runs;
    begun.erase(std::next(std::find(begun.begin(), begun.end(), current)), begun.end());
    auto report = scrapeReport(question, begun);
    const bool isOver =
        std::all_of(runs.begin(), runs.end(), [](const auto* run) { return run->facts.finished; });
    if (!isOver) {
        report.sentence = failuresSoFar(*current);
    }
    return report;
}

} // namespace parascope
