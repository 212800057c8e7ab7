// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeQuestion.h"

namespace parascope {

namespace {

constexpr Nanoseconds kLongestSiteDelay = std::chrono::minutes(1);
constexpr int kMostParses = 1000;

Field baselineField(ScrapeBaseline& baseline) {
    static const std::vector<std::string> kKeys{"auto", "yes", "no"}; // by ScrapeBaseline
    auto field = choiceField(
        {"baseline", "HOW", "One worker first",
         "a run with one worker first, for the speed-up: auto (of the built-in site only), yes, no"},
        {{"auto", "of the built-in site"}, {"yes", "yes"}, {"no", "no"}},
        [&baseline] { return kKeys[static_cast<std::size_t>(baseline)]; },
        [&baseline](const std::string& text) -> Result<void> {
            for (std::size_t i = 0; i < kKeys.size(); ++i) {
                if (kKeys[i] == text) {
                    baseline = static_cast<ScrapeBaseline>(i);
                    return {};
                }
            }
            return failure("baseline '" + text + "'", "there is no such way", "give auto, yes or no");
        });
    return field;
}

std::vector<Field> siteFields(ScrapeQuestion& asked) {
    const CountRange pages{1, kMostPages, "without one there is nothing to fetch"};
    std::vector<Field> fields{
        countField({"pages", "K", "Pages", "pages of the built-in site, 1 to 100000"}, asked.pages, pages),
        delayField(
            {"delay-ms", "MS", "Its delay", "the built-in site takes that long to answer, milliseconds"},
            asked.delay, kLongestSiteDelay, "that is no time to wait for a page"),
        flagField({"misbehaving", "", "Misbehaving pages",
                   "pages that fail, each in its own way, are among those of the built-in site"},
                  asked.misbehaving)};
    for (auto& field : fields) {
        field.idle = [&asked] {
            return asked.urls.empty() ? std::nullopt
                                      : std::optional(Idle{"it is of the built-in site alone",
                                                           "leave it out, or leave --urls out"});
        };
    }
    return fields;
}

std::vector<Field> limitFields(ScrapeQuestion& asked) {
    return {
        countField({"timeout", "S", "Time limit", "for a whole page, seconds"}, asked.timeout, {1, 3600}),
        countField({"most-mb", "MB", "Size limit", "of a page, megabytes", "size limit"}, asked.mostMegabytes,
                   {1, 1000}),
        countField({"host-connections", "N", "At a time per host",
                    "pages of one host at the same time; 0: as many as workers", "host connections"},
                   asked.hostConnections, {0, kMostWorkers}),
        delayField({"host-pause-ms", "MS", "Pause per host", "between two pages of one host, milliseconds"},
                   asked.hostPause, std::chrono::hours(1), "that is no pause between two pages"),
        flagField(
            {"ignore-robots", "", "Ignore robots.txt", "fetch what robots.txt of a host asks to leave out"},
            asked.robots, false)};
}

/// Stands there to say why: whoever knows "run" would look for it.
Field noHostsField() {
    auto field = choiceField(
        {"hosts", "H1[:N],H2...", "Hosts",
         "none: ranks of mpi fetch on this machine alone, where the list that they share lies in memory"},
        {}, [] { return std::string(); },
        [](const std::string& text) -> Result<void> {
            return text.empty()
                       ? Result<void>()
                       : failure("hosts '" + text + "'",
                                 "the list of pages, of which each rank takes the next, lies in this "
                                 "machine's memory, and the built-in site answers here alone",
                                 "leave --hosts out");
        });
    field.kind = Field::Kind::Text;
    field.emptyMeans = "this machine";
    field.usual = "-";
    field.names = Field::Naming::Hosts;
    field.isOffForms = true;
    return field;
}

} // namespace

std::vector<Field> ScrapeQuestion::fields() {
    const auto& allowed = scrapeBackends();
    std::vector<Field> all{
        textField({"urls", "FILE", "Addresses",
                   "a file with an address a line (100 articles of a built-in site on 127.0.0.1)"},
                  urls),
        textField({"out", "FILE.csv", "Save as", "write url,title,status,seconds,bytes there"}, out),
        backendField("how workers are made: " + backendsInWords(allowed), backend, allowed, "a scraper"),
        countField({"workers", "N", "Workers", "threads, processes or ranks at the same time, 1 to 64"},
                   workers, {1, kMostWorkers})};
    all[0].emptyMeans = "the built-in site";
    all[0].usual = "-";
    all[0].names = Field::Naming::AddressFile;
    all[1].emptyMeans = "a file that is not kept";
    all[1].usual = "-";
    all[1].names = Field::Naming::WrittenFile;
    const auto idleInSweep = [this] {
        return sweep ? std::optional(Idle{"a sweep has numbers of workers of its own"}) : std::nullopt;
    };
    all.back().isAlwaysWritten = true;
    all.back().idle = idleInSweep;
    for (auto& fields : {siteFields(*this), limitFields(*this)}) {
        all.insert(all.end(), fields.begin(), fields.end());
    }
    all.push_back(countField({"parses", "K", "Parse each",
                              "so often is each page parsed: a heavier step; 0: pages are only fetched"},
                             parses, {0, kMostParses}));
    all.push_back(baselineField(baseline));
    all.back().idle = idleInSweep;
    all.push_back(flagField({"sweep", "", "Sweep", "the same with 1, 2, 4, 8, 16 and 32 workers"}, sweep));
    all.push_back(repeatField("do it so often", repeat));
    all.push_back(noHostsField());
    for (auto& field : optionFields(*this)) {
        all.push_back(std::move(field));
    }
    return all;
}

bool ScrapeQuestion::hasBaseline() const {
    const bool wanted = baseline == ScrapeBaseline::Yes || (baseline == ScrapeBaseline::Auto && urls.empty());
    return wanted && !sweep && workers > 1;
}

const std::vector<Backend>& scrapeBackends() {
    // Never destroyed: while the program ends, threads may still look something up.
    static const auto& kBackends =
        *new std::vector<Backend>{Backend::Threads, Backend::Processes, Backend::Mpi, Backend::CpythonThreads,
                                  Backend::CpythonProcesses};
    return kBackends;
}

const ScrapeQuestion& scrapeQuestion(const Experiment& experiment) {
    static const ScrapeQuestion kUsual;
    const auto* const asked = experiment.parameters.as<ScrapeQuestion>();
    return asked != nullptr ? *asked : kUsual;
}

const std::vector<int>& sweptWorkers() {
    static const auto& kWorkers = *new std::vector<int>{1, 2, 4, 8, 16, 32};
    return kWorkers;
}

} // namespace parascope
