// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/EventParser.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace parascope {

/// Parses many events at once: the later part of a batch on a thread of its own, while the caller parses the
/// earlier one and takes what is there. The thread is started with the first batch that is worth it; where
/// none can be made, the caller does all.
class BatchParser {
public:
    using Take = std::function<void(TraceEvent& event, std::string_view text, std::size_t place)>;

    /// `parser` is the caller's, and must outlive it.
    explicit BatchParser(EventParser& parser);
    ~BatchParser();
    BatchParser(const BatchParser&) = delete;
    BatchParser& operator=(const BatchParser&) = delete;
    BatchParser(BatchParser&&) = delete;
    BatchParser& operator=(BatchParser&&) = delete;

    /// Reads events with commas between them and tells `take` of each, in their order, with its text and its
    /// place in `json`. Returns up to where it came: to the end, or to the first that cannot be read. The
    /// bytes in front of `json` and behind it are written over meanwhile.
    std::size_t parse(std::span<char> json, const Take& take);

private:
    struct Item {
        TraceEvent event;
        std::size_t place = 0;
        std::size_t size = 0;
    };
    /// What the thread reads, and what it has read.
    struct Part {
        std::string text; ///< with a byte in front of it and the parser's padding behind it
        std::vector<Item> items;
        std::size_t count = 0;
        std::size_t read = 0; ///< bytes, as of parse()
    };

    std::size_t parseHere(std::span<char> json, const Take& take);
    std::size_t parseBoth(std::span<char> json, std::size_t cut, std::size_t later, const Take& take);
    std::size_t parseFrom(std::span<char> json, std::size_t from, const Take& take);
    void give(std::string_view text);
    void waitForPart();
    [[nodiscard]] bool startThread();
    void work(const std::stop_token& stop);
    void parsePart();
    /// Of the part, for the next event.
    [[nodiscard]] TraceEvent& freeSlot();

    EventParser& m_parser;
    TraceEvent m_event;
    bool m_isAlone = false; ///< no thread could be made

    EventParser m_partParser; ///< these two are the thread's while it has something to do
    Part m_part;
    std::mutex m_mutex; ///< guards the next
    bool m_isGiven = false;
    std::condition_variable_any m_given;
    std::condition_variable m_done;
    std::jthread m_thread; ///< last: it is joined first
};

} // namespace parascope
