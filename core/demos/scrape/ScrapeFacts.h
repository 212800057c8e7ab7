// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/run/RunRecord.h"

#include <memory>

namespace parascope {

/// What became of one page.
struct ScrapedPage {
    enum class State : std::uint8_t { Waiting, InHand, Done, Failed };

    std::size_t line = 0; ///< of the list, from 1
    std::string url;
    State state = State::Waiting;
    std::string error; ///< why it failed, in words
    std::string title; ///< as it stands on the page; empty: it has none
    long status = 0;   ///< of HTTP; 0: there was no answer
    std::uint64_t bytes = 0;
    WorkerId worker; ///< who had it
    Nanoseconds begin{};
    Nanoseconds parse{}; ///< when its parsing began; 0: it never did
    Nanoseconds end{};
    Nanoseconds fetchCpu{}; ///< processor time until it was there
    Nanoseconds parseCpu{};

    [[nodiscard]] bool isOver() const { return state == State::Done || state == State::Failed; }
    [[nodiscard]] TimeSpan download() const { return {begin, parse != Nanoseconds{} ? parse : end}; }
    [[nodiscard]] TimeSpan parsing() const { return {parse != Nanoseconds{} ? parse : end, end}; }
    bool operator==(const ScrapedPage&) const = default;
};

/// A step that the program itself does, before and after the workers.
struct OwnStep {
    TimeSpan time;
    Nanoseconds cpu{};

    bool operator==(const OwnStep&) const = default;
};

/// What is known of a run of a scraper beyond what is known of every run.
struct ScrapeFacts final : DemoFacts {
    /// In the list's order, null while nobody took it. Each is a value of its own that does not change: a
    /// copy of the facts shares it.
    std::vector<std::shared_ptr<const ScrapedPage>> pages;
    std::size_t done = 0;   ///< with a title or without
    std::size_t titles = 0; ///< that were found
    std::size_t failed = 0;
    std::size_t repeated = 0; ///< lines of the list that name a page again
    std::uint64_t bytes = 0;
    OwnStep read;            ///< the list
    OwnStep save;            ///< the CSV
    std::string site;        ///< address of the built-in site; empty: the pages are others'
    bool isSaved = false;    ///< in a file that is kept
    int mostConnections = 0; ///< workers that had something to do under the limits for hosts

    [[nodiscard]] bool equals(const DemoFacts& other) const override;
    friend bool operator==(const ScrapeFacts& one, const ScrapeFacts& other) { return one.equals(other); }
};

/// Those of a run; none of another run.
[[nodiscard]] const ScrapeFacts& scrapeFacts(const RunFacts& facts);

/// Into an open object of a file.
void writeScrapeFacts(JsonWriter& json, const ScrapeFacts& facts);
/// The inverse.
[[nodiscard]] std::shared_ptr<ScrapeFacts> readScrapeFacts(const JsonFields& fields);

} // namespace parascope
