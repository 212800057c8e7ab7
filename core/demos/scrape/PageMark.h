// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeFacts.h"
#include "core/trace/LineRecorder.h"
#include "core/trace/TraceEvent.h"

#include <memory>
#include <optional>

namespace parascope {

/// The category of the marks by which workers tell of pages (core/trace/FORMAT.md).
inline constexpr std::string_view kScrapeCategory = "scrape";

/// What a worker tells of a page: it has taken it, or is done with it.
struct PageNews {
    std::uint32_t number = 0; ///< its place in the list
    ScrapedPage page;         ///< in hand, with its begin; or over. Address, line and worker are not told
};

/// Who is told.
class PageTeller {
public:
    PageTeller() = default;
    PageTeller(const PageTeller&) = delete;
    PageTeller& operator=(const PageTeller&) = delete;
    virtual ~PageTeller() = default;

    virtual void tell(PageNews news) = 0;
};

/// Writes them as marks, one a line.
class PageLines final : public PageTeller {
public:
    explicit PageLines(LineRecorder& lines)
        : m_lines(lines) {}
    void tell(PageNews news) override;

private:
    LineRecorder& m_lines;
};

/// Understands such marks.
class PageMarkReader {
public:
    PageMarkReader();
    ~PageMarkReader();
    /// Nothing when it is a mark that this version does not know.
    [[nodiscard]] std::optional<PageNews> read(const TraceEvent& mark);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace parascope
