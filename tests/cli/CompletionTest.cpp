// SPDX-License-Identifier: GPL-3.0-or-later
// What shells complete and man shows, by the shells and man themselves. Those that are not here are passed
// over.
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::Outcome;
using test::Program;
using test::TempDir;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Asks the completion of bash as Tab does, for words that bash has taken apart.
constexpr auto kPressTab = R"(
source "$1"; shift
compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_parascope
printf '%s\n' "${COMPREPLY[@]}"
)";

std::string programOf(const std::string& name) {
    for (const auto* const folder : {"/usr/bin/", "/bin/"}) {
        if (std::filesystem::exists(folder + name)) {
            return folder + name;
        }
    }
    return {};
}

class WhatAShellCompletes : public testing::Test {
protected:
    std::filesystem::path textFor(const std::string& what, const std::string& argument = PARASCOPE_COURSE) {
        const auto made = Program(PARASCOPE_COMMAND_TEXTS, {what, argument}).finish();
        EXPECT_EQ(made.status, 0) << made.err;
        EXPECT_THAT(made.out, Not(IsEmpty()));
        return dir.write(what, made.out);
    }
    /// The lines that bash offers behind "parascope WORDS".
    std::vector<std::string> offered(std::vector<std::string> words) {
        const auto script = dir.write("tab.bash", kPressTab).string();
        words.insert(words.begin(), {script, textFor("bash").string(), "parascope"});
        const auto outcome = Program("/bin/bash", words).finish();
        EXPECT_THAT(outcome.err, IsEmpty());
        std::istringstream text(outcome.out);
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) {
            lines.push_back(line);
        }
        return lines;
    }

    TempDir dir;
};

TEST_F(WhatAShellCompletes, AreCommandsOptionsAndTheirValues) {
    EXPECT_THAT(offered({"ru"}), testing::ElementsAre("run"));
    EXPECT_THAT(offered({"--v"}), testing::ElementsAre("--version"));
    EXPECT_THAT(offered({"run", "--keep"}), testing::ElementsAre("--keep-going"));
    EXPECT_THAT(offered({"run", "--task", "mand"}), testing::ElementsAre("mandelbrot"));
    EXPECT_THAT(offered({"run", "--task", "=", "mand"}), testing::ElementsAre("mandelbrot"));
    EXPECT_THAT(offered({"run", "--backend", "threads,cpython-f"}),
                testing::ElementsAre("threads,cpython-free"));
    EXPECT_THAT(offered({"list", "back"}), testing::ElementsAre("backends"));
    EXPECT_THAT(offered({"lesson", "gi"}), testing::Contains("gil"));
    EXPECT_THAT(offered({"classify", "--", "pytho"}), testing::Contains(testing::StartsWith("python")));
}

TEST_F(WhatAShellCompletes, IsNothingWhereNobodyCanGuess) {
    EXPECT_THAT(offered({"run", "--workers", ""}), testing::ElementsAre(""));
    EXPECT_THAT(offered({"run", "--task", "sum-squares", ":", "1"}), testing::ElementsAre(""));
}

TEST_F(WhatAShellCompletes, AreFilesOfTheKindThatIsTaken) {
    const auto begin = dir.file("a").string();
    static_cast<void>(dir.write("a.trace.json", "{}"));
    static_cast<void>(dir.write("a.txt", ""));
    static_cast<void>(dir.write("a.md", ""));
    EXPECT_THAT(offered({"show", begin}), testing::ElementsAre(begin + ".trace.json"));
    EXPECT_THAT(offered({begin}), testing::UnorderedElementsAre(begin + ".trace.json", begin + ".md"));
    EXPECT_THAT(offered({"scrape", "--urls", begin}), testing::Contains(begin + ".txt"));
}

TEST_F(WhatAShellCompletes, CanBeReadByEachShell) {
    int shells = 0;
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        if (const auto program = programOf(shell); !program.empty()) {
            const auto read = Program(program, {"-n", textFor(shell).string()}).finish();
            EXPECT_EQ(read.status, 0) << shell << ": " << read.err;
            ++shells;
        }
    }
    EXPECT_GE(shells, 1);
}

TEST_F(WhatAShellCompletes, IsMadeOfNothingElse) {
    EXPECT_EQ(Program(PARASCOPE_COMMAND_TEXTS, {"tcsh", PARASCOPE_COURSE}).finish().status, 2);
    EXPECT_EQ(Program(PARASCOPE_COMMAND_TEXTS, {"bash"}).finish().status, 2);
}

TEST_F(WhatAShellCompletes, HasAManualThatManReadsWithoutAWarning) {
    const auto man = programOf("man");
    if (man.empty()) {
        GTEST_SKIP() << "there is no man";
    }
    const std::map<std::string, std::string> surroundings{
        {"LC_ALL", "C.UTF-8"}, {"MANROFFSEQ", ""}, {"MANWIDTH", "100"}};
    const auto shown =
        Program(man, {"--warnings", "-E", "UTF-8", "-l", textFor("manual", "2026-11-27").string()},
                surroundings)
            .finish();
    if (shown.status != 0 && shown.out.empty()) {
        GTEST_SKIP() << "man shows nothing here: " << shown.err;
    }
    EXPECT_EQ(shown.err, "");
    EXPECT_THAT(shown.out, HasSubstr("--switch-interval-ms"));
    EXPECT_THAT(shown.out, HasSubstr("parascope classify -- xz -9 -k big.tar"));
}

} // namespace
} // namespace parascope
