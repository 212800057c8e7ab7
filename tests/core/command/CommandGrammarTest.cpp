// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandGrammar.h"

#include "core/command/CommandLine.h"
#include "core/work/Task.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

std::string helpOf(const std::string& command) {
    const auto parsed = parseCommandLine({command, "--help"});
    EXPECT_TRUE(parsed) << command;
    return parsed ? parsed->answer.value_or("") : "";
}

const GrammarOption& optionOf(const CommandGrammar& grammar, const std::string& command,
                              const std::string& key) {
    static const GrammarOption kNone{"none", ""};
    const auto* const found = grammar.find(command);
    EXPECT_NE(found, nullptr) << command;
    for (const auto& option : found->options) {
        if (option.key == key) {
            return option;
        }
    }
    ADD_FAILURE() << command << " has no --" << key;
    return kNone;
}

TEST(TheGrammarOfCommands, HasWhatHelpTells) {
    const auto grammar = commandGrammar();
    EXPECT_THAT(grammar.keys(),
                testing::IsSupersetOf({"run", "queue", "classify", "show", "lesson", "list"}));
    for (const auto& command : grammar.commands) {
        const auto help = helpOf(command.key);
        EXPECT_THAT(help, HasSubstr(command.what));
        EXPECT_THAT(help, HasSubstr(command.footer));
        EXPECT_FALSE(command.options.empty()) << command.key;
        for (const auto& option : command.options) {
            EXPECT_THAT(help, HasSubstr("--" + option.key)) << command.key;
            EXPECT_THAT(help, HasSubstr(option.help)) << command.key;
        }
    }
}

TEST(TheGrammarOfCommands, KnowsTheWordsThatAValueCanBe) {
    const auto grammar = commandGrammar();
    const auto task = optionOf(grammar, "run", "task").value.value_or(GrammarWord{});
    EXPECT_EQ(task.choices.size(), TaskCatalog().list().size());
    EXPECT_THAT(task.choices, Contains(Field(&FieldChoice::key, "sum-squares")));
    const auto backend = optionOf(grammar, "scale", "backend").value.value_or(GrammarWord{});
    EXPECT_EQ(backend.kind, GrammarWord::Kind::Choices);
    EXPECT_THAT(backend.choices, Contains(Field(&FieldChoice::key, "gil")));
    EXPECT_EQ(optionOf(grammar, "scrape", "urls").value->kind, GrammarWord::Kind::File);
    EXPECT_EQ(optionOf(grammar, "run", "python").value->kind, GrammarWord::Kind::Program);
    EXPECT_EQ(optionOf(grammar, "classify", "pid").value->kind, GrammarWord::Kind::Process);
    EXPECT_EQ(optionOf(grammar, "run", "workers").value->kind, GrammarWord::Kind::Any);
    EXPECT_FALSE(optionOf(grammar, "run", "keep-going").value);
}

TEST(TheGrammarOfCommands, KnowsWhatEachCommandCanBeWrittenAs) {
    const auto grammar = commandGrammar();
    EXPECT_EQ(optionOf(grammar, "show", "export").value->endings, exportEndings());
    EXPECT_THAT(optionOf(grammar, "scale", "export").value->endings, testing::Not(Contains(".html")));
    EXPECT_TRUE(optionOf(grammar, "run", "export").isRepeated);
}

TEST(TheGrammarOfCommands, KnowsWhoTakesAProgramOfTheUsers) {
    for (const auto& command : commandGrammar().commands) {
        EXPECT_EQ(command.takesProgram, command.key == "classify") << command.key;
    }
}

TEST(TheGrammarOfCommands, KnowsNoOtherCommand) {
    EXPECT_EQ(commandGrammar().find("bogus"), nullptr);
    EXPECT_THAT(commandGrammar({}).keys(), testing::ElementsAre("show", "lesson", "list"));
}

} // namespace
} // namespace parascope
