// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Microseconds.h"
#include "core/trace/TraceEvent.h"

#include <optional>
#include <simdjson.h>

namespace parascope {

/// Reads the fields of one event into it. Each may be of any type; of an unexpected one it is noted and left
/// out.
class EventFields {
public:
    EventFields(TraceEvent& event, std::string_view& args)
        : m_event(event)
        , m_args(args) {}

    simdjson::error_code read(std::string_view key, simdjson::ondemand::value value);

    /// The end of the span, once its begin and its length are known.
    void finish();

private:
    simdjson::error_code readShort(std::string_view key);

    /// Of more letters than one the first one counts.
    void readPhase();
    simdjson::error_code readFlow(std::string_view key);
    simdjson::error_code readOfThree(std::string_view key);

    /// "id2": which of both the id is, known in its process or in all.
    simdjson::error_code readId();
    simdjson::error_code readArgs();
    simdjson::error_code takeText(std::string& text, EventField field);
    bool takeTime(ExactTime& time, EventField field);
    void takeNumberOrText(std::optional<std::int64_t>& number, std::string& text, EventField field);
    void takeId(std::string& id, EventField field);

    /// As JavaScript takes it.
    [[nodiscard]] bool isTrue();

    /// Null is as if the field were missing.
    void markUnusable(EventField field);

    TraceEvent& m_event;
    std::string_view& m_args;
    simdjson::ondemand::value m_value;
    simdjson::ondemand::json_type m_type = simdjson::ondemand::json_type::null;
    ExactTime m_begin;
    ExactTime m_length;
};

} // namespace parascope
