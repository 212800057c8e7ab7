// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandWords.h"

#include "core/base/SpellingSuggestion.h"
#include "core/command/CommandGrammar.h"

#include <algorithm>

namespace parascope {

namespace {

/// An option among the words of a command.
struct GivenOption {
    std::string key;
    std::size_t begin = 0; ///< its first word, and behind its last one
    std::size_t end = 0;
    std::vector<std::string> values;

    /// The word that holds that value.
    [[nodiscard]] std::size_t wordOf(const std::string& value, const std::vector<std::string>& words) const {
        for (auto word = end > begin + 1 ? begin + 1 : begin; word < end; ++word) {
            if (words[word].find(value) != std::string::npos) {
                return word;
            }
        }
        return begin;
    }
};

/// Takes the words of a command apart by the fields of its demo.
class OptionWalk {
public:
    OptionWalk(const std::vector<std::string>& words, const std::vector<Field>& fields)
        : m_words(words)
        , m_fields(fields)
        , m_end(static_cast<std::size_t>(restOf(words) - words.begin())) {
        for (std::size_t at = 1; at < m_end && !m_fault;) {
            at = take(at);
        }
    }

    [[nodiscard]] const std::vector<GivenOption>& options() const { return m_options; }
    [[nodiscard]] const std::optional<WordFault>& fault() const { return m_fault; }

private:
    /// Takes what begins at that word; the next one.
    std::size_t take(std::size_t at) {
        const auto& word = m_words[at];
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        GivenOption option{name.starts_with("--") ? name.substr(2) : name, at, at + 1, {}};
        const auto* const field = fieldOf(option.key);
        const auto output = std::find_if(m_outputs.begin(), m_outputs.end(),
                                         [&](const GrammarOption& one) { return one.key == option.key; });
        if (!name.starts_with("--") || (field == nullptr && output == m_outputs.end())) {
            m_fault = unknown(at, name);
        } else if (field != nullptr ? field->kind == Field::Kind::Flag : !output->value) {
            m_options.push_back(option);
        } else if (equals != std::string::npos) {
            option.values.push_back(word.substr(equals + 1));
            m_options.push_back(option);
        } else {
            takeValues(option, field != nullptr && field->kind == Field::Kind::Choices);
        }
        return option.end;
    }

    void takeValues(GivenOption& option, bool isSeveral) {
        const auto isValue = [&](std::size_t word) {
            return word < m_end && !(m_words[word].starts_with("--") && m_words[word].size() > 2);
        };
        while (isValue(option.end) && (isSeveral || option.values.empty())) {
            option.values.push_back(m_words[option.end++]);
        }
        if (option.values.empty()) {
            m_fault =
                WordFault{option.begin, {}, {"'--" + option.key + "'", "its value is missing", seeHelp()}};
        }
        m_options.push_back(option);
    }

    [[nodiscard]] const Field* fieldOf(const std::string& key) const {
        const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&key](const Field& field) {
            return field.key == key && !field.isRest;
        });
        return found == m_fields.end() ? nullptr : &*found;
    }

    [[nodiscard]] WordFault unknown(std::size_t at, const std::string& name) const {
        std::vector<std::string> known;
        for (const auto& field : m_fields) {
            if (!field.isRest) {
                known.push_back("--" + field.key);
            }
        }
        for (const auto& output : m_outputs) {
            known.push_back("--" + output.key);
        }
        const auto meant = name.starts_with("--") ? name : "--" + name;
        const bool isKnown = std::find(known.begin(), known.end(), meant) != known.end(); // its -- is missing
        const auto near = isKnown ? std::vector<std::string>{meant} : nearNames(meant, known);
        return {at,
                name,
                {"'" + name + "'", "'" + m_words[0] + "' has no such option",
                 near.empty() ? seeHelp() : suggestNames(near.front(), near)}};
    }

    [[nodiscard]] std::string seeHelp() const { return "see 'parascope " + m_words[0] + " --help'"; }

    const std::vector<std::string>& m_words;
    const std::vector<Field>& m_fields;
    const std::vector<GrammarOption> m_outputs = outputOptions({});
    std::size_t m_end;
    std::vector<GivenOption> m_options;
    std::optional<WordFault> m_fault;
};

std::string valuesOf(const GivenOption& option) {
    std::string text;
    for (const auto& value : option.values) {
        text += (text.empty() ? "" : ",") + value;
    }
    return text;
}

/// What an error quotes: "task 'sum-square'" -> sum-square.
std::string quotedIn(const std::string& what) {
    const auto first = what.find('\'');
    const auto last = what.rfind('\'');
    return last == first ? std::string() : what.substr(first + 1, last - first - 1);
}

} // namespace

std::optional<WordFault> findWordFault(const std::vector<std::string>& words, const Demo& demo) {
    const auto parameters = demo.parameters();
    const auto fields = parameters->fields();
    const OptionWalk walk(words, fields);
    if (walk.fault()) {
        return walk.fault();
    }
    for (const auto& field : fields) { // in their order: a size is judged by its task
        for (const auto& option : walk.options()) {
            if (option.key != field.key || field.kind == Field::Kind::Flag) {
                continue;
            }
            if (const auto read = field.read(valuesOf(option)); !read) {
                const auto part = quotedIn(read.error().what);
                return WordFault{option.wordOf(part.empty() ? valuesOf(option) : part, words), part,
                                 read.error()};
            }
        }
    }
    return std::nullopt;
}

std::vector<std::string> withOptions(const std::vector<std::string>& words,
                                     const std::vector<std::string>& others, const Demo& demo) {
    const auto parameters = demo.parameters();
    const auto fields = parameters->fields();
    auto otherWords = others;
    otherWords.insert(otherWords.begin(), words.front());
    const OptionWalk replaced(words, fields);
    const OptionWalk given(otherWords, fields);
    std::vector<bool> goes(words.size());
    for (const auto& option : replaced.options()) {
        const auto& all = given.options();
        const bool isReplaced = std::any_of(
            all.begin(), all.end(), [&option](const GivenOption& other) { return other.key == option.key; });
        std::fill(goes.begin() + static_cast<std::ptrdiff_t>(option.begin),
                  goes.begin() + static_cast<std::ptrdiff_t>(option.end), isReplaced);
    }
    const auto rest = static_cast<std::size_t>(restOf(words) - words.begin());
    std::vector<std::string> all;
    for (std::size_t word = 0; word < words.size(); ++word) {
        if (word == rest) {
            all.insert(all.end(), others.begin(), others.end());
        }
        if (!goes[word]) {
            all.push_back(words[word]);
        }
    }
    if (rest == words.size()) {
        all.insert(all.end(), others.begin(), others.end());
    }
    return all;
}

std::vector<std::string>::const_iterator restOf(const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), "--");
}

} // namespace parascope
