// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/PageMark.h"

namespace parascope {

namespace {

constexpr std::string_view kBegins = "begins";
constexpr std::string_view kOver = "page";

void writeNews(JsonWriter& json, const PageNews& news) {
    const auto& page = news.page;
    json.field("page", std::uint64_t{news.number});
    if (!page.isOver()) {
        return;
    }
    json.field("status", static_cast<std::int64_t>(page.status));
    json.field("bytes", page.bytes);
    json.field("begin_ns", std::int64_t{page.begin.count()});
    json.field("parse_ns", std::int64_t{page.parse.count()});
    json.field("fetch_cpu_ns", std::int64_t{page.fetchCpu.count()});
    json.field("parse_cpu_ns", std::int64_t{page.parseCpu.count()});
    page.state == ScrapedPage::State::Done ? json.field("title", page.title)
                                           : json.field("error", page.error);
}

} // namespace

void PageLines::tell(PageNews news) {
    const auto& page = news.page;
    const auto where = m_lines.where();
    JsonWriter json;
    json.beginObject();
    json.field("ph", "i");
    json.field("cat", kScrapeCategory);
    json.field("s", "t");
    json.field("pid", where.pid);
    json.field("tid", where.tid);
    json.field("name", page.isOver() ? kOver : kBegins);
    json.rawField("ts", formatMicroseconds(page.isOver() ? page.end : page.begin));
    json.key("args");
    json.beginObject();
    writeNews(json, news);
    json.endObject();
    json.endObject();
    m_lines.writeLines(std::string(json.text()) + "\n");
}

struct PageMarkReader::Parser {
    simdjson::dom::parser parser;
};

PageMarkReader::PageMarkReader()
    : m_parser(std::make_unique<Parser>()) {}
PageMarkReader::~PageMarkReader() = default;

std::optional<PageNews> PageMarkReader::read(const TraceEvent& mark) {
    simdjson::dom::element root;
    if ((mark.name != kBegins && mark.name != kOver) || m_parser->parser.parse(mark.args).get(root)) {
        return std::nullopt;
    }
    const JsonFields args(root);
    PageNews news;
    auto& page = news.page;
    news.number = static_cast<std::uint32_t>(std::min<std::uint64_t>(args.count("page"), UINT32_MAX));
    page.state = ScrapedPage::State::InHand;
    page.begin = mark.time;
    if (mark.name == kBegins) {
        return news;
    }
    page.error = args.text("error");
    page.state = page.error.empty() ? ScrapedPage::State::Done : ScrapedPage::State::Failed;
    page.title = args.text("title");
    page.status = args.number("status", 0, 999);
    page.bytes = args.count("bytes");
    page.end = mark.time;
    page.begin = std::min(args.time("begin_ns"), page.end);
    const auto parse = args.time("parse_ns");
    page.parse = parse == Nanoseconds{} ? parse : std::clamp(parse, page.begin, page.end);
    page.fetchCpu = args.time("fetch_cpu_ns");
    page.parseCpu = args.time("parse_cpu_ns");
    return news;
}

} // namespace parascope
