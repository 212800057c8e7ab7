// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/BlockCommand.h"

#include "core/base/SpellingSuggestion.h"
#include "core/lesson/FenceLines.h"
#include "core/lesson/LessonRisks.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr auto kShow = "show";
constexpr int kMostCommands = 2000; // each takes about half a millisecond

/// What is wrong with the first word, which names the command.
std::optional<Error> faultOfKey(const std::string& word, Demos demos) {
    std::vector<std::string> known;
    for (const auto* demo : demos) {
        known.push_back(demo->info().key);
    }
    known.emplace_back(kShow);
    if (std::find(known.begin(), known.end(), word) != known.end()) {
        return std::nullopt;
    }
    if (word == "list" || word == "lesson" || word.starts_with('-')) {
        return Error{shortQuoted(word), "a block runs a demo or shows a trace", suggestNames({}, known)};
    }
    return Error{shortQuoted(word), "there is no such command", suggestNames(word, known)};
}

/// Options that say what becomes of an answer, which the lesson does.
std::optional<WordFault> faultOfOutput(const std::vector<std::string>& words) {
    for (auto word = words.begin(); word != restOf(words); ++word) {
        const auto name = word->substr(0, word->find('='));
        if (name == "--json" || name == "--export" || name == "--quiet") {
            return WordFault{
                static_cast<std::size_t>(word - words.begin()),
                name,
                {"'" + name + "'", "what becomes of an answer is not said in a lesson", "leave it out"}};
        }
    }
    return std::nullopt;
}

void addNew(std::vector<std::string>& risks, const std::vector<std::string>& others) {
    for (const auto& risk : others) {
        if (std::find(risks.begin(), risks.end(), risk) == risks.end()) {
            risks.push_back(risk);
        }
    }
}

std::size_t wordWith(const std::vector<std::string>& words, const std::string& part) {
    const auto found = std::find_if(words.begin(), words.end(), [&part](const std::string& word) {
        return word.find(part) != std::string::npos;
    });
    return found == words.end() || part.empty() ? 0 : static_cast<std::size_t>(found - words.begin());
}

} // namespace

LessonCommand BlockCommandReader::read(cmark_node* fence) {
    const FenceInfo info(m_source, fence);
    const auto options = readBlockOptions(info, m_faulty);
    LessonCommand block;
    block.title = options.title;
    block.ask = options.ask;
    block.height = options.height;
    readCommand(fence, info, options, block);
    return block;
}

void BlockCommandReader::readCommand(cmark_node* fence, const FenceInfo& info, const BlockOptions& options,
                                     LessonCommand& block) {
    const auto commands = commandsIn(m_source, fence);
    if (commands.size() != 1) {
        commands.empty()
            ? m_faulty(info.placeOf(PlacedWord()), {"this block", "no command stands in it",
                                                    "write one: parascope run --task sum-squares"})
            : m_faulty(commands[1].placeOf(m_source, 0),
                       {"a second command", "a block holds one", "give it a block of its own"});
        return;
    }
    const auto& command = commands.front();
    auto placed = splitPlacedWords(command.text());
    if (!placed) {
        m_faulty(command.placeOf(m_source, 0), placed.error());
        return;
    }
    if (placed->front().text == "parascope") {
        placed->erase(placed->begin());
    }
    if (placed->empty()) {
        m_faulty(command.placeOf(m_source, 0),
                 {"this command", "its name is missing", "write one: parascope run --task sum-squares"});
        return;
    }
    std::vector<std::string> words;
    for (const auto& word : *placed) {
        words.push_back(word.text);
    }
    const auto placeOf = [&](std::size_t index, std::string_view part) {
        const auto begin = placed->at(std::min(index, placed->size() - 1)).begin;
        const auto end = index + 1 < placed->size() ? placed->at(index + 1).begin : command.text().size();
        const auto word = std::string_view(command.text()).substr(begin, end - begin);
        const auto within =
            part.empty() ? std::string::npos : word.rfind(part); // a value stands behind its name
        return command.placeOf(m_source, begin + (within == std::string::npos ? 0 : within));
    };
    block.command = checked(words, placeOf, block.risks);
    if (block.command && block.command->kind == Command::Kind::Show && !options.presets.empty()) {
        m_faulty(info.placeOf(options.presets.front().word),
                 {"'presets'", "a trace has no options", "leave them out"});
        return;
    }
    for (const auto& preset : options.presets) {
        if (block.command) {
            readPreset(preset, info, words, block);
        }
    }
}

void BlockCommandReader::readPreset(const BlockOptions::Preset& preset, const FenceInfo& info,
                                    const Words& words, LessonCommand& block) {
    const auto& demo = *block.command->demo;
    Words alone = preset.options;
    alone.insert(alone.begin(), words.front());
    const auto place = [&](const std::string& word, std::string_view part) {
        const bool isHere = std::find(alone.begin() + 1, alone.end(), word) != alone.end();
        return isHere ? info.placeOf(preset.word, part.empty() ? word : part)
                      : info.placeOf(preset.word, preset.name);
    };
    if (restOf(alone) != alone.end()) {
        m_faulty(place("--", {}), {"preset " + shortQuoted(preset.name), "it names another program",
                                   "change options only, or write a block of its own"});
        return;
    }
    if (const auto fault = findWordFault(alone, demo)) {
        m_faulty(place(alone[fault->word], fault->part), fault->error);
        return;
    }
    const auto all = withOptions(words, preset.options, demo);
    auto command = checked(
        all, [&](std::size_t index, std::string_view part) { return place(all[index], part); }, block.risks);
    if (command) {
        block.presets.push_back({preset.name, std::move(*command)});
    }
}

std::optional<WordFault> BlockCommandReader::faultOf(const Words& words) const {
    if (const auto fault = faultOfKey(words.front(), m_demos)) {
        return WordFault{0, {}, *fault};
    }
    if (const auto fault = faultOfOutput(words)) {
        return fault;
    }
    if (words.front() != kShow) {
        return findWordFault(words, *findDemo(m_demos, words.front()));
    }
    if (words.size() != 2 || words[1].starts_with('-')) {
        return WordFault{words.size() > 2 ? 2 : words.size() - 1,
                         {},
                         {"'show'", "it wants one file", "write: show run.trace.json"}};
    }
    return std::nullopt;
}

std::optional<Command> BlockCommandReader::checked(const Words& words, const Placer& placeOf,
                                                   std::vector<std::string>& risks) {
    if (const auto fault = faultOf(words)) {
        m_faulty(placeOf(fault->word, fault->part), fault->error);
        return std::nullopt;
    }
    if (++m_commandsRead > kMostCommands) {
        m_faulty(placeOf(0, {}),
                 {"this command",
                  "a lesson has at most " + std::to_string(kMostCommands) + " of them with its presets",
                  "make two lessons of it"});
        return std::nullopt;
    }
    const auto parsed = parseCommandLine(words, m_demos);
    if (!parsed) {
        m_faulty(placeOf(0, {}), parsed.error());
        return std::nullopt;
    }
    auto judgement = judged(parsed->command, m_folder);
    if (judgement.fault) {
        m_faulty(placeOf(wordWith(words, judgement.wrongWord), judgement.wrongWord), *judgement.fault);
        return std::nullopt;
    }
    addNew(risks, judgement.risks);
    return std::move(judgement.command);
}

} // namespace parascope
