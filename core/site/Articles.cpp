// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/Articles.h"

#include "core/base/SameNumbers.h"

#include <array>
#include <string_view>

namespace parascope {

namespace {

using Words = std::array<std::string_view, 16>;

constexpr Words kQualities{"patient", "busy",   "idle", "early", "late",   "narrow",  "shared", "lonely",
                           "quick",   "steady", "cold", "warm",  "hidden", "crowded", "fair",   "noisy"};
constexpr Words kThings{"queue", "core",   "thread",    "process", "lock",   "disk",   "page",   "clock",
                        "cache", "kernel", "scheduler", "network", "worker", "buffer", "signal", "timer"};
constexpr Words kDeeds{"waits for",  "hands its work to", "asks",        "overtakes",
                       "wakes",      "keeps up with",     "listens to",  "stands in for",
                       "holds back", "reads from",        "counts",      "makes room for",
                       "writes to",  "looks after",       "runs beside", "lets go of"};
constexpr Words kEnds{"before anybody else is awake",
                      "as long as there is work",
                      "and nobody notices",
                      "while the others sleep",
                      "a million times a second",
                      "until its turn is over",
                      "which is why the whole takes so long",
                      "and that costs almost nothing",
                      "on a machine with two cores",
                      "because it was asked to",
                      "as it did yesterday",
                      "for a few microseconds",
                      "although it could do something else",
                      "once everything has been read",
                      "and then it starts again",
                      "without a word"};

std::string_view pick(SameNumbers& numbers, const Words& words) {
    return words[numbers.next() / 256 % words.size()];
}

void addSentence(SameNumbers& numbers, std::string& text) {
    const auto add = [&text](std::string_view before, std::string_view word) {
        text += before;
        text += word;
    };
    add("The ", pick(numbers, kQualities));
    add(" ", pick(numbers, kThings));
    add(" ", pick(numbers, kDeeds));
    add(" the ", pick(numbers, kQualities));
    add(" ", pick(numbers, kThings));
    add(" ", pick(numbers, kEnds));
    text += ". ";
}

std::string pageHead(const std::string& title) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + title +
           "</title></head>\n<body>\n<h1>" + title + "</h1>\n";
}

} // namespace

std::string articleTitle(int number) {
    const auto at = static_cast<std::size_t>(number);
    return "Article " + std::to_string(number) + ": The " +
           std::string(kQualities[at * 7 % kQualities.size()]) + " " +
           std::string(kThings[(at / kQualities.size() + at) % kThings.size()]);
}

std::size_t articleSize(int number) {
    // Ten steps to the double, so that each size is 7 % more than the one before; large and small ones mixed.
    constexpr std::array<std::size_t, 10> kSteps{1000, 1072, 1149, 1231, 1320, 1414, 1516, 1625, 1741, 1866};
    const auto step = static_cast<std::size_t>(number) * 37 % kArticles;
    return (std::size_t{2048} << (step / kSteps.size())) * kSteps[step % kSteps.size()] / 1000;
}

std::string articlePage(int number) {
    constexpr std::size_t kSentencesOfAParagraph = 7;
    const auto size = articleSize(number);
    SameNumbers numbers(static_cast<std::uint32_t>(number));
    auto page = pageHead(articleTitle(number));
    page.reserve(size + 1024);
    while (page.size() < size) {
        page += "<p>";
        for (std::size_t i = 0; i < kSentencesOfAParagraph; ++i) {
            addSentence(numbers, page);
        }
        page += "</p>\n";
    }
    return page + "<p><a href=\"/\">All articles</a></p>\n</body>\n</html>\n";
}

std::string articleList() {
    auto page = pageHead("A hundred articles") + "<ul>\n";
    for (int number = 1; number <= kArticles; ++number) {
        page += "<li><a href=\"/articles/" + std::to_string(number) + "\">" + articleTitle(number) +
                "</a></li>\n";
    }
    return page + "</ul>\n</body>\n</html>\n";
}

} // namespace parascope
