// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ManualPage.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::Not;

CommandGrammar grammarOf(GrammarCommand command) {
    CommandGrammar grammar;
    grammar.program = {"", "It shows.\nIt runs.", "Exit status: 0 done."};
    grammar.commands.push_back(std::move(command));
    return grammar;
}

/// The words that begin lines with a dot.
std::vector<std::string> orders(const std::string& page) {
    std::vector<std::string> all;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('.')) {
            all.push_back(line.substr(0, line.find(' ')));
        }
    }
    return all;
}

TEST(TheManual, TellsOfEveryCommandAndOption) {
    const auto grammar = commandGrammar();
    const auto page = manualPage(grammar, "2026-11-27");
    EXPECT_THAT(page, HasSubstr(".TH PARASCOPE 1 \"2026-11-27\" \"parascope "));
    for (const auto& command : grammar.commands) {
        EXPECT_THAT(page, HasSubstr(".SS \\fB" + command.key + "\\fR\n"));
        for (const auto& option : command.options) {
            auto name = option.key;
            for (auto at = name.find('-'); at != std::string::npos; at = name.find('-', at + 2)) {
                name.insert(at, "\\");
            }
            EXPECT_THAT(page, HasSubstr("\\fB\\-\\-" + name + "\\fR"));
        }
    }
}

TEST(TheManual, TakesNoWordOfATextForAnOrder) {
    GrammarCommand command{"run", "it's a \\ test",
                           ".DANGER is no order\nExample: parascope run --task a\n         parascope run"};
    command.options.push_back({"all", "'quoted' and -dashed"});
    const auto page = manualPage(grammarOf(command), "2026-11-27");
    EXPECT_THAT(page, HasSubstr("it\\(aqs a \\e test."));
    EXPECT_THAT(page, HasSubstr("\n\\(aqquoted\\(aq and \\-dashed\n"));
    EXPECT_THAT(page, HasSubstr("\n\\&.DANGER is no order\n"));
    EXPECT_THAT(orders(page), Not(testing::Contains(".DANGER")));
}

TEST(TheManual, ShowsExamplesLineByLine) {
    const auto page = manualPage(
        grammarOf({"run", "runs", "Words.\nExample: parascope run\n         parascope run --quiet\nMore."}),
        "d");
    EXPECT_THAT(
        page,
        HasSubstr(".PP\nWords.\n.PP\n.EX\nparascope run\nparascope run \\-\\-quiet\n.EE\n.PP\nMore.\n"));
    const auto all = orders(page);
    EXPECT_EQ(std::count(all.begin(), all.end(), ".EX"), std::count(all.begin(), all.end(), ".EE"));
}

TEST(TheManual, EndsASentenceOnce) {
    EXPECT_THAT(manualPage(grammarOf({"run", "what does it bring?", ""}), "d"),
                HasSubstr("\nwhat does it bring?\n"));
    EXPECT_THAT(manualPage(grammarOf({"run", "it runs", ""}), "d"), HasSubstr("\nit runs.\n"));
}

TEST(TheManual, SaysWhatAnOptionIsAsUsualAndWhatItCanBe) {
    GrammarCommand command{"run", "runs", ""};
    command.options.push_back({"how", "the way", "fast",
                               GrammarWord{"HOW", GrammarWord::Kind::Choice, {{"fast", ""}, {"slow", ""}}}});
    const auto page = manualPage(grammarOf(command), "d");
    EXPECT_THAT(
        page,
        HasSubstr("\\fB\\-\\-how\\fR \\fIHOW\\fR\nthe way\n.br\nAs usual: fast\n.br\nValues: fast, slow\n"));
}

} // namespace
} // namespace parascope
