// SPDX-License-Identifier: GPL-3.0-or-later
// Values of options that are more than a word or a number.
#include "core/command/CommandLine.h"

#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <charconv>

namespace parascope {

const std::vector<std::string>& exportEndings() {
    static const std::vector<std::string> kEndings{".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"};
    return kEndings;
}

Result<std::string> exportEnding(const std::filesystem::path& file, const std::vector<std::string>& use) {
    const auto name = file.filename().string();
    for (const auto& ending : exportEndings()) {
        if (name.size() > ending.size() && name.ends_with(ending)) {
            return ending;
        }
    }
    return failure("export '" + file.string() + "'", "its ending names no format",
                   "use " + choiceInWords(use));
}

} // namespace parascope
