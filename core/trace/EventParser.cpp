// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventParser.h"

#include "core/trace/EventFields.h"

#include <charconv>
#include <optional>
#include <simdjson.h>
#include <utility>

namespace parascope {

namespace ondemand = simdjson::ondemand;

static_assert(EventParser::kPadding >= simdjson::SIMDJSON_PADDING);

namespace {

constexpr const char* kNoEvent = "this is no trace event";

/// Puts another character into the place of one for a while.
class WrittenOver {
public:
    WrittenOver(char* place, char meanwhile)
        : m_place(place)
        , m_former(std::exchange(*place, meanwhile)) {}
    WrittenOver(const WrittenOver&) = delete;
    WrittenOver& operator=(const WrittenOver&) = delete;
    WrittenOver(WrittenOver&&) = delete;
    WrittenOver& operator=(WrittenOver&&) = delete;
    ~WrittenOver() { *m_place = m_former; }

private:
    char* m_place;
    char m_former;
};

/// A core that is the only argument, {"core":1}, as nearly all of them are; nothing for other arguments.
std::optional<int> loneCore(std::string_view args) {
    constexpr std::string_view kBefore = R"({"core":)";
    int core = 0;
    const char* const end = args.data() + args.size();
    if (!args.starts_with(kBefore)) {
        return std::nullopt;
    }
    const auto [stop, error] = std::from_chars(args.data() + kBefore.size(), end, core);
    const bool isLone = error == std::errc{} && stop + 1 == end && *stop == '}';
    return isLone && core >= 0 && core <= INT16_MAX ? std::optional(core) : std::nullopt;
}

} // namespace

struct EventParser::Parser {
    ondemand::parser events;
    ondemand::parser args;
};

EventParser::EventParser()
    : m_parser(std::make_unique<Parser>()) {}
EventParser::~EventParser() = default;
EventParser::EventParser(EventParser&&) noexcept = default;
EventParser& EventParser::operator=(EventParser&&) noexcept = default;

/// "core" among the arguments of a span.
void EventParser::readCore(TraceEvent& event, std::string_view args) {
    if (const auto core = loneCore(args)) {
        event.core = *core;
        return;
    }
    if (args.find("\"core\"") == std::string_view::npos) {
        return;
    }
    const simdjson::padded_string_view padded(args.data(), args.size(), args.size() + kPadding);
    ondemand::document document;
    ondemand::object object;
    if (m_parser->args.iterate(padded).get(document) || document.get_object().get(object)) {
        return;
    }
    for (auto field : object) {
        std::string_view key;
        std::int64_t core = 0;
        if (field.unescaped_key().get(key)) {
            return;
        }
        if (key == "core" && !field.value().get_int64().get(core) && core >= 0 && core <= INT16_MAX) {
            event.core = static_cast<int>(core);
        }
    }
}

/// Of both ways to read events.
template <class Object>
Result<void> EventParser::readEvent(Object& object, TraceEvent& event) {
    event.clear();
    const auto broken = [](simdjson::error_code error) {
        return failure(kNoEvent, simdjson::error_message(error));
    };
    std::string_view args;
    EventFields reader(event, args);
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        if (const auto error = field.unescaped_key().get(key)) {
            return broken(error);
        }
        if (const auto error = field.value().get(value)) {
            return broken(error);
        }
        if (const auto error = reader.read(key, value)) {
            return broken(error);
        }
    }
    reader.finish();
    if (event.phase == '\0') {
        return failure(kNoEvent, "it has no \"ph\"");
    }
    if (event.phase == 'X' || event.phase == 'B' || event.phase == 'E') {
        readCore(event, args);
    } else {
        event.args.assign(args);
    }
    return {};
}

Result<void> EventParser::parse(std::string_view json, TraceEvent& event) {
    ondemand::document document;
    ondemand::object object;
    const simdjson::padded_string_view padded(json.data(), json.size(), json.size() + kPadding);
    if (const auto error = m_parser->events.iterate(padded).get(document)) {
        return failure(kNoEvent, simdjson::error_message(error));
    }
    if (const auto error = document.get_object().get(object)) {
        return failure(kNoEvent, simdjson::error_message(error));
    }
    if (const auto read = readEvent(object, event); !read) {
        return read;
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
        return failure(kNoEvent, "more follows behind its end");
    }
    return {};
}

std::size_t
EventParser::parseMany(std::span<char> json, TraceEvent& event,
                       const std::function<TraceEvent&(std::size_t place, std::size_t size)>& take) {
    TraceEvent* into = &event;
    char* const behind = json.data() + json.size();
    const WrittenOver front(json.data() - 1, '[');
    const WrittenOver back(behind, ']');
    const std::string_view text(json.data() - 1, json.size() + 2);
    ondemand::document document;
    ondemand::array events;
    const simdjson::padded_string_view padded(text.data(), text.size(), text.size() + kPadding);
    std::size_t place = 0;
    if (m_parser->events.iterate(padded).get(document) || document.get_array().get(events)) {
        return place;
    }
    for (auto element : events) {
        ondemand::value value;
        ondemand::object object;
        const char* next = nullptr;
        if (element.get(value)) {
            break;
        }
        const char* const begin = value.raw_json_token().data();
        if (value.get_object().get(object) || !readEvent(object, *into) ||
            document.current_location().get(next)) {
            break;
        }
        place = static_cast<std::size_t>(next - json.data());
        const auto from = static_cast<std::size_t>(begin - json.data());
        into = &take(from, text.find_last_of('}', place) - from);
    }
    return place;
}

} // namespace parascope
