// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/SharedMemory.h"
#include "core/base/Time.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// A page to fetch.
struct ScrapeTarget {
    std::uint32_t page = 0; ///< its place in the list, from 0
    std::uint32_t host = 0; ///< number of its host
    bool isFree = false;    ///< the limits for hosts and robots.txt do not hold for it
    std::string url;
};

/// Whether a worker may fetch pages of a host: of each host so many workers may as may have a connection to
/// it, so nobody has to wait for another's connection. 0 connections: all may.
[[nodiscard]] bool mayServe(int worker, std::uint32_t host, int workers, int connections);

/// What workers share that fetch a list of pages: the pages, and of each host which is next. It lies in
/// memory that processes map too.
class ScrapeShare {
public:
    /// The Error: no memory.
    static Result<ScrapeShare> create(const std::vector<ScrapeTarget>& targets);
    /// Another process's; takes the descriptor over. The Error: it is none.
    static Result<ScrapeShare> attach(int descriptor);
    /// That of a process of this machine which inherits no descriptor to us, as one that mpirun starts. The
    /// Error: it is not there, or is none.
    static Result<ScrapeShare> attach(std::int32_t pid, int descriptor);

    struct Page {
        std::uint32_t page = 0;
        bool isFree = false;
        std::string_view url;
    };

    [[nodiscard]] std::uint32_t hosts() const;
    /// Whether the host's pages are free of limits.
    [[nodiscard]] bool isFree(std::uint32_t host) const;
    /// The host's next page, for one caller alone; nothing when all are taken.
    std::optional<Page> take(std::uint32_t host);
    /// The earliest moment from now on at which a page of the host may be asked for, which is no other
    /// caller's: they are a pause apart.
    Nanoseconds turn(std::uint32_t host, Nanoseconds now, Nanoseconds pause);
    [[nodiscard]] int descriptor() const { return m_memory.descriptor(); }

private:
    struct Head;
    struct Host;
    struct Entry;

    explicit ScrapeShare(SharedMemory memory)
        : m_memory(std::move(memory)) {}
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] Head& head() const;
    [[nodiscard]] Host* hostTable() const;
    [[nodiscard]] Entry* entries() const;
    [[nodiscard]] const char* text() const;

    SharedMemory m_memory;
};

/// The same list for a Python program, which counts by itself: a line "PAGE HOST FREE URL" for each page.
/// The Error: no memory.
[[nodiscard]] Result<SharedMemory> scrapeListText(const std::vector<ScrapeTarget>& targets);

} // namespace parascope
