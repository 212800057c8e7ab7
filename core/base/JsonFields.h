// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <algorithm>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// Reads fields of one JSON object without trusting it: a field that is missing or of another type gives the
/// default (0, "", false). Borrows from the parser that made the element.
class JsonFields {
public:
    JsonFields() = default;
    explicit JsonFields(simdjson::dom::element element)
        : m_element(element) {}

    [[nodiscard]] std::int64_t number(std::string_view key) const {
        return get<std::int64_t>(key).value_or(0);
    }
    /// A number kept within [least, most].
    [[nodiscard]] int number(std::string_view key, int least, int most) const {
        return static_cast<int>(std::clamp<std::int64_t>(number(key), least, most));
    }
    /// A moment or duration in nanoseconds, kept within 0 and 90 years so that sums and differences fit into
    /// 64 bits.
    [[nodiscard]] Nanoseconds time(std::string_view key) const {
        return std::clamp(Nanoseconds(number(key)), Nanoseconds{0},
                          Nanoseconds(std::chrono::hours(90 * 365 * 24)));
    }
    [[nodiscard]] std::uint64_t count(std::string_view key) const {
        return get<std::uint64_t>(key).value_or(0);
    }
    [[nodiscard]] std::string text(std::string_view key) const {
        return std::string(get<std::string_view>(key).value_or(std::string_view()));
    }
    /// The same of a number or a flag as well, as JSON has it; nothing for what is none of them.
    [[nodiscard]] std::optional<std::string> textOrNumber(std::string_view key) const {
        if (const auto given = get<std::string_view>(key)) {
            return std::string(*given);
        }
        const auto element = get<simdjson::dom::element>(key);
        const bool isScalar = element && !element->is_object() && !element->is_array() && !element->is_null();
        return isScalar ? std::optional(simdjson::minify(*element)) : std::nullopt;
    }
    [[nodiscard]] bool flag(std::string_view key) const { return get<bool>(key).value_or(false); }
    [[nodiscard]] std::optional<double> real(std::string_view key) const { return get<double>(key); }
    [[nodiscard]] JsonFields object(std::string_view key) const {
        const auto element = get<simdjson::dom::element>(key);
        return element ? JsonFields(*element) : JsonFields();
    }
    /// Whether there is such an object.
    [[nodiscard]] bool exists() const { return m_element.has_value(); }
    /// The texts among the elements of an array.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
        std::vector<std::string> all;
        each(key, [&all](simdjson::dom::element element) {
            std::string_view text;
            if (!element.get_string().get(text)) {
                all.emplace_back(text);
            }
        });
        return all;
    }
    /// Calls `take(key, element)` for each field.
    template <class Take>
    void eachField(Take&& take) const {
        simdjson::dom::object object;
        if (m_element && !m_element->get_object().get(object)) {
            for (const auto field : object) {
                take(field.key, field.value);
            }
        }
    }
    /// Calls `take(element)` for each element of an array.
    template <class Take>
    void each(std::string_view key, Take&& take) const {
        if (const auto array = get<simdjson::dom::array>(key)) {
            for (const auto element : *array) {
                take(element);
            }
        }
    }

private:
    template <class T>
    [[nodiscard]] std::optional<T> get(std::string_view key) const {
        T value;
        if (!m_element || m_element->at_key(key).get(value)) {
            return std::nullopt;
        }
        return value;
    }

    std::optional<simdjson::dom::element> m_element;
};

} // namespace parascope
