// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in web site, as a program of its own.
//
//   site_server [--port P] [--delay-ms D]    by hand, until Ctrl+C: pages for a scraper of one's own
//   site_server --with-starter PID [--delay-ms D]   ends with the program that started it, which PID is
//
// It prints its address as the first line on stdout. Where it cannot start, its starter finds the reason and,
// after a tab, the remedy there instead. What it has is in core/site/SiteServer.h.

#include "core/base/Numbers.h"
#include "core/site/SiteServer.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

using namespace parascope;

constexpr auto kUsage = "usage: site_server [--with-starter PID] [--port P] [--delay-ms D]";

Result<int> numberOf(const char* text, int most) {
    int number = -1;
    const auto* end = text + std::strlen(text);
    if (std::from_chars(text, end, number).ptr != end || number < 0 || number > most) {
        return failure(std::string("'") + text + "'", "it is no number from 0 to " + std::to_string(most),
                       kUsage);
    }
    return number;
}

Result<SiteOptions> parse(int argc, char** argv) {
    constexpr int kLargestPort = 65535;
    constexpr int kLongestDelay = 3'600'000;
    SiteOptions options;
    for (int i = 1; i < argc; i += 2) {
        const std::string_view name = argv[i];
        const bool isPort = name == "--port";
        if ((!isPort && name != "--delay-ms") || i + 1 == argc) {
            return failure("'" + std::string(name) + "'", "there is no such option", kUsage);
        }
        const auto number = numberOf(argv[i + 1], isPort ? kLargestPort : kLongestDelay);
        if (!number) {
            return failure(number.error());
        }
        if (isPort) {
            options.port = *number;
        } else {
            options.delay = std::chrono::milliseconds(*number);
        }
    }
    return options;
}

/// Has the kernel end us with who started us. False: that one has gone already, and nobody would tell us.
bool endsWith(std::string_view starter) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return starter == std::to_string(getppid());
}

enum class Starter : bool { ByHand, Program };

int complain(const Error& error, int status, Starter starter) {
    if (starter == Starter::Program) {
        std::printf("%s\t%s\n", error.why.c_str(), error.remedy.c_str());
    } else {
        std::fprintf(stderr, "site_server: %s\n", error.text().c_str());
    }
    return status;
}

} // namespace

int main(int argc, char** argv) {
    signal(SIGPIPE, SIG_IGN); // clients go away in the middle of a page
    auto starter = Starter::ByHand;
    if (argc > 2 && std::string_view(argv[1]) == "--with-starter") {
        signal(SIGINT, SIG_IGN); // a Ctrl+C is for who started us
        if (!endsWith(argv[2])) {
            return 1;
        }
        starter = Starter::Program;
        argc -= 2;
        argv += 2;
    }
    const auto options = parse(argc, argv);
    if (!options) {
        return complain(options.error(), 2, starter);
    }
    const auto site = SiteServer::start(*options);
    if (!site) {
        return complain(site.error(), 1, starter);
    }
    std::printf("%s\n", (*site)->address().c_str());
    std::fflush(stdout);
    sigset_t none;
    sigemptyset(&none);
    sigsuspend(&none); // until a signal ends it
    return 0;
}
