// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeReport.h"

#include "core/base/Numbers.h"
#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr std::array<const char*, kStepKinds> kStepKeys{"read", "download", "parse", "save"};
constexpr std::size_t kFailuresShown = 20;

const ScrapeStep& stepOf(const ScrapeFigures& figures, StepKind kind) {
    return figures.steps.at(static_cast<std::size_t>(kind));
}

std::string counted(std::size_t number, const std::string& thing) {
    return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

std::vector<Figure> figuresOfStep(const ScrapeStep& step, double allWork) {
    return {
        {"wall_s", "time", "s", "Time in which a worker or more was at this step", step.wall},
        {"cpu_s", "CPU time", "s", "Processor time of all who were at it", step.cpu},
        {"share", "of the work", "%", "Its part of the time of all steps, of all workers together",
         allWork > 0 ? std::optional(step.work / allWork) : std::nullopt},
        {"at_once", "at a time", "", "How many were at it at a time, on average", step.atOnce(),
         decimals(step.atOnce(), 1)},
        {"type", "type of work", "", "What bounds it: computing, or waiting", std::nullopt,
         typeOfWork(step.verdict.kind)},
        {"why", "why", "", "The figures that decided", std::nullopt, step.why},
    };
}

double workOf(const ScrapeFigures& figures) {
    double all = 0;
    for (const auto& step : figures.steps) {
        all += step.work;
    }
    return all;
}

/// Why more workers brought nothing more.
std::string whyItStops(const RunRecord& run, int workers) {
    const auto& facts = scrapeFacts(run.facts);
    if (facts.mostConnections < run.facts.experiment.workers) {
        return "only " + counted(static_cast<std::size_t>(facts.mostConnections), "worker") +
               " may ask at a time, " + std::to_string(scrapeQuestion(run.facts.experiment).hostConnections) +
               " for one host";
    }
    const auto figures = scrapeFigures(run);
    const double cores = std::max(1, coresAllowed(run.facts));
    double cpu = 0;
    for (const auto& step : figures.steps) {
        cpu += step.cpu;
    }
    const double own = figures.wall > 0 ? cpu / figures.wall / cores : 0;
    constexpr double kFull = 0.75;
    if (own + run.facts.otherPrograms.value_or(0) >= kFull) {
        return "the " + counted(static_cast<std::size_t>(cores), "core") + (cores > 1 ? " are" : " is") +
               " full";
    }
    if (static_cast<std::size_t>(workers) >= facts.pages.size()) {
        return "there are no more pages at a time";
    }
    return "the server does not answer faster";
}

std::string rowTitle(const RunRecord& run) {
    return workersInWords(run.facts.experiment);
}

void writeFailed(JsonWriter& json, const ScrapeFacts& facts) {
    json.key("failed");
    json.beginArray();
    for (const auto& page : facts.pages) {
        if (page != nullptr && page->state == ScrapedPage::State::Failed) {
            json.beginObject();
            json.field("url", page->url);
            json.field("error", page->error);
            json.field("line", static_cast<std::uint64_t>(page->line));
            json.endObject();
        }
    }
    json.endArray();
}

void writeSteps(JsonWriter& json, const ScrapeFigures& figures) {
    json.key("steps");
    json.beginArray();
    for (const auto& step : figures.steps) {
        json.beginObject();
        json.field("step", step.title);
        json.field("wall_s", step.wall);
        json.field("cpu_s", step.cpu);
        json.field("at_once", step.atOnce());
        json.field("share", workOf(figures) > 0 ? step.work / workOf(figures) : 0);
        json.field("verdict", verdictKey(step.verdict.kind));
        json.field("why", step.why);
        json.endObject();
    }
    json.endArray();
}

void writeSweep(JsonWriter& json, const Sweep& sweep) {
    json.key("sweep");
    json.beginArray();
    for (const auto& point : sweep.points) {
        json.beginObject();
        json.field("workers", point.workers);
        json.field("pages_per_second", point.pagesPerSecond);
        json.field("download_wall_s", stepOf(scrapeFigures(*point.run), StepKind::Download).wall);
        json.field("speedup", point.speedup);
        json.field("at_the_same_time", scrapeFacts(point.run->facts).mostConnections);
        json.endObject();
    }
    json.endArray();
    json.field("suggested_workers", sweep.pays);
}

std::string failuresTable(const ScrapeFacts& facts) {
    std::string text;
    std::size_t shown = 0;
    for (const auto& page : facts.pages) {
        if (page != nullptr && page->state == ScrapedPage::State::Failed && shown++ < kFailuresShown) {
            text += "failed: " + page->url + ": " + page->error + "\n";
        }
    }
    return text + (shown > kFailuresShown ? "and " + std::to_string(shown - kFailuresShown) + " more\n" : "");
}

} // namespace

const RunRecord* oneWorkerRun(const RunRecord& of, RunsView runs) {
    auto asked = scrapeQuestion(of.facts.experiment);
    for (const auto* run : runs) {
        const auto& theirs = scrapeQuestion(run->facts.experiment);
        asked.workers = theirs.workers;
        asked.onlyMeasured = theirs.onlyMeasured;
        if (theirs.workers == 1 && run->facts.batch == of.facts.batch && theirs == asked &&
            run->facts.succeeded()) {
            return run;
        }
    }
    return nullptr;
}

std::optional<double> scrapeSpeedup(const RunRecord& run, RunsView runs) {
    const auto* const one = oneWorkerRun(run, runs);
    const double wall = scrapeFigures(run).wall;
    if (one == nullptr || wall <= 0 || !run.facts.succeeded()) {
        return std::nullopt;
    }
    return scrapeFigures(*one).wall / wall;
}

std::string scrapeSentence(const RunRecord& run, RunsView runs) {
    const auto& facts = scrapeFacts(run.facts);
    if (!run.facts.finished || !run.facts.error.empty() || facts.done == 0) {
        return {};
    }
    const auto figures = scrapeFigures(run);
    const auto& download = stepOf(figures, StepKind::Download);
    const auto& parse = stepOf(figures, StepKind::Parse);
    const auto speedup = scrapeSpeedup(run, runs);
    const int workers = run.facts.experiment.workers;
    std::string text =
        rowTitle(run) + " fetched " + counted(facts.done, "page") + " in " + durationInWords(figures.wall);
    if (speedup && workers > 1) {
        text += ", " + decimals(*speedup, 1) + " times as fast as one";
    }
    text += figures.verdict.kind == VerdictKind::IoBound    ? ": mostly I/O-bound. "
            : figures.verdict.kind == VerdictKind::CpuBound ? ": mostly CPU-bound. "
                                                            : ": " + typeOfWork(figures.verdict.kind) + ". ";
    const double all = workOf(figures);
    const auto percent = [all](double work) { return decimals(all > 0 ? 100 * work / all : 0, 0) + " %"; };
    if (figures.verdict.kind == VerdictKind::CpuBound) {
        return text + "Parsing takes " + percent(parse.work) +
               " of the work, and computes: more workers help as far as there are cores.";
    }
    return text + "Downloading takes " + percent(download.work) +
           " of the work, and waits: while one worker waits, others can work.";
}

Sweep sweepOf(RunsView runs) {
    Sweep sweep;
    std::vector<ScalingRun> scaled;
    for (const auto* run : runs) {
        const double wall = run->facts.succeeded() ? scrapeFigures(*run).wall : 0;
        if (wall <= 0) {
            continue;
        }
        const auto& experiment = run->facts.experiment;
        const auto workers = experiment.workers;
        std::erase_if(sweep.points, [workers](const auto& point) { return point.workers == workers; });
        sweep.points.push_back({run, workers, scrapeFigures(*run).pagesPerSecond, std::nullopt});
        // There every worker has the same work; here all of them share one worker's.
        scaled.push_back({experiment.backend, workers, wall * workers});
        if (workers == 1) {
            scaled.push_back({baselineOf(experiment.backend), 1, wall});
        }
    }
    std::stable_sort(sweep.points.begin(), sweep.points.end(),
                     [](const auto& one, const auto& other) { return one.workers < other.workers; });
    const auto scaling = computeScaling(scaled);
    for (const auto& known : scaling.points) {
        for (auto& point : sweep.points) {
            point.speedup =
                point.workers == known.workers && !isSerial(known.backend) ? known.speedup : point.speedup;
        }
    }
    for (const auto& fit : scaling.fits) {
        sweep.pays = isSerial(fit.backend) ? sweep.pays : fit.suggestedWorkers;
    }
    if (sweep.points.empty()) {
        return sweep;
    }
    const auto& last = sweep.points.back();
    const auto pays = sweep.pays.value_or(last.workers);
    const auto best = std::find_if(sweep.points.begin(), sweep.points.end(),
                                   [pays](const auto& point) { return point.workers == pays; });
    sweep.sentence = counted(static_cast<std::size_t>(pays), "worker") + " fetched " +
                     decimals(best->pagesPerSecond, 0) + " pages a second" +
                     (best->speedup ? ", " + decimals(*best->speedup, 1) + " times as fast as one" : "");
    sweep.sentence += pays < last.workers
                          ? ". More bring next to nothing: " + whyItStops(*last.run, last.workers) + "."
                          : ". It has not stopped to pay: each worker waits most of its time.";
    return sweep;
}

Report scrapeReport(const ScrapeQuestion& asked, RunsView runs) {
    Report report;
    if (runs.empty()) {
        return report;
    }
    if (asked.sweep) {
        const auto sweep = sweepOf(runs);
        for (const auto& point : sweep.points) {
            report.rows.push_back(
                {std::to_string(point.workers),
                 rowTitle(*point.run),
                 {{"workers", "workers", "count", "Threads or processes at the same time",
                   static_cast<double>(point.workers)},
                  {"pages_per_second", "pages a second", "", "Pages that came / time of the download step",
                   point.pagesPerSecond},
                  {"wall_s", "time", "s", "From the list that is read to the file that is saved",
                   scrapeFigures(*point.run).wall},
                  {"speedup", "speed-up", "×", "Time with one worker / this time", point.speedup}}});
        }
        report.sentence = sweep.sentence;
        return report;
    }
    const auto figures = scrapeFigures(*runs.back());
    for (const auto& step : figures.steps) {
        report.rows.push_back({kStepKeys.at(static_cast<std::size_t>(step.kind)), step.title,
                               figuresOfStep(step, workOf(figures))});
    }
    report.sentence = scrapeSentence(*runs.back(), runs);
    return report;
}

std::string scrapeTable(const ScrapeQuestion& asked, RunsView runs) {
    if (runs.empty()) {
        return {};
    }
    const auto& run = *runs.back();
    const auto& facts = scrapeFacts(run.facts);
    if (facts.done + facts.failed == 0) {
        return {}; // it never began
    }
    const auto report = scrapeReport(asked, runs);
    std::string text = "\n" + reportTable(report).text() + "\n";
    if (!asked.sweep) {
        text += failuresTable(facts);
        text += counted(facts.done, "page") + ", " + counted(facts.titles, "title") + ", " +
                counted(facts.failed, "failure") + "; " + decimals(scrapeFigures(run).pagesPerSecond, 0) +
                " pages a second\n";
        text += facts.repeated > 0
                    ? counted(facts.repeated, "line") + " name a page again: it was fetched once\n"
                    : "";
        text += facts.isSaved ? "saved as " + asked.out + "\n" : "";
    }
    return text + report.sentence + "\n";
}

void writeScraped(JsonWriter& json, const ScrapeQuestion& asked, RunsView runs) {
    if (runs.empty()) {
        return;
    }
    const auto& run = *runs.back();
    const auto& facts = scrapeFacts(run.facts);
    const auto figures = scrapeFigures(run);
    const auto report = scrapeReport(asked, runs);
    json.field("backend", infoOf(run.facts.experiment.backend).key);
    json.field("workers", run.facts.experiment.workers);
    writeSteps(json, figures);
    json.field("pages", static_cast<std::uint64_t>(facts.done + facts.failed));
    json.field("titles", static_cast<std::uint64_t>(facts.titles));
    writeFailed(json, facts);
    json.field("repeated", static_cast<std::uint64_t>(facts.repeated));
    json.field("out", facts.isSaved ? std::optional(asked.out) : std::nullopt);
    json.field("bytes", facts.bytes);
    json.field("wall_s", figures.wall);
    json.field("pages_per_second", figures.pagesPerSecond);
    json.field("at_the_same_time", facts.mostConnections);
    json.field("verdict", verdictKey(figures.verdict.kind));
    json.field("speedup", scrapeSpeedup(run, runs));
    json.field("sentence", report.sentence);
    json.field("schedule", run.facts.schedule);
    json.field("interpreter", run.facts.interpreter);
    json.field("exit", run.facts.stopped ? "stopped" : !run.facts.error.empty() ? "failed" : "ok");
    if (!run.facts.error.empty()) {
        json.field("error", run.facts.error);
    }
    if (asked.sweep) {
        writeSweep(json, sweepOf(runs));
    }
}

} // namespace parascope
