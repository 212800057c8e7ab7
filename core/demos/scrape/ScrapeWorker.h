// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/PageMark.h"
#include "core/demos/scrape/ScrapeQuestion.h"
#include "core/demos/scrape/ScrapeShare.h"
#include "core/net/PageFetcher.h"
#include "core/net/PageTitle.h"
#include "core/net/Robots.h"
#include "core/work/WorkerBody.h"

#include <deque>
#include <map>

namespace parascope {

/// The names of a worker's spans, which must outlive them.
using SpanNames = std::deque<std::string>;

/// What a page's address is called on a lane: its path, cut to a length that can be read.
[[nodiscard]] std::string pageName(std::string_view url);
/// "http://example.org:8080" of an address.
[[nodiscard]] std::string_view originOf(std::string_view url);

/// Fetches and parses pages, one after another, until none is left that it may take. For one thread.
class ScrapeWorker {
public:
    /// The Error: libcurl or libxml2 is not there.
    static Result<ScrapeWorker> create(const ScrapeQuestion& asked);

    struct Place {
        ScrapeShare& share;
        PageTeller& teller;
        WorkerId worker;
        SpanNames& names;
    };
    /// From its release to its end. False when it was stopped.
    bool work(const Place& place, TaskContext& context);

private:
    ScrapeWorker(const ScrapeQuestion& asked, PageFetcher fetcher, TitleParser titles)
        : m_asked(asked)
        , m_fetcher(std::move(fetcher))
        , m_titles(titles) {}

    struct Hand;
    bool scrape(const ScrapeShare::Page& page, std::uint32_t host, const Place& place, TaskContext& context);
    bool waitForTurn(const ScrapeShare::Page& page, std::uint32_t host, Hand& hand);
    /// Whether the page may be fetched; nothing when it was stopped.
    std::optional<bool> isAllowed(const ScrapeShare::Page& page, Hand& hand);
    std::optional<Page> fetch(Hand& hand);
    bool parse(const Page& page, Hand& hand);

    ScrapeQuestion m_asked;
    PageFetcher m_fetcher;
    TitleParser m_titles;
    std::map<std::string, RobotsRules, std::less<>> m_robots; ///< by origin
};

/// One worker of a scraper, in a process of its own.
class ScrapeBody final : public WorkerBody {
public:
    /// Of the arguments worker=N list=DESCRIPTOR and those of the question. With of=PID it is a rank, whose
    /// number MPI tells, and the descriptor is that process's.
    static Result<std::unique_ptr<WorkerBody>> make(std::vector<std::string> arguments, LineRecorder& lines);

    WorkReport work(TaskContext& context) override;

private:
    ScrapeBody(ScrapeWorker worker, std::optional<WorkerId> id, ScrapeShare share, LineRecorder& lines)
        : m_worker(std::move(worker))
        , m_id(id)
        , m_share(std::move(share))
        , m_teller(lines) {}

    ScrapeWorker m_worker;
    std::optional<WorkerId> m_id; ///< of no rank
    ScrapeShare m_share;
    PageLines m_teller;
    SpanNames m_names;
};

} // namespace parascope
