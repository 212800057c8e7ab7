// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeWorker.h"

#include "core/base/InterruptibleSleep.h"
#include "core/work/RankPeers.h"

namespace parascope {

namespace {

constexpr std::size_t kMegabyte = 1'000'000;
/// What takes less is not worth a span.
constexpr Nanoseconds kShortestSpan = std::chrono::microseconds(20);
/// More pages are recorded without their names: who looks at so many reads none of them.
constexpr std::size_t kMostNames = 20'000;

FetchLimits limitsOf(const ScrapeQuestion& asked) {
    FetchLimits limits;
    limits.time = std::chrono::seconds(asked.timeout);
    limits.bytes = static_cast<std::size_t>(asked.mostMegabytes) * kMegabyte;
    return limits;
}

std::string answerInWords(long status) {
    return "the server answered " + std::to_string(status);
}

} // namespace

std::string_view originOf(std::string_view url) {
    const auto host = url.find("://");
    return url.substr(0, url.find_first_of("/?#", host == std::string_view::npos ? 0 : host + 3));
}

std::string pageName(std::string_view url) {
    constexpr std::size_t kLongest = 40;
    const auto path = url.substr(originOf(url).size());
    if (path.empty()) {
        return "/";
    }
    return path.size() <= kLongest ? std::string(path)
                                   : "…" + std::string(path.substr(path.size() - kLongest));
}

/// A page that is being worked on, and where to tell of it.
struct ScrapeWorker::Hand {
    PageNews news;
    std::string url;
    std::string name;
    const Place& place;
    TaskContext& context;

    /// Records what it was at; returns its end, from which on something else is told.
    Nanoseconds tell(const char* doing, Nanoseconds from, Nanoseconds until, State state) {
        if (until - from >= kShortestSpan) {
            auto& names = place.names;
            if (names.size() < kMostNames) {
                names.push_back(std::string(doing) + " " + name);
            }
            const bool isNamed = names.size() < kMostNames;
            context.recorder.record({from, until, isNamed ? names.back().c_str() : doing, state, -1});
        }
        return until;
    }
    void fail(std::string why) {
        news.page.state = ScrapedPage::State::Failed;
        news.page.error = std::move(why);
    }
};

Result<ScrapeWorker> ScrapeWorker::create(const ScrapeQuestion& asked) {
    auto fetcher = PageFetcher::create(limitsOf(asked));
    if (!fetcher) {
        return failure(fetcher.error());
    }
    auto titles = TitleParser::load();
    if (!titles) {
        return failure(titles.error());
    }
    return ScrapeWorker(asked, std::move(*fetcher), *titles);
}

bool ScrapeWorker::work(const Place& place, TaskContext& context) {
    std::vector<std::uint32_t> hosts;
    for (std::uint32_t host = 0; host < place.share.hosts(); ++host) {
        const int connections = place.share.isFree(host) ? 0 : m_asked.hostConnections;
        if (mayServe(place.worker.value, host, m_asked.workers, connections)) {
            hosts.push_back(host);
        }
    }
    for (std::size_t i = 0; !hosts.empty(); ++i) {
        i = i < hosts.size() ? i : 0;
        const auto page = place.share.take(hosts[i]);
        if (!page) {
            hosts.erase(hosts.begin() + static_cast<std::ptrdiff_t>(i));
            --i; // wraps round to the same place
        } else if (!scrape(*page, hosts[i], place, context)) {
            return false;
        }
    }
    return true;
}

bool ScrapeWorker::scrape(const ScrapeShare::Page& page, std::uint32_t host, const Place& place,
                          TaskContext& context) {
    Hand hand{{page.page, {}}, std::string(page.url), pageName(page.url), place, context};
    auto& of = hand.news.page;
    const auto allowed = page.isFree || !m_asked.robots ? std::optional(true) : isAllowed(page, hand);
    if (!allowed || (*allowed && !waitForTurn(page, host, hand))) {
        return false;
    }
    of.state = ScrapedPage::State::InHand;
    of.begin = monotonicNow();
    place.teller.tell(hand.news);
    if (!*allowed) {
        hand.fail("robots.txt does not allow it");
    } else {
        const auto fetched = fetch(hand);
        if (!fetched && of.error.empty()) {
            return false; // stopped
        }
        if (of.error.empty() && !parse(*fetched, hand)) {
            return false;
        }
    }
    of.state = of.error.empty() ? ScrapedPage::State::Done : ScrapedPage::State::Failed;
    of.end = monotonicNow();
    place.teller.tell(std::move(hand.news));
    return true;
}

bool ScrapeWorker::waitForTurn(const ScrapeShare::Page& page, std::uint32_t host, Hand& hand) {
    auto pause = m_asked.hostPause;
    const auto rules = m_robots.find(originOf(page.url));
    if (rules != m_robots.end()) {
        pause = std::max(pause, rules->second.crawlDelay().value_or(Nanoseconds{}));
    }
    if (page.isFree || pause <= Nanoseconds{}) {
        return true;
    }
    const auto begin = monotonicNow();
    const bool goesOn = sleepUntil(hand.place.share.turn(host, begin, pause), hand.context.stop);
    hand.tell("pausing before", begin, monotonicNow(), State::Sleeping);
    return goesOn;
}

std::optional<bool> ScrapeWorker::isAllowed(const ScrapeShare::Page& page, Hand& hand) {
    const auto origin = std::string(originOf(page.url));
    auto known = m_robots.find(origin);
    if (known == m_robots.end()) {
        const auto begin = monotonicNow();
        const auto answer = m_fetcher.fetch(origin + "/robots.txt", hand.context.stop);
        hand.tell("reading robots.txt before", begin, monotonicNow(), State::Io);
        if (answer && !*answer) {
            return std::nullopt;
        }
        // Nobody there: what is asked for next says so. A server in trouble wants to be left alone (RFC
        // 9309).
        const auto status = answer ? (*answer)->status : 0;
        const std::string text = status == 200   ? (*answer)->body
                                 : status >= 500 ? "User-agent: *\nDisallow: /\n"
                                                 : std::string();
        known = m_robots.emplace(origin, RobotsRules::parse(text, "Parascope")).first;
    }
    const auto path = page.url.substr(origin.size());
    return known->second.allows(path.empty() ? "/" : path);
}

std::optional<Page> ScrapeWorker::fetch(Hand& hand) {
    auto& of = hand.news.page;
    const auto before = threadCpuNow();
    auto fetched = m_fetcher.fetch(hand.url, hand.context.stop);
    const auto end = monotonicNow();
    of.fetchCpu = threadCpuNow() - before;
    if (!fetched) {
        hand.tell("waiting for", of.begin, end, State::Io);
        hand.fail(fetched.error().why);
        return std::nullopt;
    }
    if (!*fetched) {
        hand.tell("waiting for", of.begin, end, State::Io);
        return std::nullopt;
    }
    auto& page = **fetched;
    const auto asked = hand.tell("connecting for", of.begin, std::min(of.begin + page.asked, end), State::Io);
    const auto answered =
        hand.tell("waiting for", asked, std::clamp(asked + page.answered, asked, end), State::Io);
    hand.tell("receiving", answered, end, State::Io);
    of.status = page.status;
    of.bytes = page.body.size();
    constexpr long kOk = 200;
    constexpr long kRedirects = 300;
    if (page.status < kOk || page.status >= kRedirects) {
        hand.fail(answerInWords(page.status));
    }
    return std::move(*fetched);
}

bool ScrapeWorker::parse(const Page& page, Hand& hand) {
    auto& of = hand.news.page;
    if (m_asked.parses == 0) {
        return true;
    }
    const auto before = threadCpuNow();
    of.parse = monotonicNow();
    for (int i = 0; i < m_asked.parses; ++i) {
        if (hand.context.stop.stop_requested()) {
            return false;
        }
        auto parsed = m_titles.parse(page.body, page.contentType);
        if (!parsed) {
            hand.fail(parsed.error().what);
            break;
        }
        of.title = std::move(parsed->title);
    }
    of.parseCpu = threadCpuNow() - before;
    hand.tell("parsing", of.parse, monotonicNow(), State::Running);
    return true;
}

Result<std::unique_ptr<WorkerBody>> ScrapeBody::make(std::vector<std::string> arguments,
                                                     LineRecorder& lines) {
    const int worker = takeNumber(arguments, "worker").value_or(-1);
    const int descriptor = takeNumber(arguments, "list").value_or(-1);
    const auto owner = takeNumber(arguments, "of");
    ScrapeQuestion asked;
    if (const auto read = readArguments(asked, arguments); !read) {
        return failure(read.error());
    }
    if (descriptor < 0 || (!owner && (worker < 0 || worker >= asked.workers))) {
        return failure("the arguments", "there is no such worker, or no list of pages",
                       "let Parascope start this program");
    }
    auto share = owner ? ScrapeShare::attach(*owner, descriptor) : ScrapeShare::attach(descriptor);
    if (!share) {
        return failure(share.error());
    }
    auto scraper = ScrapeWorker::create(asked);
    if (!scraper) {
        return failure(scraper.error());
    }
    const auto id = owner ? std::nullopt : std::optional(WorkerId(worker));
    return std::unique_ptr<WorkerBody>(new ScrapeBody(std::move(*scraper), id, std::move(*share), lines));
}

WorkReport ScrapeBody::work(TaskContext& context) {
    return carryOut("fetching pages", [&](WorkReport& unfinished) {
        if (!m_id && context.ranks == nullptr) {
            unfinished.error = {"fetching pages", "this worker is no rank",
                                "let Parascope start this program"};
            return;
        }
        const auto id = m_id ? *m_id : WorkerId(context.ranks->rank());
        unfinished.stopped = !m_worker.work({m_share, m_teller, id, m_names}, context);
        m_names.clear();
    });
}

} // namespace parascope
