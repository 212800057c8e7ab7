// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PageFetcher.h"

#include "core/base/Numbers.h"

namespace parascope {

/// The body of a page that has not come to its end.
struct PageFetcher::Arriving {
    std::string body;
    std::size_t most = 0;
    bool isTooLong = false;

    static std::size_t take(char* bytes, std::size_t size, std::size_t count, void* user) {
        auto& self = *static_cast<Arriving*>(user);
        self.isTooLong = self.body.size() + size * count > self.most;
        if (self.isTooLong) {
            return 0; // breaks the transfer off
        }
        self.body.append(bytes, size * count);
        return size * count;
    }
};

PageFetcher::PageFetcher(CurlFunctions curl, FetchLimits limits)
    : m_curl(curl)
    , m_limits(limits)
    , m_multi(curl.multiInit(), curl.multiCleanup)
    , m_easy(curl.init(), curl.cleanup) {}

Result<PageFetcher> PageFetcher::create(FetchLimits limits) {
    const auto curl = CurlFunctions::load();
    if (!curl) {
        return failure(curl.error());
    }
    PageFetcher fetcher(*curl, limits);
    if (fetcher.m_multi == nullptr || fetcher.m_easy == nullptr) {
        return failure("libcurl cannot be used", "there is no memory for it", "close other programs");
    }
    return fetcher;
}

void PageFetcher::setUp(const std::string& address, Arriving& arriving) {
    const auto set = [this](CURLoption option, auto value) { m_curl.setOption(m_easy.get(), option, value); };
    m_curl.reset(m_easy.get()); // keeps the connections
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_WRITEFUNCTION, &Arriving::take);
    set(CURLOPT_WRITEDATA, &arriving);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, m_limits.redirects);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(m_limits.time / std::chrono::milliseconds(1)));
    set(CURLOPT_ACCEPT_ENCODING, ""); // whatever it can unpack
    set(CURLOPT_USERAGENT, "Parascope/" PARASCOPE_VERSION);
    set(CURLOPT_NOSIGNAL, 1L);
    if (address.starts_with("http://127.0.0.1:")) {
        set(CURLOPT_PROXY, ""); // one that the environment names does not know this machine's own pages
    }
}

std::optional<CURLcode> PageFetcher::transfer(const std::stop_token& stop) {
    constexpr int kLongestWait = 1000; // it looks at its clock then
    const std::stop_callback wakeUp(stop, [this] { m_curl.wakeUp(m_multi.get()); });
    int running = 1;
    while (!stop.stop_requested() && m_curl.perform(m_multi.get(), &running) == CURLM_OK) {
        if (running == 0) {
            int left = 0;
            const auto* news = m_curl.news(m_multi.get(), &left);
            return news != nullptr ? news->data.result : CURLE_FAILED_INIT;
        }
        m_curl.poll(m_multi.get(), nullptr, 0, kLongestWait, nullptr);
    }
    return stop.stop_requested() ? std::nullopt : std::optional(CURLE_FAILED_INIT);
}

Page PageFetcher::finish(std::string body) const {
    Page page;
    const char* address = nullptr;
    const char* type = nullptr;
    m_curl.info(m_easy.get(), CURLINFO_RESPONSE_CODE, &page.status);
    m_curl.info(m_easy.get(), CURLINFO_EFFECTIVE_URL, &address);
    m_curl.info(m_easy.get(), CURLINFO_CONTENT_TYPE, &type);
    page.address = address != nullptr ? address : "";
    page.contentType = type != nullptr ? type : "";
    page.body = std::move(body);
    return page;
}

Result<std::optional<Page>> PageFetcher::fetch(const std::string& address, const std::stop_token& stop) {
    Arriving arriving{{}, m_limits.bytes};
    setUp(address, arriving);
    m_curl.add(m_multi.get(), m_easy.get());
    const auto code = transfer(stop);
    m_curl.remove(m_multi.get(), m_easy.get());
    if (!code) {
        return std::optional<Page>();
    }
    if (arriving.isTooLong) {
        return failure("cannot fetch " + address,
                       "the page is larger than " + formatCount(m_limits.bytes) + " bytes", "leave it out");
    }
    if (*code != CURLE_OK) {
        return failure("cannot fetch " + address, m_curl.words(*code), "check the address and the network");
    }
    return std::optional(finish(std::move(arriving.body)));
}

} // namespace parascope
