// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeRun.h"

#include "core/base/AtomicFile.h"
#include "core/base/Numbers.h"
#include "core/base/PrivateFolder.h"
#include "core/demos/scrape/PageCsv.h"

#include <algorithm>
#include <unistd.h>
#include <unordered_map>

namespace parascope {

namespace {

using PageState = ScrapedPage::State;

/// News of a worker are not older than that.
constexpr Nanoseconds kLatest = std::chrono::milliseconds(200);
constexpr std::size_t kFailuresLogged = 1000;

/// Measures a step that this thread does.
OwnStep timed(const std::function<void()>& step) {
    OwnStep measured;
    const auto cpu = threadCpuNow();
    measured.time.begin = monotonicNow();
    step();
    measured.time.end = monotonicNow();
    measured.cpu = threadCpuNow() - cpu;
    return measured;
}

} // namespace

/// A worker that is a thread of this program.
struct ScrapeRun::ThreadWorker {
    std::optional<ScrapeWorker> worker;
    PageInbox inbox;
    SpanNames names; ///< that the run's spans point to
};

ScrapeRun::ScrapeRun(Experiment experiment, const Clock& clock)
    : m_experiment(std::move(experiment))
    , m_asked(scrapeQuestion(m_experiment))
    , m_clock(clock) {}

ScrapeRun::~ScrapeRun() = default;

Result<void> ScrapeRun::runStarted(RunFacts& facts) {
    if (auto can = checkTarget(); !can) {
        return can;
    }
    const auto list = readList();
    if (!list) {
        return failure(list.error());
    }
    if (auto shared = shareTargets(enterAll(*list)); !shared) {
        return shared;
    }
    publish(facts);
    return prepareWorkers();
}

Result<void> ScrapeRun::checkTarget() const {
    if (m_asked.out.empty()) {
        return {};
    }
    const auto file = AtomicFile::open(m_asked.out); // leaves nothing behind
    return file ? Result<void>() : failure(file.error());
}

Result<AddressList> ScrapeRun::readList() {
    std::optional<PrivateFolder> folder;
    std::filesystem::path file = m_asked.urls;
    if (m_asked.urls.empty()) {
        auto site = SiteProcess::start(m_asked.delay);
        auto made = PrivateFolder::createOnDisk();
        if (!site || !made) {
            return failure(!site ? site.error() : made.error());
        }
        m_site.emplace(std::move(*site));
        m_facts.site = m_site->address();
        folder.emplace(std::move(*made));
        file = folder->path() / "urls.txt"; // as a list of a user's would be
        if (const auto saved = m_site->saveList(m_asked.pages, m_asked.misbehaving, file); !saved) {
            return failure(saved.error());
        }
    }
    auto list = Result<AddressList>(AddressList());
    m_facts.read = timed([&] { list = readAddressList(file); });
    if (list && list->pages.size() > kMostPages) {
        return failure("the list '" + file.string() + "'",
                       "it has " + formatCount(list->pages.size()) + " addresses",
                       "give " + formatCount(kMostPages) + " at most");
    }
    return list;
}

std::vector<ScrapeTarget> ScrapeRun::enterAll(const AddressList& list) {
    m_facts.repeated = list.repeated;
    m_facts.pages.resize(list.pages.size());
    std::unordered_map<std::string, std::uint32_t> hosts; // by their number
    std::vector<ScrapeTarget> targets;
    for (const auto& listed : list.pages) {
        ScrapedPage page;
        page.line = listed.line;
        page.url = listed.url;
        const auto number = m_listed.size();
        m_listed.push_back(page);
        if (!listed.problem.empty()) {
            fail(number, std::move(page), listed.problem);
            continue;
        }
        const bool isOurs = m_site && originOf(listed.url) == m_site->address();
        const auto host =
            hosts.try_emplace(listed.host, static_cast<std::uint32_t>(hosts.size())).first->second;
        targets.push_back({static_cast<std::uint32_t>(number), host, isOurs, listed.url});
    }
    return targets;
}

Result<void> ScrapeRun::shareTargets(const std::vector<ScrapeTarget>& targets) {
    for (int worker = 0; worker < m_asked.workers; ++worker) {
        m_facts.mostConnections += std::any_of(targets.begin(), targets.end(), [&](const auto& target) {
            return mayServe(worker, target.host, m_asked.workers,
                            target.isFree ? 0 : m_asked.hostConnections);
        });
    }
    if (isPython(m_experiment.backend)) {
        auto text = scrapeListText(targets);
        if (!text) {
            return failure(text.error());
        }
        m_text.emplace(std::move(*text));
        return {};
    }
    auto share = ScrapeShare::create(targets);
    if (!share) {
        return failure(share.error());
    }
    m_share.emplace(std::move(*share));
    return {};
}

Result<void> ScrapeRun::prepareWorkers() {
    if (infoOf(m_experiment.backend).kind != WorkerKind::Threads || isPython(m_experiment.backend)) {
        return {};
    }
    for (int i = 0; i < m_experiment.workers; ++i) {
        auto worker = ScrapeWorker::create(m_asked);
        if (!worker) {
            return failure(worker.error());
        }
        m_threads.push_back(std::make_unique<ThreadWorker>());
        m_threads.back()->worker.emplace(std::move(*worker));
    }
    return {};
}

WorkReport ScrapeRun::work(WorkerId worker, TaskContext& context) {
    auto& of = *m_threads.at(worker.index());
    return carryOut("fetching pages", [&](WorkReport& unfinished) {
        unfinished.stopped = !of.worker->work({*m_share, of.inbox, worker, of.names}, context);
    });
}

WorkerProgram ScrapeRun::program(const WorkerSpec& spec) const {
    WorkerProgram program;
    if (isPython(spec.experiment.backend)) {
        const bool inProcesses = infoOf(spec.experiment.backend).kind == WorkerKind::Processes;
        program.script = "scrape_worker.py";
        program.workers = spec.experiment.workers;
        program.shared = m_text->descriptor();
        program.arguments = {std::string("mode=") + (inProcesses ? "processes" : "threads"),
                             "workers=" + std::to_string(spec.experiment.workers),
                             "list=" + std::to_string(m_text->descriptor()),
                             "timeout-ms=" + std::to_string(m_asked.timeout * 1000),
                             "most-bytes=" + std::to_string(std::int64_t{m_asked.mostMegabytes} * 1'000'000),
                             "host-connections=" + std::to_string(m_asked.hostConnections),
                             "host-pause-ms=" +
                                 std::to_string(m_asked.hostPause / std::chrono::milliseconds(1)),
                             std::string("robots=") + (m_asked.robots ? "yes" : "no"),
                             "parses=" + std::to_string(m_asked.parses),
                             "start-method=" + std::string(startMethodKey(spec.experiment.startMethod)),
                             "switch-interval-ms=" + std::to_string(spec.experiment.switchIntervalMs),
                             std::string("agent=Parascope/") + PARASCOPE_VERSION};
        return program;
    }
    const auto list = "list=" + std::to_string(m_share->descriptor());
    if (spec.experiment.backend == Backend::Mpi) { // mpirun hands no descriptor on, and has one line for all
        program.arguments = {"scrape", "of=" + std::to_string(getpid()), list};
    } else {
        program.shared = m_share->descriptor();
        program.arguments = {"--wait", "scrape", "worker=" + std::to_string(spec.id.value), list};
    }
    auto told = m_asked;
    told.urls.clear(); // what only this program does is none of theirs
    told.out.clear();
    for (auto& argument : argumentsOf(told)) {
        program.arguments.push_back(std::move(argument));
    }
    return program;
}

void ScrapeRun::runGoesOn(RunFacts& facts, TraceBuilder& trace) {
    takeNews();
    if (m_growth.isDue(m_clock.now())) {
        m_counters.enter(m_clock.now() - kLatest, facts, trace);
        publish(facts);
    }
}

void ScrapeRun::takeNews() {
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        for (auto& news : m_threads[i]->inbox.takeAll()) {
            note(WorkerId(static_cast<std::int32_t>(i)), std::move(news));
        }
    }
}

Result<void> ScrapeRun::marked(WorkerId worker, const TraceEvent& mark) {
    if (mark.category != kScrapeCategory) {
        return {};
    }
    auto news = m_reader.read(mark);
    if (news && !note(worker, std::move(*news))) {
        return failure("told of a page that there is not, so it was ended");
    }
    return {};
}

bool ScrapeRun::note(WorkerId worker, PageNews news) {
    const std::size_t number = news.number;
    if (number >= m_facts.pages.size() ||
        (m_facts.pages[number] != nullptr && m_facts.pages[number]->isOver())) {
        return false;
    }
    auto page = std::make_shared<ScrapedPage>(std::move(news.page));
    page->line = m_listed[number].line;
    page->url = m_listed[number].url;
    page->worker = worker;
    enter(number, std::move(page));
    return true;
}

void ScrapeRun::enter(std::size_t number, std::shared_ptr<const ScrapedPage> now) {
    auto& page = m_facts.pages[number];
    page = std::move(now);
    if (!page->isOver()) {
        return;
    }
    m_facts.done += page->state == PageState::Done ? 1 : 0;
    m_facts.failed += page->state == PageState::Failed ? 1 : 0;
    m_facts.titles += page->title.empty() ? 0 : 1;
    m_facts.bytes += page->bytes;
    m_counters.note(*page);
    tellOf(*page);
}

void ScrapeRun::tellOf(const ScrapedPage& page) {
    if (page.state == PageState::Failed && m_facts.failed <= kFailuresLogged) {
        m_lines.push_back(page.url + ": " + page.error);
        if (m_facts.failed == kFailuresLogged) {
            m_lines.emplace_back("failures after this one are not in the log");
        }
    }
}

void ScrapeRun::workerEnded(WorkerId worker, RunFacts& facts) {
    takeNews();
    const auto& record = facts.workers.at(worker.index());
    if (record.exit != WorkerExit::Ok) {
        const bool wasAsked = record.exit == WorkerExit::Stopped || record.exit == WorkerExit::Killed;
        failWhatIsInHand(worker,
                         wasAsked ? "it was stopped before it came" : "its worker ended: " + record.message);
    }
    publish(facts);
}

void ScrapeRun::fail(std::size_t number, ScrapedPage page, const std::string& why) {
    page.state = PageState::Failed;
    page.error = why;
    enter(number, std::make_shared<ScrapedPage>(std::move(page)));
}

void ScrapeRun::failWhatIsInHand(WorkerId worker, const std::string& why) {
    for (std::size_t i = 0; i < m_facts.pages.size(); ++i) {
        const auto& page = m_facts.pages[i];
        if (page != nullptr && page->state == PageState::InHand && page->worker == worker) {
            auto failed = *page;
            failed.end = m_clock.now();
            fail(i, std::move(failed), why);
        }
    }
}

void ScrapeRun::failWhatNobodyTook() {
    for (std::size_t i = 0; i < m_facts.pages.size(); ++i) {
        if (m_facts.pages[i] == nullptr) {
            fail(i, m_listed[i], "no worker was left to fetch it");
        }
    }
}

void ScrapeRun::runEnded(RunFacts& facts, TraceBuilder& trace) {
    takeNews();
    if (facts.released != Nanoseconds{}) {
        if (!facts.stopped) {
            failWhatNobodyTook();
        }
        save(facts);
    }
    m_counters.enter(Nanoseconds::max(), facts, trace);
    publish(facts);
    m_site.reset();
}

void ScrapeRun::save(RunFacts& facts) {
    auto written = Result<void>();
    m_facts.save =
        timed([&] { written = saveCsv(m_facts.pages, m_asked.onlyMeasured ? std::string() : m_asked.out); });
    m_facts.isSaved = written && !m_asked.out.empty() && !m_asked.onlyMeasured;
    if (!written && facts.error.empty()) {
        facts.error = written.error().text();
    }
    facts.ended = std::max(facts.ended, m_facts.save.time.end);
    if (m_facts.done == 0 && facts.error.empty() && !facts.stopped) {
        facts.error =
            "no page could be fetched: " + (m_facts.pages.empty() || m_facts.pages.front() == nullptr
                                                ? std::string("there was none")
                                                : m_facts.pages.front()->error);
    }
}

void ScrapeRun::publish(RunFacts& facts) const {
    facts.demo = std::make_shared<ScrapeFacts>(m_facts);
}

void ScrapeRun::addTo(RunUpdate& update) {
    update.lines = std::exchange(m_lines, {});
}

} // namespace parascope
