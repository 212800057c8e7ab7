// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// What a field is called and what people are told of it.
struct FieldName {
    std::string key;    ///< "produce-ms": the option's name, and the key in files
    std::string type;   ///< what stands for its value in help: "MS"
    std::string label;  ///< on a form: "Produce"
    std::string help;   ///< what it means, and what may be given
    std::string what{}; ///< in an error: "switch interval"; empty: its key
};

/// One of the values that a field can take.
struct FieldChoice {
    std::string key;
    std::string label;
    std::string help{}; ///< empty: its label says it all
};

/// Why a value means nothing beside what other fields say, and what to do.
struct Idle {
    std::string why;
    std::string remedy = "leave it out";
};

/// One thing that can be chosen: how it is called, what it may be, and its value as text, both ways.
struct Field : FieldName {
    enum class Kind : std::uint8_t {
        Count,   ///< a whole number, k, M and G are understood
        Delay,   ///< milliseconds
        Share,   ///< 0 to 1
        Choice,  ///< one of `choices`
        Choices, ///< some of `choices`, separated by commas
        Flag,    ///< "" or "yes"
        Text,    ///< whatever its reader takes
    };

    /// What its text names beyond itself. Somebody else's lesson may not do everything with it
    /// (core/lesson/LessonRisks.h).
    enum class Naming : std::uint8_t {
        Nothing,
        ReadFile,    ///< a file that is read
        WrittenFile, ///< a file that is written
        AddressFile, ///< a file of addresses that are fetched
        Program,     ///< a program that is run, and its arguments
        Process,     ///< a process that is not ours
        Hosts,       ///< other machines, on which programs are started
    };

    Kind kind = Kind::Text;
    Naming names = Naming::Nothing;
    double least = 0; ///< of Count, Delay and Share
    double most = 0;
    std::vector<FieldChoice> choices;
    std::function<std::vector<FieldChoice>()> offers; ///< of Text: values that it takes, among others
    std::string usual;            ///< said in help in place of its default; "-": nothing is said
    std::string leastMeans;       ///< what `least` stands for: "unbounded"
    std::string emptyMeans;       ///< what no text stands for: "one for each"; empty: it wants a text
    bool isAlwaysWritten = false; ///< stands in a command even when it is as usual
    bool isRest = false;          ///< words of its own behind "--" on a command line, and no option
    bool isOffForms = false;      ///< no form on a page has a control for it
    std::function<std::optional<Idle>()> idle; ///< as the others are now; none: it always means something
    std::function<std::string()> text;
    std::function<Result<void>(const std::string&)> read; ///< the Error says what may be given

    /// Nothing where it means something as the others are now.
    [[nodiscard]] std::optional<Idle> whyIdle() const { return idle ? idle() : std::nullopt; }
};

/// What a count may be, and why not more or less.
struct CountRange {
    std::uint64_t least = 1;
    std::uint64_t most = 0;
    std::string whyNoLess{}; ///< "without one there is nothing to consume"; empty: what parseCount says
    std::string whyNoMore = "that is too many";
    std::string remedy{}; ///< empty: "give LEAST to MOST"
};

[[nodiscard]] Field countField(FieldName name, std::uint64_t& value, const CountRange& range);
[[nodiscard]] Field countField(FieldName name, int& value, const CountRange& range);
/// Empty text: nothing.
[[nodiscard]] Field countField(FieldName name, std::optional<int>& value, const CountRange& range);
/// From 0 to `most`; `what` is measured with it: "that is no time to work on an item".
[[nodiscard]] Field delayField(FieldName name, Nanoseconds& value, Nanoseconds most, std::string whyNoMore);
[[nodiscard]] Field shareField(FieldName name, double& value);
/// `whenGiven`: what it is when the flag is given.
[[nodiscard]] Field flagField(FieldName name, bool& value, bool whenGiven = true);
[[nodiscard]] Field choiceField(FieldName name, std::vector<FieldChoice> choices,
                                std::function<std::string()> text,
                                std::function<Result<void>(const std::string&)> read);
[[nodiscard]] Field textField(FieldName name, std::string& value);
/// A program and its arguments, as one line of words for a shell; the last one of a demo's fields.
[[nodiscard]] Field wordsField(FieldName name, std::vector<std::string>& words);
[[nodiscard]] Field coresField(FieldName name, std::vector<CoreId>& cores);

/// The values in the text of a field of Choices: "a,b" -> a b; "" -> one empty text.
[[nodiscard]] std::vector<std::string> splitAtCommas(const std::string& text);

/// Several values as the text of such a field. `keyOf(value)` is a text.
template <class T, class KeyOf>
[[nodiscard]] std::string textOfEach(const std::vector<T>& values, const KeyOf& keyOf) {
    std::string text;
    for (const auto& value : values) {
        text += (text.empty() ? "" : ",") + std::string(keyOf(value));
    }
    return text;
}
/// The inverse, each value once. `parse(key)` gives a Result<T>.
template <class T, class Parse>
[[nodiscard]] Result<std::vector<T>> readEach(const std::string& text, const Parse& parse) {
    std::vector<T> values;
    for (const auto& key : splitAtCommas(text)) {
        const auto value = parse(key);
        if (!value) {
            return failure(value.error());
        }
        if (std::find(values.begin(), values.end(), *value) == values.end()) {
            values.push_back(*value);
        }
    }
    return values;
}

/// "0,2-3" -> 0 2 3. Errors: no number, a range that runs backwards.
Result<std::vector<CoreId>> parseCores(std::string_view text);

} // namespace parascope
