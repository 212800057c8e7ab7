// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeFacts.h"

#include <algorithm>
#include <tuple>

namespace parascope {

namespace {

using PageState = ScrapedPage::State;

auto allBut(const ScrapeFacts& facts) {
    return std::tie(facts.done, facts.titles, facts.failed, facts.repeated, facts.bytes, facts.read,
                    facts.save, facts.site, facts.isSaved, facts.mostConnections);
}

bool samePage(const std::shared_ptr<const ScrapedPage>& one,
              const std::shared_ptr<const ScrapedPage>& other) {
    return one == other || (one != nullptr && other != nullptr && *one == *other);
}

void writePage(JsonWriter& json, const ScrapedPage& page) {
    json.beginObject();
    json.field("line", static_cast<std::uint64_t>(page.line));
    json.field("url", page.url);
    json.field("state", static_cast<int>(page.state));
    json.field("title", page.title);
    json.field("error", page.error);
    json.field("status", static_cast<std::int64_t>(page.status));
    json.field("bytes", page.bytes);
    json.field("worker", page.worker.value);
    for (const auto& [key, time] : {std::pair("begin_ns", page.begin),
                                    {"parse_ns", page.parse},
                                    {"end_ns", page.end},
                                    {"fetch_cpu_ns", page.fetchCpu},
                                    {"parse_cpu_ns", page.parseCpu}}) {
        json.field(key, std::int64_t{time.count()});
    }
    json.endObject();
}

ScrapedPage readPage(const JsonFields& fields) {
    constexpr int kMostWorkerNumber = 1 << 20;
    ScrapedPage page;
    page.line = fields.count("line");
    page.url = fields.text("url");
    page.state = static_cast<PageState>(fields.number("state", 0, static_cast<int>(PageState::Failed)));
    page.title = fields.text("title");
    page.error = fields.text("error");
    page.status = fields.number("status", 0, 999);
    page.bytes = fields.count("bytes");
    page.worker = WorkerId(fields.number("worker", -1, kMostWorkerNumber));
    page.begin = fields.time("begin_ns");
    page.parse = fields.time("parse_ns");
    page.end = fields.time("end_ns");
    page.fetchCpu = fields.time("fetch_cpu_ns");
    page.parseCpu = fields.time("parse_cpu_ns");
    return page;
}

void writeStep(JsonWriter& json, const char* name, const OwnStep& step) {
    json.key(name);
    json.beginObject();
    json.field("begin_ns", std::int64_t{step.time.begin.count()});
    json.field("end_ns", std::int64_t{step.time.end.count()});
    json.field("cpu_ns", std::int64_t{step.cpu.count()});
    json.endObject();
}

OwnStep readStep(const JsonFields& fields) {
    return {{fields.time("begin_ns"), fields.time("end_ns")}, fields.time("cpu_ns")};
}

} // namespace

bool ScrapeFacts::equals(const DemoFacts& other) const {
    const auto* const same = dynamic_cast<const ScrapeFacts*>(&other);
    return same != nullptr && allBut(*this) == allBut(*same) &&
           std::equal(pages.begin(), pages.end(), same->pages.begin(), same->pages.end(), samePage);
}

const ScrapeFacts& scrapeFacts(const RunFacts& facts) {
    static const ScrapeFacts kNone;
    const auto* const known = facts.demo.as<ScrapeFacts>();
    return known != nullptr ? *known : kNone;
}

void writeScrapeFacts(JsonWriter& json, const ScrapeFacts& facts) {
    json.field("repeated", static_cast<std::uint64_t>(facts.repeated));
    json.field("site", facts.site);
    json.field("saved", facts.isSaved);
    json.field("most_connections", facts.mostConnections);
    writeStep(json, "read", facts.read);
    writeStep(json, "save", facts.save);
    json.key("pages");
    json.beginArray();
    for (const auto& page : facts.pages) {
        page != nullptr ? writePage(json, *page) : json.rawValue("null");
    }
    json.endArray();
}

std::shared_ptr<ScrapeFacts> readScrapeFacts(const JsonFields& fields) {
    auto facts = std::make_shared<ScrapeFacts>();
    facts->repeated = fields.count("repeated");
    facts->site = fields.text("site");
    facts->isSaved = fields.flag("saved");
    facts->mostConnections = fields.number("most_connections", 0, 1 << 20);
    facts->read = readStep(fields.object("read"));
    facts->save = readStep(fields.object("save"));
    fields.each("pages", [&](simdjson::dom::element element) {
        auto page = std::make_shared<ScrapedPage>(readPage(JsonFields(element)));
        facts->done += page->state == PageState::Done ? 1 : 0;
        facts->failed += page->state == PageState::Failed ? 1 : 0;
        facts->titles += page->title.empty() ? 0 : 1;
        facts->bytes += page->bytes;
        facts->pages.push_back(element.is_null() ? nullptr : std::move(page));
    });
    return facts;
}

} // namespace parascope
