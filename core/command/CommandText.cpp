// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ShellWords.h"
#include "core/command/CommandLine.h"

namespace parascope {

namespace {

std::string optionText(const Field& field) {
    const auto text = field.text();
    return " --" + field.key + (field.kind == Field::Kind::Flag ? "" : " " + shellQuoted(text));
}

/// The fields that say what is asked for, then those that are not as usual.
std::string askedText(const Demo& demo, const Parameters& asked) {
    const auto copy = asked.clone();
    const auto usual = demo.parameters();
    const auto usualFields = usual->fields();
    const auto fields = copy->fields();
    std::string first;
    std::string others;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].isAlwaysWritten) {
            first += optionText(fields[i]);
        } else if (fields[i].isRest) {
            continue;
        } else if (fields[i].text() != usualFields[i].text()) {
            others += optionText(fields[i]);
        }
    }
    return first + others;
}

/// What stands behind all options: a command of the user's.
std::string restText(const Parameters& asked) {
    const auto copy = asked.clone();
    for (const auto& field : copy->fields()) {
        if (field.isRest && !field.text().empty()) {
            return " -- " + field.text();
        }
    }
    return {};
}

} // namespace

std::string commandText(const Demo& demo, const Parameters& asked) {
    return "parascope " + demo.info().key + askedText(demo, asked) + restText(asked);
}

std::string commandText(const Command& command) {
    std::string text = "parascope";
    switch (command.kind) {
    case Command::Kind::Window:
        return command.file.empty() ? text : text + " " + shellQuoted(command.file.string());
    case Command::Kind::Demo:
        text += " " + command.demo->info().key + askedText(*command.demo, *command.asked.get());
        break;
    case Command::Kind::Show:
        text += " show " + shellQuoted(command.file.string()) + (command.names ? " --names" : "");
        break;
    case Command::Kind::Lesson:
        text += " lesson " + shellQuoted(command.file.string()) + (command.check ? " --check" : "") +
                (command.trust ? " --trust" : "");
        break;
    case Command::Kind::List:
        text += " list" + (command.topic.empty() ? "" : " " + command.topic) +
                (command.python.empty() ? "" : " --python " + shellQuoted(command.python));
        break;
    }
    for (const auto& file : command.exports) {
        text += " --export " + shellQuoted(file.string());
    }
    text += command.json ? " --json" : "";
    text += command.quiet ? " --quiet" : "";
    return command.kind == Command::Kind::Demo ? text + restText(*command.asked.get()) : text;
}

} // namespace parascope
