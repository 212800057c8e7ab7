// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ShellWords.h"

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> wordsOf(std::string_view line) {
    const auto words = splitWords(line);
    EXPECT_TRUE(words) << line;
    return words ? *words : std::vector<std::string>();
}

TEST(ALineOfWords, IsTakenApartAsAShellWould) {
    EXPECT_THAT(wordsOf("  xz -9\tbig.tar "), ElementsAre("xz", "-9", "big.tar"));
    EXPECT_THAT(wordsOf(R"(sh -c 'a; b' "c d" e\ f)"), ElementsAre("sh", "-c", "a; b", "c d", "e f"));
    EXPECT_THAT(wordsOf(R"("a \" b"'\n')"), ElementsAre(R"(a " b\n)"));
    EXPECT_THAT(wordsOf("'' x"), ElementsAre("", "x"));
    EXPECT_THAT(wordsOf(" "), IsEmpty());
    EXPECT_THAT(wordsOf("$HOME *;|&"), ElementsAre("$HOME", "*;|&")) << "nothing else has a meaning";
}

TEST(ALineOfWords, TellsWhereEachBegins) {
    const auto words = splitPlacedWords(R"( xz  'a b'c \ d "")");
    ASSERT_TRUE(words);
    EXPECT_THAT(*words, ElementsAre(PlacedWord{"xz", 1}, PlacedWord{"a bc", 5}, PlacedWord{" d", 12},
                                    PlacedWord{"", 16}));
}

TEST(ALineOfWords, SaysThatAQuoteDoesNotEnd) {
    for (const auto* const line : {"'a", "\"a", "a\\"}) {
        const auto words = splitWords(line);
        ASSERT_FALSE(words) << line;
        EXPECT_EQ(words.error().text(),
                  "the command: a quote in it does not end; close it, or put a \\ before it");
    }
}

TEST(ALineOfWords, IsReadBackAsItWasJoined) {
    const std::vector<std::string> words{"sh", "-c", "it's \"so\" $1", "", "a b", "ä", "--", "tab\there"};
    EXPECT_EQ(wordsOf(joinWords(words)), words);
    EXPECT_EQ(joinWords({"xz", "-9", "a b"}), "xz -9 'a b'");
}

} // namespace
} // namespace parascope
