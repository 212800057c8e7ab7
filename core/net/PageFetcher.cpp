// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PageFetcher.h"

#include "core/base/Numbers.h"

#include <array>
#include <sys/socket.h>

namespace parascope {

namespace {

constexpr std::size_t kMegabyte = 1'000'000;

/// "10 s": a limit that somebody chose is a round number.
std::string limitInWords(Nanoseconds limit) {
    const auto seconds = limit / std::chrono::seconds(1);
    return limit % std::chrono::seconds(1) == Nanoseconds{} ? std::to_string(seconds) + " s"
                                                            : durationInWords(toSeconds(limit));
}

/// As libcurl would, but programs that are started meanwhile do not inherit it: they would keep the
/// connection open.
curl_socket_t openSocket(void* /*user*/, curlsocktype /*purpose*/, curl_sockaddr* address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

} // namespace

/// The body of a page that has not come to its end.
struct PageFetcher::Arriving {
    std::string body;
    std::size_t most = 0;
    bool isTooLong = false;
    std::array<char, CURL_ERROR_SIZE> words{}; ///< libcurl's, of this one failure

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
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_ERRORBUFFER, arriving.words.data());
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, m_limits.redirects);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(m_limits.time / std::chrono::milliseconds(1)));
    set(CURLOPT_ACCEPT_ENCODING, ""); // whatever it can unpack
    set(CURLOPT_USERAGENT, "Parascope/" PARASCOPE_VERSION);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_OPENSOCKETFUNCTION, &openSocket);
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
    curl_off_t asked = 0; // microseconds
    curl_off_t answered = 0;
    curl_off_t redirected = 0;
    m_curl.info(m_easy.get(), CURLINFO_PRETRANSFER_TIME_T, &asked);
    m_curl.info(m_easy.get(), CURLINFO_STARTTRANSFER_TIME_T, &answered);
    m_curl.info(m_easy.get(), CURLINFO_REDIRECT_TIME_T, &redirected);
    page.asked = std::chrono::microseconds(redirected > 0 ? 0 : asked); // of several requests it is no one's
    page.answered = std::chrono::microseconds(std::max(answered, redirected)) - page.asked;
    return page;
}

std::string PageFetcher::whyNot(CURLcode code, const Arriving& arriving) const {
    const auto seconds = limitInWords(m_limits.time);
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return arriving.body.empty() ? "no answer within " + seconds : "it was not whole within " + seconds;
    case CURLE_TOO_MANY_REDIRECTS:
        return "more than " + std::to_string(m_limits.redirects) + " redirects";
    case CURLE_COULDNT_RESOLVE_HOST:
        return "there is no such host, or no network";
    case CURLE_COULDNT_CONNECT:
        return "nobody answers there";
    case CURLE_PEER_FAILED_VERIFICATION:
        return std::string("its certificate is not to be trusted: ") + arriving.words.data();
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
        return "the connection was closed before the page was whole";
    case CURLE_UNSUPPORTED_PROTOCOL:
        return "it leads to an address that is neither http nor https";
    case CURLE_BAD_CONTENT_ENCODING:
        return "what was packed of it is damaged";
    default:
        return arriving.words.front() != '\0' ? arriving.words.data() : m_curl.words(code);
    }
}

Result<std::optional<Page>> PageFetcher::fetch(const std::string& address, const std::stop_token& stop) {
    Arriving arriving;
    arriving.most = m_limits.bytes;
    setUp(address, arriving);
    m_curl.add(m_multi.get(), m_easy.get());
    const auto code = transfer(stop);
    m_curl.remove(m_multi.get(), m_easy.get());
    if (!code) {
        return std::optional<Page>();
    }
    if (arriving.isTooLong) {
        return failure("cannot fetch " + address,
                       "the page is larger than " + formatCount(m_limits.bytes / kMegabyte) + " MB",
                       "leave it out");
    }
    if (*code != CURLE_OK) {
        return failure("cannot fetch " + address, whyNot(*code, arriving),
                       "check the address and the network");
    }
    return std::optional(finish(std::move(arriving.body)));
}

} // namespace parascope
