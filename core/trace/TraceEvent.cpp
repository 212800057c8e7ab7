// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceEvent.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <simdjson.h>

namespace parascope {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;

static_assert(EventParser::kPadding >= simdjson::SIMDJSON_PADDING);

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

/// The text of a string; where its escapes make no sense, as it stands there.
std::string_view unescaped(ondemand::value& value) {
    const auto raw = trimmed(value.raw_json_token());
    std::string_view text;
    return value.get_string().get(text) ? raw.substr(1, raw.size() - 2) : text;
}

/// A whole number, as text tells it: "12", "12.0".
std::optional<std::int64_t> wholeNumber(std::string_view text) {
    constexpr double kExactBelow = 9007199254740992.0;
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    if (const auto [stop, error] = std::from_chars(text.data(), end, number);
        error == std::errc{} && stop == end) {
        return number;
    }
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    const bool isWhole =
        error == std::errc{} && stop == end && std::abs(value) < kExactBelow && value == std::trunc(value);
    return isWhole ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
}

/// Reads the fields of one event. Each may be of any type.
class FieldReader {
public:
    FieldReader(TraceEvent& event, std::string_view& args)
        : m_event(event)
        , m_args(args) {}

    simdjson::error_code read(std::string_view key, ondemand::value value) {
        m_value = value;
        if (const auto error = m_value.type().get(m_type)) {
            return error;
        }
        switch (key.size()) {
        case 1:
            return key == "s" ? takeText(m_event.scope, EventField::Scope) : simdjson::SUCCESS;
        case 2:
            return readShort(key);
        case 3:
            return readOfThree(key);
        case 4:
            return key == "name"   ? takeText(m_event.name, EventField::Name)
                   : key == "args" ? readArgs()
                                   : simdjson::SUCCESS;
        case 5: // hints and what an id is of
            return key == "cname"   ? takeText(m_event.colour, EventField::Colour)
                   : key == "scope" ? takeText(m_event.scope, EventField::Scope)
                                    : simdjson::SUCCESS;
        default:
            return simdjson::SUCCESS; // fields of other programs, skipped by the iteration
        }
    }

    /// The end of the span, once its begin and its length are known.
    void finish() {
        if (m_event.hasTime) {
            m_event.time = m_begin.whole;
            m_event.duration = m_begin.plus(m_length) - m_begin.whole;
        } else {
            m_event.duration = m_length.whole;
        }
    }

private:
    simdjson::error_code readShort(std::string_view key) {
        if (key == "ts") {
            m_event.hasTime = takeTime(m_begin, EventField::Time);
        } else if (key == "ph") {
            const auto phase = m_type == json_type::string ? unescaped(m_value) : std::string_view();
            m_event.phase = phase.size() == 1 ? phase.front() : '\0';
        } else if (key == "id") {
            std::optional<std::int64_t> number;
            std::string text;
            takeNumberOrText(number, text, EventField::Id);
            m_event.id = number ? std::to_string(*number) : text;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code readOfThree(std::string_view key) {
        if (key == "dur") {
            takeTime(m_length, EventField::Duration);
        } else if (key == "cat") {
            return takeText(m_event.category, EventField::Category);
        } else if (key == "pid" || key == "tid") {
            const bool isProcess = key == "pid";
            std::optional<std::int64_t> number;
            takeNumberOrText(number, isProcess ? m_event.pidText : m_event.tidText,
                             isProcess ? EventField::Process : EventField::Thread);
            (isProcess ? m_event.pid : m_event.tid) = number.value_or(0);
        } else if (key == "id2") {
            return readId();
        }
        return simdjson::SUCCESS;
    }

    /// "id2": which of both the id is, known in its process or in all.
    simdjson::error_code readId() {
        ondemand::object object;
        if (m_type != json_type::object) {
            markUnusable(EventField::Id);
            return simdjson::SUCCESS;
        }
        if (const auto error = m_value.get_object().get(object)) {
            return error;
        }
        for (auto field : object) {
            std::string_view key;
            ondemand::value value;
            if (const auto error = field.unescaped_key().get(key)) {
                return error;
            }
            if (const auto error = field.value().get(value)) {
                return error;
            }
            if (key == "local" || key == "global") {
                m_event.isLocalId = key == "local";
                if (const auto error = read("id", value)) {
                    return error;
                }
            }
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code readArgs() {
        if (m_type != json_type::object) {
            markUnusable(EventField::Args);
            return simdjson::SUCCESS;
        }
        ondemand::object object;
        if (const auto error = m_value.get_object().get(object)) {
            return error;
        }
        return object.raw_json().get(m_args);
    }

    simdjson::error_code takeText(std::string& text, EventField field) {
        if (m_type == json_type::string) {
            text.assign(unescaped(m_value));
        } else if (m_type == json_type::number || m_type == json_type::boolean) {
            text.assign(trimmed(m_value.raw_json_token()));
        } else {
            markUnusable(field);
        }
        return simdjson::SUCCESS;
    }

    bool takeTime(ExactTime& time, EventField field) {
        const auto text = m_type == json_type::number   ? trimmed(m_value.raw_json_token())
                          : m_type == json_type::string ? trimmed(unescaped(m_value))
                                                        : std::string_view();
        const auto parsed = parseExactMicroseconds(text);
        if (!parsed) {
            markUnusable(field);
            return false;
        }
        time = *parsed;
        return true;
    }

    void takeNumberOrText(std::optional<std::int64_t>& number, std::string& text, EventField field) {
        if (m_type == json_type::number) {
            const auto token = trimmed(m_value.raw_json_token());
            number = wholeNumber(token);
            text.assign(number ? std::string_view() : token);
        } else if (m_type == json_type::string) {
            text.assign(unescaped(m_value));
            number = wholeNumber(text);
            text.resize(number ? 0 : text.size());
        } else {
            markUnusable(field);
        }
    }

    /// Null is as if the field were missing.
    void markUnusable(EventField field) {
        if (m_type != json_type::null) {
            m_event.unusable |= 1U << static_cast<unsigned>(field);
        }
    }

    TraceEvent& m_event;
    std::string_view& m_args;
    ondemand::value m_value;
    json_type m_type = json_type::null;
    ExactTime m_begin;
    ExactTime m_length;
};

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

void TraceEvent::clear() {
    phase = '\0';
    hasTime = isLocalId = false;
    for (auto* text : {&name, &category, &pidText, &tidText, &id, &scope, &colour, &args}) {
        text->clear();
    }
    time = duration = Nanoseconds{};
    pid = tid = 0;
    core = -1;
    unusable = 0;
}

std::string keyOfId(const TraceEvent& event, std::string_view name) {
    std::string key;
    const auto process = event.isLocalId ? std::to_string(event.pid) : std::string();
    for (const std::string_view part : {std::string_view(event.category), std::string_view(event.id),
                                        std::string_view(event.scope), std::string_view(process), name}) {
        key.append(part) += '\0'; // no two keys come to the same text
    }
    return key;
}

/// "core" among the arguments of a span.
void EventParser::readCore(TraceEvent& event, std::string_view args) {
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
    FieldReader reader(event, args);
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
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
        return failure("this is no trace event", "more follows behind its end");
    }
    reader.finish();
    if (event.phase == '\0') {
        return failure("this is no trace event", "it has no \"ph\" of one letter");
    }
    if (event.phase == 'X' || event.phase == 'B' || event.phase == 'E') {
        readCore(event, args);
    } else {
        event.args.assign(args);
    }
    return {};
}

} // namespace parascope
