// SPDX-License-Identifier: GPL-3.0-or-later
// Values of options that are more than a word or a number.
#include "core/command/CommandLine.h"

#include <algorithm>
#include <charconv>

namespace parascope {

namespace {

/// ".png, .svg or .pdf".
std::string inWords(const std::vector<std::string>& endings) {
    std::string words;
    for (const auto& ending : endings) {
        const bool isLast = &ending == &endings.back();
        words += (words.empty() ? "" : isLast ? " or " : ", ") + ending;
    }
    return words;
}

} // namespace

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
    return failure("export '" + file.string() + "'", "its ending names no format", "use " + inWords(use));
}

} // namespace parascope
