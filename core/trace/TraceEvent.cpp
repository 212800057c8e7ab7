// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceEvent.h"

#include <charconv>
#include <simdjson.h>

namespace parascope {

namespace ondemand = simdjson::ondemand;

static_assert(EventParser::kPadding >= simdjson::SIMDJSON_PADDING);

namespace {

/// The longest time, 90 years in microseconds: a begin, an end behind it and the difference of any two must
/// fit into 64 bits of nanoseconds, 292 years.
constexpr std::int64_t kMostMicroseconds = 90LL * 366 * 86400 * 1'000'000;

std::string_view trimmed(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\r\n");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

simdjson::error_code readTime(ondemand::value& value, Nanoseconds& time) {
    const auto parsed = parseMicroseconds(trimmed(value.raw_json_token()));
    if (!parsed) {
        return simdjson::NUMBER_ERROR;
    }
    time = *parsed;
    return simdjson::SUCCESS;
}

simdjson::error_code readText(ondemand::value& value, std::string& text) {
    std::string_view view;
    const auto error = value.get_string().get(view);
    if (!error) {
        text.assign(view);
    }
    return error;
}

simdjson::error_code readArgs(ondemand::value& value, TraceEvent& event) {
    ondemand::object args;
    if (const auto error = value.get_object().get(args)) {
        return error;
    }
    for (auto field : args) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key)) {
            return error;
        }
        std::int64_t core = 0;
        if (key == "core" && !field.value().get_int64().get(core) && core >= 0 && core < 32768) {
            event.core = static_cast<int>(core);
        }
    }
    return simdjson::SUCCESS;
}

simdjson::error_code readField(std::string_view key, ondemand::value value, TraceEvent& event,
                               std::string_view& args) {
    if (key == "ph") {
        std::string_view phase;
        const auto error = value.get_string().get(phase);
        event.phase = !error && phase.size() == 1 ? phase.front() : '\0';
        return error;
    }
    if (key == "ts") {
        return readTime(value, event.time);
    }
    if (key == "dur") {
        return readTime(value, event.duration);
    }
    if (key == "name") {
        return readText(value, event.name);
    }
    if (key == "cat") {
        return readText(value, event.category);
    }
    if (key == "pid") {
        return value.get_int64().get(event.pid);
    }
    if (key == "tid") {
        return value.get_int64().get(event.tid);
    }
    if (key == "id") {
        event.id.assign(trimmed(value.raw_json_token()));
        return simdjson::SUCCESS;
    }
    if (key == "args") {
        ondemand::object object;
        if (const auto error = value.get_object().get(object)) {
            return error;
        }
        return object.raw_json().get(args);
    }
    return simdjson::SUCCESS; // fields of other programs, skipped by the iteration
}

} // namespace

struct EventParser::Parser {
    ondemand::parser events;
    ondemand::parser args;
    simdjson::padded_string padded;
};

EventParser::EventParser()
    : m_parser(std::make_unique<Parser>()) {}
EventParser::~EventParser() = default;
EventParser::EventParser(EventParser&&) noexcept = default;
EventParser& EventParser::operator=(EventParser&&) noexcept = default;

void TraceEvent::clear() {
    phase = '\0';
    name.clear();
    category.clear();
    id.clear();
    args.clear();
    time = duration = Nanoseconds{};
    pid = tid = 0;
    core = -1;
}

Result<void> EventParser::parse(std::string_view json, TraceEvent& event) {
    event.clear();
    const auto broken = [](simdjson::error_code error) {
        return failure("this is no trace event", simdjson::error_message(error));
    };
    ondemand::document document;
    ondemand::object object;
    const simdjson::padded_string_view padded(json.data(), json.size(), json.size() + kPadding);
    if (const auto error = m_parser->events.iterate(padded).get(document)) {
        return broken(error);
    }
    if (const auto error = document.get_object().get(object)) {
        return broken(error);
    }
    std::string_view args;
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        if (const auto error = field.unescaped_key().get(key)) {
            return broken(error);
        }
        if (const auto error = field.value().get(value)) {
            return broken(error);
        }
        if (const auto error = readField(key, value, event, args)) {
            return broken(error);
        }
    }
    if (event.phase == '\0') {
        return failure("this is no trace event", "it has no \"ph\" of one letter");
    }
    if (args.empty()) {
        return {};
    }
    if (event.phase != 'X' && event.phase != 'B' && event.phase != 'E') {
        event.args.assign(args);
        return {};
    }
    const simdjson::padded_string_view paddedArgs(args.data(), args.size(), args.size() + kPadding);
    ondemand::document argsDocument;
    ondemand::value argsValue;
    if (const auto error = m_parser->args.iterate(paddedArgs).get(argsDocument)) {
        return broken(error);
    }
    if (const auto error = argsDocument.get_value().get(argsValue)) {
        return broken(error);
    }
    if (const auto error = readArgs(argsValue, event)) {
        return broken(error);
    }
    return {};
}

Result<Nanoseconds> parseMicroseconds(std::string_view text) {
    const bool negative = text.starts_with('-');
    const char* at = text.data() + (negative ? 1 : 0);
    const char* const end = text.data() + text.size();
    std::int64_t whole = 0;
    const auto [behind, problem] = std::from_chars(at, end, whole);
    if (problem != std::errc{} || whole < 0 || whole > kMostMicroseconds) {
        return failure("time '" + std::string(text.substr(0, 40)) + "'",
                       "it is no number of microseconds that can be");
    }
    std::int64_t nanoseconds = whole * 1000;
    at = behind;
    if (at != end && *at == '.') {
        std::int64_t worth = 100;
        for (++at; at != end && *at >= '0' && *at <= '9'; ++at) {
            nanoseconds += (*at - '0') * worth;
            worth /= 10;
        }
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        double value = 0;
        const auto [stop, error] = std::from_chars(text.data(), end, value);
        if (error != std::errc{} || stop != end ||
            !(std::abs(value) <= static_cast<double>(kMostMicroseconds))) {
            return failure("time '" + std::string(text.substr(0, 40)) + "'",
                           "it is no number of microseconds that can be");
        }
        return Nanoseconds(static_cast<std::int64_t>(value * 1000));
    }
    if (at != end) {
        return failure("time '" + std::string(text.substr(0, 40)) + "'", "it is not a number");
    }
    return Nanoseconds(negative ? -nanoseconds : nanoseconds);
}

std::string formatMicroseconds(Nanoseconds time) {
    const auto count = time.count();
    const auto size = count < 0 ? -static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
    std::string text = count < 0 ? "-" : "";
    text += std::to_string(size / 1000);
    const auto rest = std::to_string(size % 1000);
    text += '.';
    text.append(3 - rest.size(), '0');
    text += rest;
    return text;
}

} // namespace parascope
