// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeReport.h"

#include "core/base/Numbers.h"
#include "core/report/Noise.h"
#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr std::array<const char*, kStepKinds> kStepKeys{"read", "download", "parse", "save"};
constexpr std::size_t kFailuresShown = 20;

std::vector<Figure> figuresOfStep(const ScrapeStep& step, const ScrapeFigures& all) {
    return {
        {"wall_s", "time", "s", "Time in which a worker or more was at this step", step.wall},
        {"cpu_s", "CPU time", "s", "Processor time of all who were at it", step.cpu},
        {"share", "of the work", "%", "Its part of the time of all steps, of all workers together",
         all.work() > 0 ? std::optional(all.share(step)) : std::nullopt},
        {"at_once", "at a time", "", "How many were at it at a time, on average", step.atOnce(),
         decimals(step.atOnce(), 1)},
        {"type", "type of work", "", "What bounds it: computing, or waiting", std::nullopt,
         typeOfWork(step.verdict.kind)},
        {"why", "why", "", "The figures that decided", std::nullopt, step.why},
    };
}

/// Why more workers brought nothing more.
std::string whyItStops(const Sweep::Point& last) {
    const auto& run = *last.run;
    const auto& facts = scrapeFacts(run.facts);
    if (facts.mostConnections < last.workers) {
        return "only " + counted(facts.mostConnections, "worker") + " may ask at a time, " +
               std::to_string(scrapeQuestion(run.facts.experiment).hostConnections) + " for one host";
    }
    const double cores = std::max(1, coresAllowed(run.facts));
    double cpu = 0;
    for (const auto& step : last.figures.steps) {
        cpu += step.cpu;
    }
    const double own = last.figures.wall > 0 ? cpu / last.figures.wall / cores : 0;
    constexpr double kFull = 0.75;
    if (own + run.facts.otherPrograms.value_or(0) >= kFull) {
        return "the " + counted(static_cast<int>(cores), "core") + (cores > 1 ? " are" : " is") + " full";
    }
    if (static_cast<std::size_t>(last.workers) >= facts.pages.size()) {
        return "there are no more pages than workers";
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
        json.field("share", figures.share(step));
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
        json.field("pages_per_second", point.figures.pagesPerSecond);
        json.field("download_wall_s", point.figures.of(StepKind::Download).wall);
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

std::string sentenceOf(const RunRecord& run, const ScrapeFigures& figures, RunsView runs) {
    const auto& facts = scrapeFacts(run.facts);
    if (!run.facts.finished || !run.facts.error.empty() || facts.done == 0) {
        return {};
    }
    const auto speedup = scrapeSpeedup(run, runs);
    std::string text = (run.facts.stopped ? "Stopped: " : "") + rowTitle(run) + " fetched " +
                       counted(facts.done, "page") + " in " + durationInWords(figures.wall);
    if (speedup && run.facts.experiment.workers > 1) {
        text += ", " + decimals(*speedup, 1) + " times as fast as one";
    }
    const auto kind = figures.verdict.kind;
    const bool isMostly = kind == VerdictKind::IoBound || kind == VerdictKind::CpuBound;
    text += (isMostly ? ": mostly " : ": ") + typeOfWork(kind) + ". ";
    const auto percent = [&figures](StepKind step) {
        return decimals(100 * figures.share(figures.of(step)), 0) + " %";
    };
    if (kind == VerdictKind::CpuBound) {
        return text + "Parsing takes " + percent(StepKind::Parse) +
               " of the work, and computes: more workers help as far as there are cores.";
    }
    return text + "Downloading takes " + percent(StepKind::Download) +
           " of the work, and waits: while one worker waits, others can work.";
}

/// Of all that were fetched with the workers asked for, in the order of time.
void writeRepeats(JsonWriter& json, RunsView runs) {
    json.key("runs");
    json.beginArray();
    for (const auto* run : runs) {
        if (scrapeQuestion(run->facts.experiment).onlyMeasured) {
            continue;
        }
        const auto figures = scrapeFigures(*run);
        const auto& facts = scrapeFacts(run->facts);
        json.beginObject();
        json.field("repeat", run->facts.experiment.repeat);
        json.field("pages", static_cast<std::uint64_t>(facts.done + facts.failed));
        json.field("wall_s", figures.wall);
        json.field("pages_per_second", figures.pagesPerSecond);
        json.field("speedup", scrapeSpeedup(*run, runs));
        json.endObject();
    }
    json.endArray();
}

Report reportOfSweep(const Sweep& sweep) {
    Report report;
    for (const auto& point : sweep.points) {
        report.rows.push_back(
            {std::to_string(point.workers),
             rowTitle(*point.run),
             {{"workers", "workers", "count", "Threads, processes or ranks at the same time",
               static_cast<double>(point.workers)},
              {"pages_per_second", "pages a second", "", "Pages that came / time of the run",
               point.figures.pagesPerSecond},
              {"wall_s", "time", "s", "From the list that is read to the file that is saved",
               point.figures.wall},
              {"speedup", "speed-up", "×", "Time with one worker / this time", point.speedup}}});
    }
    report.sentence = sweep.sentence;
    return report;
}

Report reportOfRun(const RunRecord& run, const ScrapeFigures& figures, RunsView runs) {
    Report report;
    for (const auto& step : figures.steps) {
        report.rows.push_back(
            {kStepKeys.at(static_cast<std::size_t>(step.kind)), step.title, figuresOfStep(step, figures)});
    }
    report.sentence = sentenceOf(run, figures, runs);
    return report;
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
    const double wall = scrapeWall(run.facts);
    if (one == nullptr || wall <= 0 || !run.facts.succeeded()) {
        return std::nullopt;
    }
    return scrapeWall(one->facts) / wall;
}

std::string scrapeSentence(const RunRecord& run, RunsView runs) {
    return sentenceOf(run, scrapeFigures(run), runs);
}

Sweep sweepOf(RunsView runs) {
    Sweep sweep;
    std::vector<ScalingRun> scaled;
    for (const auto* run : runs) {
        const double wall = run->facts.succeeded() ? scrapeWall(run->facts) : 0;
        if (wall <= 0) {
            continue;
        }
        const auto& experiment = run->facts.experiment;
        const auto workers = experiment.workers;
        std::erase_if(sweep.points, [workers](const auto& point) { return point.workers == workers; });
        sweep.points.push_back({run, workers, scrapeFigures(*run), std::nullopt});
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
    sweep.sentence = counted(pays, "worker") + " fetched " + decimals(best->figures.pagesPerSecond, 0) +
                     " pages a second" +
                     (best->speedup ? ", " + decimals(*best->speedup, 1) + " times as fast as one" : "");
    sweep.sentence += pays < last.workers ? ". More bring next to nothing: " + whyItStops(last) + "."
                                          : ". More would still pay: each worker waits most of its time.";
    return sweep;
}

Report scrapeReport(const ScrapeQuestion& asked, RunsView runs) {
    if (runs.empty()) {
        return {};
    }
    return asked.sweep ? reportOfSweep(sweepOf(runs))
                       : reportOfRun(*runs.back(), scrapeFigures(*runs.back()), runs);
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
    if (asked.sweep) {
        const auto report = reportOfSweep(sweepOf(runs));
        return "\n" + reportTable(report).text() + "\n" + report.sentence + "\n";
    }
    const auto figures = scrapeFigures(run);
    const auto report = reportOfRun(run, figures, runs);
    return "\n" + reportTable(report).text() + "\n" + failuresTable(facts) + counted(facts.done, "page") +
           ", " + counted(facts.titles, "title") + ", " + counted(facts.failed, "failure") + "; " +
           decimals(figures.pagesPerSecond, 0) + " pages a second\n" +
           (facts.repeated > 0 ? counted(facts.repeated, "line") + " name a page again: it was fetched once\n"
                               : std::string()) +
           (facts.isSaved ? "saved as " + asked.out + "\n" : std::string()) + report.sentence + "\n";
}

void writeScraped(JsonWriter& json, const ScrapeQuestion& asked, RunsView runs) {
    if (runs.empty()) {
        return;
    }
    const auto& run = *runs.back();
    const auto& facts = scrapeFacts(run.facts);
    const auto figures = scrapeFigures(run);
    const auto sweep = asked.sweep ? std::optional(sweepOf(runs)) : std::nullopt;
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
    json.field("sentence", sweep ? sweep->sentence : sentenceOf(run, figures, runs));
    json.field("schedule", run.facts.schedule);
    json.field("interpreter", run.facts.interpreter);
    json.field("exit", run.facts.stopped ? "stopped" : !run.facts.error.empty() ? "failed" : "ok");
    if (!run.facts.error.empty()) {
        json.field("error", run.facts.error);
    }
    if (sweep) {
        writeSweep(json, *sweep);
    } else if (asked.repeat > 1) {
        writeRepeats(json, runs);
    }
}

} // namespace parascope
