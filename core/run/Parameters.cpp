// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Parameters.h"

#include "core/base/SpellingSuggestion.h"

#include <algorithm>

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

} // namespace parascope
