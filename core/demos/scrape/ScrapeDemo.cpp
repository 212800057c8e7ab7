// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeDemo.h"

#include "core/base/Numbers.h"
#include "core/demos/scrape/ScrapeReport.h"
#include "core/demos/scrape/ScrapeRun.h"

namespace parascope {

namespace {

Experiment experimentOf(ScrapeQuestion asked, int workers) {
    asked.workers = workers;
    Experiment experiment;
    experiment.demo = "scrape";
    experiment.task.clear();
    experiment.size = static_cast<std::uint64_t>(asked.pages);
    experiment.backend = asked.backend;
    experiment.workers = workers;
    experiment.keepGoing = true; // a worker that is killed stops nobody
    asked.applyTo(experiment);
    experiment.parameters = std::make_shared<ScrapeQuestion>(asked);
    return experiment;
}

std::vector<Experiment> plannedOnce(const ScrapeQuestion& question) {
    std::vector<Experiment> experiments;
    if (question.sweep) {
        for (const int workers : sweptWorkers()) {
            experiments.push_back(experimentOf(question, workers));
        }
        return experiments;
    }
    if (question.hasBaseline()) {
        auto alone = question;
        alone.onlyMeasured = true;
        experiments.push_back(experimentOf(alone, 1));
    }
    experiments.push_back(experimentOf(question, question.workers));
    return experiments;
}

} // namespace

const DemoInfo& ScrapeDemo::info() const {
    static const DemoInfo kInfo{
        "scrape",
        "A scraper, step by step",
        "fetch pages, find their titles, save them: which step computes, and which waits?",
        "Without --urls the pages are those of a built-in site on 127.0.0.1.\n"
        "Example: parascope scrape --workers 8\n"
        "         parascope scrape --urls urls.txt --out titles.csv --workers 4",
        {".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"},
        {},
        "Scraper",
        "The same pages with one worker and with several. Look how many wait at the same time."};
    return kInfo;
}

std::unique_ptr<Parameters> ScrapeDemo::parameters() const {
    return std::make_unique<ScrapeQuestion>();
}

std::vector<Experiment> ScrapeDemo::plan(const Parameters& asked) const {
    const auto& question = dynamic_cast<const ScrapeQuestion&>(asked);
    std::vector<Experiment> experiments;
    for (int repeat = 0; repeat < question.repeat; ++repeat) {
        for (auto& experiment : plannedOnce(question)) {
            experiment.repeat = repeat;
            experiments.push_back(std::move(experiment));
        }
    }
    return experiments;
}

std::string ScrapeDemo::progress(const RunRecord& run) const {
    const auto& facts = scrapeFacts(run.facts);
    return std::to_string(facts.done + facts.failed) + " of " + std::to_string(facts.pages.size()) +
           " pages" + (facts.failed > 0 ? ", " + std::to_string(facts.failed) + " failed" : "");
}

std::unique_ptr<DemoRun> ScrapeDemo::start(const Experiment& experiment, const Clock& clock) const {
    return std::make_unique<ScrapeRun>(experiment, clock);
}

Result<std::unique_ptr<WorkerBody>> ScrapeDemo::body(std::vector<std::string> arguments,
                                                     LineRecorder& lines) const {
    return ScrapeBody::make(std::move(arguments), lines);
}

void ScrapeDemo::writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const {
    writeScraped(json, dynamic_cast<const ScrapeQuestion&>(asked), runs);
}

Report ScrapeDemo::report(const Parameters& asked, RunsView runs) const {
    return scrapeReport(dynamic_cast<const ScrapeQuestion&>(asked), runs);
}

std::string ScrapeDemo::table(const Parameters& asked, RunsView runs) const {
    return scrapeTable(dynamic_cast<const ScrapeQuestion&>(asked), runs);
}

std::string ScrapeDemo::heading(RunsView runs) const {
    const auto& known = scrapeFacts(runs.front()->facts);
    const auto pages = counted(known.pages.size(), "page");
    return known.site.empty() ? pages : pages + " of the built-in site";
}

void ScrapeDemo::writeFacts(JsonWriter& json, const RunRecord& run) const {
    writeScrapeFacts(json, scrapeFacts(run.facts));
}

SharedValue<DemoFacts> ScrapeDemo::readFacts(const JsonFields& fields) const {
    return readScrapeFacts(fields);
}

} // namespace parascope
