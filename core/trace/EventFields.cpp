// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventFields.h"

#include <charconv>
#include <cmath>

namespace parascope {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;

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

} // namespace

simdjson::error_code EventFields::read(std::string_view key, ondemand::value value) {
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
    case 7:
    case 8:
        return readFlow(key);
    default:
        return simdjson::SUCCESS; // fields of other programs, skipped by the iteration
    }
}

void EventFields::finish() {
    if (m_event.hasTime) {
        m_event.time = m_begin.whole;
        m_event.duration = m_begin.plus(m_length) - m_begin.whole;
    } else {
        m_event.duration = m_length.whole;
    }
}

simdjson::error_code EventFields::readShort(std::string_view key) {
    if (key == "ts") {
        m_event.hasTime = takeTime(m_begin, EventField::Time);
    } else if (key == "ph") {
        readPhase();
    } else if (key == "id") {
        takeId(m_event.id, EventField::Id);
    }
    return simdjson::SUCCESS;
}

void EventFields::readPhase() {
    const auto phase = m_type == json_type::string ? unescaped(m_value) : std::string_view();
    m_event.phase = phase.empty() ? '\0' : phase.front();
    if (phase.size() > 1) {
        markUnusable(EventField::Phase);
    }
}

simdjson::error_code EventFields::readFlow(std::string_view key) {
    if (key == "bind_id") {
        takeId(m_event.flow, EventField::Flow);
    } else if (key == "flow_in") {
        m_event.flowsIn = isTrue();
    } else if (key == "flow_out") {
        m_event.flowsOut = isTrue();
    }
    return simdjson::SUCCESS;
}

simdjson::error_code EventFields::readOfThree(std::string_view key) {
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

simdjson::error_code EventFields::readId() {
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

simdjson::error_code EventFields::readArgs() {
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

simdjson::error_code EventFields::takeText(std::string& text, EventField field) {
    if (m_type == json_type::string) {
        text.assign(unescaped(m_value));
    } else if (m_type == json_type::number || m_type == json_type::boolean) {
        text.assign(trimmed(m_value.raw_json_token()));
    } else {
        markUnusable(field);
    }
    return simdjson::SUCCESS;
}

bool EventFields::takeTime(ExactTime& time, EventField field) {
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

void EventFields::takeNumberOrText(std::optional<std::int64_t>& number, std::string& text, EventField field) {
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

void EventFields::takeId(std::string& id, EventField field) {
    std::optional<std::int64_t> number;
    std::string text;
    takeNumberOrText(number, text, field);
    id = number ? std::to_string(*number) : text;
}

bool EventFields::isTrue() {
    const auto token = trimmed(m_value.raw_json_token());
    return token != "false" && token != "null" && token != "0" && token != "\"\"";
}

void EventFields::markUnusable(EventField field) {
    if (m_type != json_type::null) {
        m_event.unusable |= 1U << static_cast<unsigned>(field);
    }
}

} // namespace parascope
