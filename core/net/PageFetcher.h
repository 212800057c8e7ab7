// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/net/Curl.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace parascope {

/// A page as a server gave it.
struct Page {
    long status = 0;         ///< 200: it is what was asked for
    std::string address;     ///< where it was in the end, after redirections
    std::string contentType; ///< as the server says: "text/html; charset=utf-8"; empty: it says nothing
    std::string body;
    Nanoseconds asked{};    ///< from the fetch's begin until it was asked for: name, connection, encryption
    Nanoseconds answered{}; ///< from there until the answer's first byte came
};

/// What is not waited for.
struct FetchLimits {
    Nanoseconds time = std::chrono::seconds(30); ///< for a whole page
    std::size_t bytes = 100'000'000;             ///< of a page
    long redirects = 10;
};

/// Fetches pages one after another by libcurl, and keeps connections open between them. For one thread.
class PageFetcher {
public:
    /// The Error: libcurl is not there.
    static Result<PageFetcher> create(FetchLimits limits = {});

    /// The page; nothing when it was stopped before. The Error: there was no answer, or not within the
    /// limits; its `why` says so of the page alone: "no answer within 10 s".
    Result<std::optional<Page>> fetch(const std::string& address, const std::stop_token& stop);

private:
    using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
    using Multi = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;
    struct Arriving;

    PageFetcher(CurlFunctions curl, FetchLimits limits);
    void setUp(const std::string& address, Arriving& arriving);
    /// Until the page is there, or will not come; nothing when it was stopped.
    std::optional<CURLcode> transfer(const std::stop_token& stop);
    [[nodiscard]] Page finish(std::string body) const;
    [[nodiscard]] std::string whyNot(CURLcode code, const Arriving& arriving) const;

    CurlFunctions m_curl;
    FetchLimits m_limits;
    Multi m_multi; // outlives the transfer that uses its connections
    Easy m_easy;
};

} // namespace parascope
