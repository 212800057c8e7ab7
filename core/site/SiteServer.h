// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <memory>
#include <stop_token>
#include <string>
#include <thread>

namespace httplib {
class Server;
struct Request;
struct Response;
} // namespace httplib

namespace parascope {

/// How the built-in site answers.
struct SiteOptions {
    Nanoseconds delay = std::chrono::milliseconds(50); ///< before each answer, as a server far away has one
    int port = 0;                                      ///< 0: one that is free
};

/// The built-in web site, on 127.0.0.1 alone: pages to fetch that need no network and burden nobody.
///
///     /                 a list of the articles, and as text: /urls.txt; "?n=N": N addresses of them,
///                       "&misbehaving=1": those that fail among them
///     /articles/N       N from 1 to 100; "?delay=MS" in the place of the usual delay
///     /misbehaving/HOW  not-found, error, slow, endless, huge, redirect-loop, redirect-away, half; odd-title
///                       and the others in OddPages.cpp are whole, but hard to read
///     /robots.txt       keeps robots from /forbidden/
class SiteServer {
public:
    /// Answers from now on, each client on a thread of its own. The Error: the port is taken.
    static Result<std::unique_ptr<SiteServer>> start(const SiteOptions& options);
    /// Breaks off what is being answered.
    ~SiteServer();
    SiteServer(const SiteServer&) = delete;
    SiteServer& operator=(const SiteServer&) = delete;

    /// "http://127.0.0.1:40123".
    [[nodiscard]] std::string address() const;

private:
    explicit SiteServer(const SiteOptions& options);
    void addArticles();
    void addMisbehaving();
    void addEndless();
    /// Waits as long as the request or the options say. False: the site is to end.
    [[nodiscard]] bool delay(const httplib::Request& request) const;

    SiteOptions m_options;
    int m_port = 0;
    int m_socket = -1; ///< the library's own, to listen with
    std::stop_source m_stop;
    std::unique_ptr<httplib::Server> m_server;
    std::thread m_listener;
};

} // namespace parascope
