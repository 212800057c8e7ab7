// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/demos/scrape/ScrapeWorker.h"
#include "core/demos/scrape/StepCounters.h"
#include "core/net/AddressList.h"
#include "core/net/SiteProcess.h"
#include "core/run/DemoRun.h"
#include "core/run/GrowthPace.h"

#include <mutex>

namespace parascope {

/// Gathers what workers that are threads tell, until the engine's thread asks.
class PageInbox final : public PageTeller {
public:
    void tell(PageNews news) override {
        const std::lock_guard lock(m_mutex);
        m_news.push_back(std::move(news));
    }
    [[nodiscard]] std::vector<PageNews> takeAll() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_news, {});
    }

private:
    std::mutex m_mutex;
    std::vector<PageNews> m_news;
};

/// A run of a scraper: reads the list, lets workers fetch and parse its pages, and saves what they found.
///
/// A page that fails, and a worker that is killed, stop nobody: that is told of the page, and the rest goes
/// on.
class ScrapeRun final : public DemoRun {
public:
    ScrapeRun(Experiment experiment, const Clock& clock);
    ~ScrapeRun() override;

    WorkReport work(WorkerId worker, TaskContext& context) override;
    [[nodiscard]] WorkerProgram program(const WorkerSpec& spec) const override;

    Result<void> runStarted(RunFacts& facts) override;
    void runGoesOn(RunFacts& facts, TraceBuilder& trace) override;
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;
    Result<void> marked(WorkerId worker, const TraceEvent& mark) override;
    void workerEnded(WorkerId worker, RunFacts& facts) override;
    void addTo(RunUpdate& update) override;

private:
    struct ThreadWorker;

    Result<AddressList> readList();
    /// Enters what the list holds; what is to be fetched of it.
    [[nodiscard]] std::vector<ScrapeTarget> enterAll(const AddressList& list);
    Result<void> shareTargets(const std::vector<ScrapeTarget>& targets);
    Result<void> prepareWorkers();
    Result<void> checkTarget() const;
    void takeNews();
    bool note(WorkerId worker, PageNews news);
    void enter(std::size_t page, std::shared_ptr<const ScrapedPage> now);
    void fail(std::size_t number, ScrapedPage page, const std::string& why);
    void failWhatIsInHand(WorkerId worker, const std::string& why);
    void failWhatNobodyTook();
    void tellOf(const ScrapedPage& page);
    void save(RunFacts& facts);
    void publish(RunFacts& facts) const;

    Experiment m_experiment;
    ScrapeQuestion m_asked;
    const Clock& m_clock;
    std::optional<SiteProcess> m_site;
    std::vector<ScrapedPage> m_listed; ///< as they stand in the list
    std::optional<ScrapeShare> m_share;
    std::optional<SharedMemory> m_text; ///< the list for a Python program
    std::vector<std::unique_ptr<ThreadWorker>> m_threads;
    PageMarkReader m_reader;
    StepCounters m_counters;
    ScrapeFacts m_facts;
    std::vector<std::string> m_lines; ///< of the log
    GrowthPace m_growth;
};

} // namespace parascope
