// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ManualPage.h"

#include <sstream>

namespace parascope {

namespace {

constexpr std::string_view kExampleBegins = "Example: ";
constexpr std::string_view kExampleGoesOn = "         ";

/// A text as it stands on the page, whatever is in it: lines that begin with a dot or a quote are orders, a
/// bare "-" is a hyphen that nobody can copy as an option.
std::string inRoff(std::string_view text) {
    std::string roff = text.starts_with('.') ? "\\&" : "";
    for (const char letter : text) {
        switch (letter) {
        case '\\':
            roff += "\\e";
            break;
        case '-':
            roff += "\\-";
            break;
        case '\'':
            roff += "\\(aq";
            break;
        default:
            roff += letter;
        }
    }
    return roff;
}

std::string boldInRoff(const std::string& text) {
    return "\\fB" + inRoff(text) + "\\fR";
}

std::string italicInRoff(const std::string& text) {
    return "\\fI" + inRoff(text) + "\\fR";
}

/// What follows the name: what it means, what it is as usual, what it may be.
std::string meaningInRoff(const GrammarOption& option) {
    std::string text = inRoff(option.help);
    if (!option.usual.empty()) {
        text += "\n.br\nAs usual: " + inRoff(option.usual);
    }
    if (option.value && !option.value->choices.empty()) {
        text += "\n.br\nValues:";
        for (const auto& choice : option.value->choices) {
            text += (&choice == &option.value->choices.front() ? " " : ", ") + inRoff(choice.key);
        }
    }
    return text + "\n";
}

std::string optionInRoff(const GrammarOption& option) {
    return ".TP\n" + boldInRoff("--" + option.key) +
           (option.value ? " " + italicInRoff(option.value->type) : std::string()) + "\n" +
           meaningInRoff(option);
}

/// Sentences as paragraphs, examples line by line.
std::string footerInRoff(const std::string& footer) {
    std::string roff;
    bool isExample = false;
    std::istringstream lines(footer);
    for (std::string line; std::getline(lines, line);) {
        const bool begins = line.starts_with(kExampleBegins);
        const bool goesOn = isExample && line.starts_with(kExampleGoesOn);
        if (begins) {
            roff += std::string(isExample ? "" : ".PP\n") + ".EX\n";
        } else if (isExample && !goesOn) {
            roff += ".EE\n";
        }
        isExample = begins || goesOn;
        roff += isExample ? inRoff(line.substr(kExampleBegins.size())) + "\n" : ".PP\n" + inRoff(line) + "\n";
    }
    return roff + (isExample ? ".EE\n" : "");
}

std::string operandInRoff(const GrammarOperand& operand) {
    const auto name = italicInRoff(operand.type);
    return operand.isRequired ? name : "[" + name + "]";
}

/// "parascope show [OPTIONS] FILE".
std::string synopsisInRoff(const GrammarCommand& command) {
    std::string line = boldInRoff("parascope");
    line += command.key.empty() ? "" : " " + boldInRoff(command.key) + " [" + italicInRoff("OPTIONS") + "]";
    line += command.operand ? " " + operandInRoff(*command.operand) : "";
    line += command.takesProgram ? " [" + boldInRoff("--") + " " + italicInRoff("COMMAND") + "]" : "";
    return line + "\n";
}

std::string commandInRoff(const GrammarCommand& command) {
    const auto* const end = command.what.ends_with('?') || command.what.ends_with('.') ? "" : ".";
    std::string roff = ".SS " + boldInRoff(command.key) + "\n" + inRoff(command.what) + end + "\n.PP\n" +
                       synopsisInRoff(command);
    if (command.operand) {
        roff += ".TP\n" + italicInRoff(command.operand->type) + "\n" + inRoff(command.operand->help) + "\n";
    }
    for (const auto& option : command.options) {
        roff += optionInRoff(option);
    }
    return roff + footerInRoff(command.footer);
}

/// What no option says.
std::string surroundingsInRoff() {
    const std::vector<std::pair<std::string, std::string>> variables{
        {"PARASCOPE_TRACE_FD",
         "Set for programs that are started: the descriptor to which they may write events of what they do."},
        {"PARASCOPE_WORKER_DIR",
         "Where the programs are that Parascope starts, in place of where they were installed."},
        {"TMPDIR", "Where temporary files lie; else in /var/tmp, ~/.cache or /tmp. They have no names."},
        {"QT_LOGGING_RULES", "parascope.*=true tells on stderr what the program does."},
        {"DISPLAY, WAYLAND_DISPLAY",
         "Where the window opens. Without one every command but the window works."}};
    std::string roff = ".SH ENVIRONMENT\n";
    for (const auto& [name, meaning] : variables) {
        roff += ".TP\n" + boldInRoff(name) + "\n" + inRoff(meaning) + "\n";
    }
    return roff + ".SH FILES\n.TP\n" + italicInRoff("~/.config/parascope/parascope.conf") + "\n" +
           inRoff("What the window remembers: sizes, folders, the files opened last. Only its owner can read "
                  "it.") +
           "\n" + ".SH NOTES\n" +
           inRoff("The schedule is the kernel's own wherever kernel.perf_event_paranoid is 2 or less; "
                  "elsewhere it is "
                  "sampled, and the program says so. Exact: sudo sysctl kernel.perf_event_paranoid=2") +
           "\n.SH SEE ALSO\n.BR perf (1),\n.BR sched (7),\n.BR proc (5)\n";
}

} // namespace

std::string manualPage(const CommandGrammar& grammar, const std::string& date) {
    std::string roff = ".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
                       ".\\\" Made from the program's own table of commands and options.\n"
                       ".TH PARASCOPE 1 \"" +
                       date +
                       "\" \"parascope " PARASCOPE_VERSION "\" \"User Commands\"\n"
                       ".SH NAME\nparascope \\- see which worker ran on which core, and when\n"
                       ".SH SYNOPSIS\n" +
                       synopsisInRoff(grammar.program);
    for (const auto& command : grammar.commands) {
        roff += ".br\n" + synopsisInRoff(command);
    }
    roff += ".SH DESCRIPTION\n" + footerInRoff(grammar.program.what);
    roff += ".SH OPTIONS\n.TP\n" + boldInRoff("-h") + ", " + boldInRoff("--help") +
            "\nSays what can be given, of the program or of a command.\n.TP\n" + boldInRoff("--version") +
            "\nSays which version this is.\n.SH COMMANDS\n";
    for (const auto& command : grammar.commands) {
        roff += commandInRoff(command);
    }
    return roff + ".SH EXIT STATUS\n" + footerInRoff(grammar.program.footer) + surroundingsInRoff();
}

} // namespace parascope
