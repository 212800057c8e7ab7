// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Field.h"

#include "core/base/Numbers.h"
#include "core/base/ShellWords.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace parascope {

namespace {

Field named(FieldName name, Field::Kind kind, double least, double most) {
    Field field;
    static_cast<FieldName&>(field) = std::move(name);
    field.kind = kind;
    field.least = least;
    field.most = most;
    return field;
}

std::string nameInErrors(const Field& field) {
    return field.what.empty() ? field.key : field.what;
}

std::string countText(std::uint64_t count) {
    return count == 0 ? "0" : formatCount(count);
}

Result<std::uint64_t> readCount(const std::string& key, const std::string& text, const CountRange& range) {
    const auto what = key + " '" + text + "'";
    const auto bounds = "give " + std::to_string(range.least) + " to " + std::to_string(range.most);
    const auto remedy = range.remedy.empty() ? bounds : range.remedy;
    std::uint64_t count = 0;
    if (text != "0" || (range.least > 0 && range.whyNoLess.empty())) { // parseCount wants at least one
        const auto parsed = parseCount(text, key);
        if (!parsed) {
            return failure(parsed.error().what, parsed.error().why, remedy);
        }
        count = *parsed;
    }
    if (count < range.least) {
        return failure(what, range.whyNoLess, remedy);
    }
    if (count > range.most) {
        return failure(what, range.whyNoMore,
                       range.remedy.empty() ? bounds : "give at most " + std::to_string(range.most));
    }
    return count;
}

Result<double> readNumber(const std::string& key, const std::string& text, const std::string& remedy) {
    const auto value = parseReal(text);
    if (!value) {
        return failure(key + " '" + text + "'", "this is no number", remedy);
    }
    return *value;
}

/// A count of any integral type.
template <class T, class Write>
Field anyCount(FieldName name, const T& value, const CountRange& range, const Write& write) {
    auto field = named(std::move(name), Field::Kind::Count, static_cast<double>(range.least),
                       static_cast<double>(range.most));
    field.text = [&value] { return countText(static_cast<std::uint64_t>(value)); };
    field.read = [write, range, key = nameInErrors(field)](const std::string& text) -> Result<void> {
        const auto count = readCount(key, text, range);
        if (!count) {
            return failure(count.error());
        }
        write(*count);
        return {};
    };
    return field;
}

} // namespace

Field countField(FieldName name, std::uint64_t& value, const CountRange& range) {
    return anyCount(std::move(name), value, range, [&value](std::uint64_t count) { value = count; });
}

Field countField(FieldName name, int& value, const CountRange& range) {
    return anyCount(std::move(name), value, range,
                    [&value](std::uint64_t count) { value = static_cast<int>(count); });
}

Field countField(FieldName name, std::optional<int>& value, const CountRange& range) {
    auto field = anyCount(std::move(name), range.least, range,
                          [&value](std::uint64_t count) { value = static_cast<int>(count); });
    field.emptyMeans = "as usual";
    field.text = [&value] { return value ? std::to_string(*value) : std::string(); };
    field.read = [&value, readOne = field.read](const std::string& text) -> Result<void> {
        if (text.empty()) {
            value.reset();
            return {};
        }
        return readOne(text);
    };
    return field;
}

Field delayField(FieldName name, Nanoseconds& value, Nanoseconds most, std::string whyNoMore) {
    const double mostMs = toSeconds(most) * 1000;
    auto field = named(std::move(name), Field::Kind::Delay, 0, mostMs);
    field.text = [&value] { return shortestDecimal(static_cast<double>(value.count()) / 1e6); };
    field.read = [&value, mostMs, whyNoMore = std::move(whyNoMore),
                  key = nameInErrors(field)](const std::string& text) -> Result<void> {
        const auto remedy = "give milliseconds, 0 to " + decimals(mostMs, 0);
        const auto number = readNumber(key, text, remedy);
        if (!number) {
            return failure(number.error());
        }
        if (!(*number >= 0 && *number <= mostMs)) {
            return failure(key + " '" + text + "'", whyNoMore, remedy);
        }
        value = Nanoseconds(std::llround(*number * 1e6));
        return {};
    };
    return field;
}

Field shareField(FieldName name, double& value) {
    auto field = named(std::move(name), Field::Kind::Share, 0, 1);
    field.text = [&value] { return shortestDecimal(value); };
    field.read = [&value, key = nameInErrors(field)](const std::string& text) -> Result<void> {
        const auto number = readNumber(key, text, "give 0 to 1");
        if (!number) {
            return failure(number.error());
        }
        if (!(*number >= 0 && *number <= 1)) {
            return failure(key + " '" + text + "'", "it is a share", "give 0 to 1");
        }
        value = *number;
        return {};
    };
    return field;
}

Field flagField(FieldName name, bool& value, bool whenGiven) {
    auto field = named(std::move(name), Field::Kind::Flag, 0, 1);
    field.text = [&value, whenGiven] { return std::string(value == whenGiven ? "yes" : ""); };
    field.read = [&value, whenGiven](const std::string& text) -> Result<void> {
        value = text.empty() || text == "no" ? !whenGiven : whenGiven;
        return {};
    };
    return field;
}

Field choiceField(FieldName name, std::vector<FieldChoice> choices, std::function<std::string()> text,
                  std::function<Result<void>(const std::string&)> read) {
    auto field = named(std::move(name), Field::Kind::Choice, 0, 0);
    field.choices = std::move(choices);
    field.text = std::move(text);
    field.read = std::move(read);
    return field;
}

Field textField(FieldName name, std::string& value) {
    auto field = named(std::move(name), Field::Kind::Text, 0, 0);
    field.text = [&value] { return value; };
    field.read = [&value](const std::string& text) -> Result<void> {
        value = text;
        return {};
    };
    return field;
}

Field wordsField(FieldName name, std::vector<std::string>& words) {
    auto field = named(std::move(name), Field::Kind::Text, 0, 0);
    field.isRest = true;
    field.names = Field::Naming::Program;
    field.text = [&words] { return joinWords(words); };
    field.read = [&words](const std::string& text) -> Result<void> {
        auto split = splitWords(text);
        if (!split) {
            return failure(split.error());
        }
        words = std::move(*split);
        return {};
    };
    return field;
}

Field coresField(FieldName name, std::vector<CoreId>& cores) {
    auto field = named(std::move(name), Field::Kind::Text, 0, 0);
    field.text = [&cores] {
        std::string text;
        for (const auto core : cores) {
            text += (text.empty() ? "" : ",") + std::to_string(core.value);
        }
        return text;
    };
    field.read = [&cores](const std::string& text) -> Result<void> {
        auto parsed = parseCores(text);
        if (!parsed) {
            return failure(parsed.error());
        }
        cores = std::move(*parsed);
        return {};
    };
    return field;
}

std::vector<std::string> splitAtCommas(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find(',', from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

Result<std::vector<CoreId>> parseCores(std::string_view text) {
    std::vector<CoreId> cores;
    const auto wrong = [text] {
        return failure("cores '" + std::string(text) + "'", "this is no list of cores",
                       "give numbers and ranges, such as 0,2-3");
    };
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        int first = 0;
        const auto read = std::from_chars(at, end, first);
        int last = first;
        at = read.ptr;
        if (read.ec == std::errc{} && at != end && *at == '-') {
            const auto range = std::from_chars(at + 1, end, last);
            at = range.ec == std::errc{} ? range.ptr : end;
            last = range.ec == std::errc{} ? last : -1;
        }
        if (read.ec != std::errc{} || first < 0 || last < first || last > 4095 || (at != end && *at != ',')) {
            return wrong();
        }
        for (int core = first; core <= last; ++core) {
            cores.emplace_back(core);
        }
        at += at != end ? 1 : 0;
    }
    std::sort(cores.begin(), cores.end());
    cores.erase(std::unique(cores.begin(), cores.end()), cores.end());
    return cores;
}

} // namespace parascope
