// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/SiteServer.h"

#include "core/base/InterruptibleSleep.h"
#include "core/base/Numbers.h"
#include "core/site/Articles.h"
#include "core/site/ConnectionThreads.h"
#include "core/site/OddPages.h"

#include <array>
#include <charconv>
#include <netinet/tcp.h>
#include <system_error>

namespace parascope {

namespace {

constexpr auto kHere = "127.0.0.1";
constexpr auto kHtml = "text/html; charset=utf-8";
constexpr auto kText = "text/plain; charset=utf-8";
constexpr std::size_t kHugeBytes = 1'000'000'000;
constexpr auto kSlow = std::chrono::seconds(60);

using httplib::DataSink;
using httplib::Request;
using httplib::Response;

/// A number from 1 to `most` that a request names; 0 when it names none.
int numberFrom(const std::string& text, int most) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && number >= 1 && number <= most ? number : 0;
}

void refuse(Response& response, int status, const std::string& words) {
    response.status = status;
    response.set_content("<!DOCTYPE html>\n<title>" + words + "</title>\n<p>" + words + "</p>\n", kHtml);
}

/// As it is: a set_content() would be compressed for those who take it so, and that takes longer than the
/// page.
void answer(Response& response, std::string page, const std::string& type = kHtml) {
    if (page.empty()) {
        response.set_content(page, type);
        return;
    }
    const auto kept = std::make_shared<const std::string>(std::move(page));
    response.set_content_provider(kept->size(), type,
                                  [kept](std::size_t offset, std::size_t length, DataSink& sink) {
                                      return sink.write(kept->data() + offset, length);
                                  });
}

/// Pages that fail, each in its own way, and some that are only strange.
constexpr std::array kMisbehaving{"not-found", "error",         "slow",          "endless", "huge",
                                  "not-html",  "wrong-charset", "redirect-loop", "half"};

/// Articles in turn, so many, each at an address of its own; among them those that misbehave.
std::string addressList(const std::string& site, int count, bool misbehaving) {
    constexpr int kBetween = 2;
    std::string list;
    std::size_t next = misbehaving ? 0 : kMisbehaving.size();
    for (int i = 0; i < count; ++i) {
        const int copy = i / kArticles;
        list += site + "/articles/" + std::to_string(i % kArticles + 1) +
                (copy > 0 ? "?copy=" + std::to_string(copy) : std::string()) + "\n";
        if (next < kMisbehaving.size() && i % kBetween == 1) {
            list += site + "/misbehaving/" + kMisbehaving.at(next++) + "\n";
        }
    }
    for (; next < kMisbehaving.size(); ++next) {
        list += site + "/misbehaving/" + kMisbehaving.at(next) + "\n";
    }
    return list;
}

} // namespace

SiteServer::SiteServer(const SiteOptions& options)
    : m_options(options)
    , m_server(std::make_unique<httplib::Server>()) {
    constexpr std::size_t kRequestsOfAConnection = 1'000'000;
    m_server->new_task_queue = [] { return new ConnectionThreads; };
    m_server->set_keep_alive_max_count(kRequestsOfAConnection);
    m_server->set_socket_options([this](int socket) {
        m_socket = socket;
        const int yes = 1; // and not SO_REUSEPORT, with which a port may be had twice
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    m_server->set_tcp_nodelay(true); // else an answer may wait 40 ms for the client's confirmation
    addArticles();
    addMisbehaving();
    addEndless();
}

Result<std::unique_ptr<SiteServer>> SiteServer::start(const SiteOptions& options) {
    std::unique_ptr<SiteServer> site(new SiteServer(options));
    auto& server = *site->m_server;
    site->m_port = options.port;
    if (options.port == 0) {
        site->m_port = server.bind_to_any_port(kHere);
    } else if (!server.bind_to_port(kHere, options.port)) {
        site->m_port = -1;
    }
    if (site->m_port < 0) {
        return failure("the built-in site cannot be started",
                       "port " + std::to_string(options.port) + " of 127.0.0.1 is taken",
                       "let it choose a port");
    }
    // The library lets 5 wait. Who comes beyond is told nothing and asks again a second later, which would
    // look as if the page had taken that long.
    ::listen(site->m_socket, SOMAXCONN);
    try {
        site->m_listener = std::thread([&server] { server.listen_after_bind(); });
    } catch (const std::system_error& error) {
        return failure("the built-in site cannot be started", error.code().message(),
                       "end other programs, or raise the limit on processes (ulimit -u)");
    }
    while (!server.is_running()) {
        std::this_thread::yield(); // it could not be stopped before
    }
    return site;
}

SiteServer::~SiteServer() {
    m_stop.request_stop();
    m_server->stop();
    if (m_listener.joinable()) {
        m_listener.join();
    }
}

std::string SiteServer::address() const {
    return std::string("http://") + kHere + ":" + std::to_string(m_port);
}

bool SiteServer::delay(const httplib::Request& request) const {
    constexpr int kLongest = 3'600'000;
    auto delay = m_options.delay;
    if (request.has_param("delay")) {
        delay = std::chrono::milliseconds(numberFrom(request.get_param_value("delay"), kLongest));
    }
    return sleepUntil(monotonicNow() + delay, m_stop.get_token());
}

void SiteServer::addArticles() {
    m_server->Get("/", [this](const Request& request, Response& response) {
        if (delay(request)) {
            answer(response, articleList());
        }
    });
    m_server->Get("/urls.txt", [this](const Request& request, Response& response) {
        constexpr int kMost = 1'000'000;
        const int asked = numberFrom(request.get_param_value("n"), kMost);
        answer(response,
               addressList(address(), asked > 0 ? asked : kArticles, request.has_param("misbehaving")),
               kText);
    });
    m_server->Get("/robots.txt", [](const Request& /*request*/, Response& response) {
        answer(response, "User-agent: *\nDisallow: /forbidden/\n", kText);
    });
    m_server->Get("/forbidden/page",
                  [](const Request& /*request*/, Response& response) { answer(response, articlePage(1)); });
    m_server->Get(R"(/articles/(\d+))", [this](const Request& request, Response& response) {
        const int number = numberFrom(request.matches[1], kArticles);
        if (!delay(request)) {
            return;
        }
        if (number == 0) {
            refuse(response, 404, "There is no such article");
            return;
        }
        answer(response, articlePage(number));
    });
}

void SiteServer::addMisbehaving() {
    m_server->Get("/misbehaving/not-found", [](const Request& /*request*/, Response& response) {
        refuse(response, 404, "This page was never there");
    });
    m_server->Get("/misbehaving/error", [](const Request& /*request*/, Response& response) {
        refuse(response, 500, "The server made a mistake");
    });
    m_server->Get("/misbehaving/slow", [this](const Request& /*request*/, Response& response) {
        if (sleepUntil(monotonicNow() + kSlow, m_stop.get_token())) {
            answer(response, articlePage(1));
        }
    });
    m_server->Get("/misbehaving/redirect-loop", [](const Request& /*request*/, Response& response) {
        response.set_redirect("/misbehaving/redirect-loop");
    });
    m_server->Get("/misbehaving/redirect-away", [](const Request& /*request*/, Response& response) {
        response.set_redirect("ftp://127.0.0.1/");
    });
    for (const auto& odd : oddPages()) {
        m_server->Get("/misbehaving/" + odd.name, [odd](const Request& /*request*/, Response& response) {
            answer(response, odd.body, odd.type);
        });
    }
}

void SiteServer::addEndless() {
    const auto line = std::make_shared<const std::string>(articlePage(1).substr(0, 1024));
    m_server->Get("/misbehaving/endless", [this, line](const Request& /*request*/, Response& response) {
        response.set_chunked_content_provider(kHtml, [this, line](std::size_t /*offset*/, DataSink& sink) {
            constexpr auto kPause = std::chrono::milliseconds(10);
            return sink.write(line->data(), line->size()) &&
                   sleepUntil(monotonicNow() + kPause, m_stop.get_token());
        });
    });
    m_server->Get("/misbehaving/huge", [this, line](const Request& /*request*/, Response& response) {
        response.set_content_provider(
            kHugeBytes, kHtml, [this, line](std::size_t /*offset*/, std::size_t left, DataSink& sink) {
                return sink.write(line->data(), std::min(left, line->size())) && !m_stop.stop_requested();
            });
    });
    m_server->Get("/misbehaving/half", [](const Request& /*request*/, Response& response) {
        const auto page = std::make_shared<const std::string>(articlePage(1));
        response.set_content_provider(page->size(), kHtml,
                                      [page](std::size_t offset, std::size_t /*left*/, DataSink& sink) {
                                          return offset == 0 && sink.write(page->data(), page->size() / 2);
                                      });
    });
}

} // namespace parascope
