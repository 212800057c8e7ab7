// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ShellWords.h"
#include "core/command/CommandLine.h"

namespace parascope {

namespace {

/// An option with its value; one that begins with "-" would be taken for an option itself.
std::string valueText(const std::string& key, const std::string& value) {
    return " --" + key + (value.starts_with('-') ? "=" : " ") + shellQuoted(value);
}

/// A file that stands without an option, so that it is taken for nothing else: neither for an option nor, as
/// the first word, for a command.
std::string fileText(const std::filesystem::path& file, bool isFirstWord = false) {
    const auto name = file.string();
    const bool isBare = isFirstWord && name.find_first_of("./") == std::string::npos;
    return " " + shellQuoted((name.starts_with('-') || isBare ? "./" : "") + name);
}

std::string optionText(const Field& field) {
    return field.kind == Field::Kind::Flag ? " --" + field.key : valueText(field.key, field.text());
}

/// The fields that say what is asked for, then those that are not as usual; not those that mean nothing.
std::string askedText(const Demo& demo, const Parameters& asked) {
    const auto copy = asked.clone();
    const auto usual = demo.parameters();
    const auto usualFields = usual->fields();
    const auto fields = copy->fields();
    std::string first;
    std::string others;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].whyIdle()) {
            continue;
        }
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
        return command.file.empty() ? text : text + fileText(command.file, true);
    case Command::Kind::Demo:
        text += " " + command.demo->info().key + askedText(*command.demo, *command.asked.get());
        break;
    case Command::Kind::Show:
        text += " show" + fileText(command.file) + (command.names ? " --names" : "");
        break;
    case Command::Kind::Lesson:
        text += " lesson" + fileText(command.file) + (command.check ? " --check" : "") +
                (command.trust ? " --trust" : "");
        break;
    case Command::Kind::List:
        text += " list" + (command.topic.empty() ? "" : " " + command.topic) +
                (command.python.empty() ? "" : valueText("python", command.python));
        break;
    }
    for (const auto& file : command.exports) {
        text += valueText("export", file.string());
    }
    text += command.json ? " --json" : "";
    text += command.quiet ? " --quiet" : "";
    return command.kind == Command::Kind::Demo ? text + restText(*command.asked.get()) : text;
}

} // namespace parascope
