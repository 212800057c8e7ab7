// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Parameters.h"

#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <charconv>

namespace parascope {

std::vector<FieldText> fieldTexts(const Parameters& parameters) {
    const auto copy = parameters.clone();
    std::vector<FieldText> texts;
    for (const auto& field : copy->fields()) {
        texts.emplace_back(field.key, field.text());
    }
    return texts;
}

Result<void> readFieldTexts(Parameters& parameters, const std::vector<FieldText>& texts) {
    auto fields = parameters.fields();
    for (const auto& [key, text] : texts) {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&key = key](const Field& field) { return field.key == key; });
        if (found == fields.end()) {
            std::vector<std::string> known;
            for (const auto& field : fields) {
                known.push_back(field.key);
            }
            return failure("'" + key + "'", "there is no such option here", suggestNames(key, known));
        }
        if (auto read = found->read(text); !read) {
            return read;
        }
    }
    return parameters.check();
}

Result<void> checkFields(const Parameters& parameters) {
    const auto copy = parameters.clone();
    return readFieldTexts(*copy, fieldTexts(parameters));
}

std::vector<std::string> argumentsOf(const Parameters& parameters) {
    std::vector<std::string> arguments;
    for (const auto& [key, text] : fieldTexts(parameters)) {
        arguments.push_back(key + "=" + text);
    }
    return arguments;
}

Result<std::int32_t> takeNumber(std::vector<std::string>& arguments, const std::string& key) {
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        std::int32_t number = -1;
        const auto* const end = argument->data() + argument->size();
        if (argument->starts_with(key + "=") &&
            std::from_chars(argument->data() + key.size() + 1, end, number).ptr == end) {
            arguments.erase(argument);
            return number;
        }
    }
    return failure("the argument " + key + "=…", "it is missing or no number",
                   "let Parascope start this program");
}

Result<void> readArguments(Parameters& parameters, const std::vector<std::string>& arguments) {
    constexpr auto kRemedy = "let Parascope start this program";
    std::vector<FieldText> texts;
    for (const auto& argument : arguments) {
        const auto equals = argument.find('=');
        if (equals == std::string::npos) {
            return failure("the argument " + argument, "it is not KEY=VALUE", kRemedy);
        }
        texts.emplace_back(argument.substr(0, equals), argument.substr(equals + 1));
    }
    for (const auto& [key, usual] : fieldTexts(parameters)) {
        if (std::none_of(texts.begin(), texts.end(),
                         [&key = key](const auto& text) { return text.first == key; })) {
            return failure("the argument " + key + "=…", "it is missing", kRemedy);
        }
    }
    return readFieldTexts(parameters, texts);
}

} // namespace parascope
