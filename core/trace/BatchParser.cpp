// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/BatchParser.h"

#include "core/trace/EventBorder.h"

#include <system_error>

namespace parascope {

namespace {

/// Smaller ones are parsed before another thread has woken up.
constexpr std::size_t kLeastToShare = std::size_t{1} << 15;
/// Of a batch the caller parses so many eighths, as it takes the events of both.
constexpr std::size_t kCallersEighths = 3;

} // namespace

BatchParser::BatchParser(EventParser& parser)
    : m_parser(parser) {}

BatchParser::~BatchParser() = default;

std::size_t BatchParser::parse(std::span<char> json, const Take& take) {
    const std::string_view text(json.data(), json.size());
    const auto cut = json.size() < kLeastToShare ? std::string_view::npos
                                                 : eventBorder(text, json.size() / 8 * kCallersEighths);
    if (cut == std::string_view::npos || !startThread()) {
        return parseHere(json, take);
    }
    return parseBoth(json, cut, text.find('{', cut), take);
}

std::size_t BatchParser::parseHere(std::span<char> json, const Take& take) {
    return m_parser.parseMany(json, m_event, [&](std::size_t place, std::size_t size) -> TraceEvent& {
        take(m_event, {json.data() + place, size}, place);
        return m_event;
    });
}

std::size_t BatchParser::parseBoth(std::span<char> json, std::size_t cut, std::size_t later,
                                   const Take& take) {
    give({json.data() + later, json.size() - later});
    std::size_t read = 0;
    try {
        read = parseHere(json.first(cut), take);
    } catch (...) {
        waitForPart();
        throw;
    }
    waitForPart();
    if (read < cut) {
        return parseFrom(json, read, take); // it was no border, but stood within an event
    }
    for (std::size_t i = 0; i < m_part.count; ++i) {
        auto& item = m_part.items[i];
        take(item.event, {json.data() + later + item.place, item.size}, later + item.place);
    }
    return m_part.read > 0 ? later + m_part.read : cut;
}

/// What the caller has begun, it ends.
std::size_t BatchParser::parseFrom(std::span<char> json, std::size_t from, const Take& take) {
    const auto next = std::string_view(json.data(), json.size()).find_first_not_of(" \t\n\r,", from);
    if (next == std::string_view::npos || json[next] != '{') {
        return from;
    }
    const auto read =
        parseHere(json.subspan(next), [&](TraceEvent& event, std::string_view text, std::size_t place) {
            take(event, text, next + place);
        });
    return read > 0 ? next + read : from;
}

/// A copy: what stands in front of a text and behind it is written over while it is parsed.
void BatchParser::give(std::string_view text) {
    m_part.text.assign(1, ' ');
    m_part.text.append(text);
    m_part.text.append(EventParser::kPadding, ' ');
    {
        const std::lock_guard lock(m_mutex);
        m_isGiven = true;
    }
    m_given.notify_one();
}

void BatchParser::waitForPart() {
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return !m_isGiven; });
}

bool BatchParser::startThread() {
    if (m_isAlone || m_thread.joinable()) {
        return !m_isAlone;
    }
    try {
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    } catch (const std::system_error&) {
        m_isAlone = true; // the system has no thread for us: it takes longer, that is all
    }
    return !m_isAlone;
}

void BatchParser::work(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_given.wait(lock, stop, [this] { return m_isGiven; })) {
        lock.unlock();
        parsePart();
        lock.lock();
        m_isGiven = false;
        m_done.notify_one();
    }
}

void BatchParser::parsePart() {
    m_part.count = 0;
    m_part.read = 0;
    try {
        auto& text = m_part.text;
        const std::span json(text.data() + 1, text.size() - 1 - EventParser::kPadding);
        m_part.read = m_partParser.parseMany(json, freeSlot(),
                                             [this](std::size_t place, std::size_t size) -> TraceEvent& {
                                                 auto& item = m_part.items[m_part.count++];
                                                 item.place = place;
                                                 item.size = size;
                                                 return freeSlot();
                                             });
    } catch (const std::bad_alloc&) {
        m_part.count = 0; // whoever waits reads on from here, and finds out for itself
        m_part.read = 0;
    }
}

TraceEvent& BatchParser::freeSlot() {
    if (m_part.count == m_part.items.size()) {
        m_part.items.emplace_back();
    }
    return m_part.items[m_part.count].event;
}

} // namespace parascope
