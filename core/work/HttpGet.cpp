// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/HttpGet.h"

#include "core/net/PageFetcher.h"
#include "core/site/Articles.h"
#include "core/work/Pieces.h"
#include "core/work/SampleText.h"

#include <zlib.h>

namespace parascope {

namespace {

constexpr long kAnswered = 200;

/// Nothing when it was stopped.
Result<std::optional<std::string>> fetchArticle(PageFetcher& fetcher, const std::string& address,
                                                const std::stop_token& stop) {
    auto page = fetcher.fetch(address, stop);
    if (!page) {
        return failure(page.error());
    }
    if (!*page) {
        return std::optional<std::string>();
    }
    if ((*page)->status != kAnswered) {
        return failure("cannot fetch " + address, "it was answered with " + std::to_string((*page)->status),
                       "run it again");
    }
    return std::optional(std::move((*page)->body));
}

} // namespace

TaskInfo HttpGet::info() const {
    return {"http-get",
            "network",
            "pages",
            "fetches pages of the built-in web site, which answers after 50 ms",
            20,
            100'000'000,
            "it would take longer than a day",
            1,
            TaskNeed::Site};
}

Result<void> HttpGet::prepare() const {
    const auto curl = CurlFunctions::load();
    return curl ? Result<void>() : failure(curl.error());
}

Result<std::optional<std::string>> HttpGet::run(std::uint64_t size, TaskContext& context) const {
    auto fetcher = PageFetcher::create();
    if (!fetcher) {
        return failure(fetcher.error());
    }
    std::uint64_t bytes = 0;
    uLong checksum = 0;
    for (std::uint64_t number = 0; number < size; ++number) {
        const auto address = context.site + "/articles/" + std::to_string(number % kArticles + 1);
        const auto page = outOfTurn(context, "fetching a page", State::Io,
                                    [&] { return fetchArticle(*fetcher, address, context.stop); });
        if (!page || !*page) {
            return page;
        }
        bytes += (*page)->size();
        checksum = crc32(checksum, reinterpret_cast<const Bytef*>((*page)->data()),
                         static_cast<uInt>((*page)->size()));
    }
    return std::optional(std::to_string(size) + " pages of " + std::to_string(bytes) +
                         " bytes in all, checksum " + checksumText(static_cast<std::uint32_t>(checksum)));
}

} // namespace parascope
