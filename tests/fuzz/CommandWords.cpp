// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as the words of a command, one a line: what is understood is written back as a command that
// means the same, and what is not is said in one line.
#include "core/command/CommandWords.h"
#include "core/base/ShellWords.h"
#include "core/base/SpellingSuggestion.h"
#include "core/command/CommandLine.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace parascope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// No argument of a program holds a zero byte.
std::vector<std::string> wordsOf(std::string_view bytes) {
    std::vector<std::string> words;
    while (!bytes.empty()) {
        const auto word = bytes.substr(0, bytes.find('\n'));
        words.emplace_back(word);
        std::erase(words.back(), '\0');
        bytes.remove_prefix(std::min(word.size() + 1, bytes.size()));
    }
    return words;
}

void lookAtShellWords(const std::vector<std::string>& words, std::string_view line) {
    const auto again = splitWords(joinWords(words));
    require(again && *again == words);
    const auto placed = splitPlacedWords(line);
    for (std::size_t i = 0; placed && i < placed->size(); ++i) {
        require((*placed)[i].begin < line.size());
        require(i == 0 || (*placed)[i].begin > (*placed)[i - 1].begin);
    }
}

void lookAtFaults(const std::vector<std::string>& words) {
    const auto* const demo = words.empty() ? nullptr : findDemo(allDemos(), words.front());
    if (demo == nullptr) {
        return;
    }
    if (const auto fault = findWordFault(words, *demo)) {
        require(fault->word < words.size());
        require(!fault->error.what.empty());
    }
}

void lookAtCommand(const Command& command) {
    if (command.kind == Command::Kind::Demo) {
        static_cast<void>(command.demo->plan(*command.asked.get()));
    }
    const auto line = splitWords(commandText(command));
    require(line && !line->empty() && line->front() == "parascope");
    const auto again = parseCommandLine({line->begin() + 1, line->end()});
    require(again && !again->answer && commandText(again->command) == commandText(command));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto words = wordsOf(bytes);
    lookAtShellWords(words, bytes);
    lookAtFaults(words);
    for (const auto& word : words) {
        static_cast<void>(nearNames(word, {"run", "scale", "queue", "threads", "processes"}));
    }
    const auto parsed = parseCommandLine(words);
    if (!parsed) {
        require(!parsed.error().what.empty());
        require(parsed.error().text().find('\n') == std::string::npos);
    } else if (parsed->answer) {
        require(!parsed->answer->empty());
    } else {
        lookAtCommand(parsed->command);
    }
    return 0;
}
