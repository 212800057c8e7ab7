// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/CodeColours.h"

#include "ui/style/Appearance.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QPalette>
#include <QStringList>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A program's text in colours.
class ColouredCode : public testing::Test {
protected:
    void read(const char* text, const char* language) {
        m_text = QString::fromUtf8(text);
        m_spans = codeSpans(m_text, QString::fromLatin1(language));
        QString whole;
        for (const auto& span : m_spans) {
            EXPECT_EQ(span.begin, whole.size()) << "one behind the other";
            whole += m_text.mid(span.begin, span.length);
        }
        EXPECT_EQ(whole, m_text) << "together they are all of it";
    }
    void python(const char* text) { read(text, "python"); }
    void cpp(const char* text) { read(text, "cpp"); }
    [[nodiscard]] std::vector<std::string> all(CodeKind kind) const {
        std::vector<std::string> texts;
        for (const auto& span : m_spans) {
            if (span.kind == kind) {
                texts.push_back(m_text.mid(span.begin, span.length).toStdString());
            }
        }
        return texts;
    }
    [[nodiscard]] std::vector<std::string> keywords() const { return all(CodeKind::Keyword); }
    [[nodiscard]] std::vector<std::string> strings() const { return all(CodeKind::String); }
    [[nodiscard]] std::vector<std::string> comments() const { return all(CodeKind::Comment); }
    [[nodiscard]] std::vector<std::string> numbers() const { return all(CodeKind::Number); }

private:
    QString m_text;
    std::vector<CodeSpan> m_spans;
};

TEST_F(ColouredCode, OfPythonTellsKeywordsNumbersStringsAndComments) {
    python("import threading  # threads\n"
           "def work(n=10_000_000):\n"
           "    return sum(i * i for i in range(n)) + 0x1F + 1.5e-3\n"
           "t = threading.Thread(target=work, name='worker \\'0\\'')\n");
    EXPECT_THAT(keywords(), ElementsAre("import", "def", "return", "for", "in"));
    EXPECT_THAT(numbers(), ElementsAre("10_000_000", "0x1F", "1.5e-3"));
    EXPECT_THAT(strings(), ElementsAre("'worker \\'0\\''"));
    EXPECT_THAT(comments(), ElementsAre("# threads"));
}

TEST_F(ColouredCode, OfPythonKnowsStringsOfSeveralLinesAndRawOnes) {
    python("\"\"\"It's a \"text\"\n# no comment\n\"\"\"\npath = r'C:\\new' + rb\"x\" + Rb'''y'''\nx = 'it'");
    EXPECT_THAT(strings(), ElementsAre("\"\"\"It's a \"text\"\n# no comment\n\"\"\"", "r'C:\\new'", "rb\"x\"",
                                       "Rb'''y'''", "'it'"));
    EXPECT_THAT(comments(), IsEmpty());
}

TEST_F(ColouredCode, OfPythonShowsTheCodeInsideAnFString) {
    python("print(f\"{len(d['a'])} of {{all}} {x:>{width}.2f} {y if y else 0!r}\") # end");
    EXPECT_THAT(strings(), ElementsAre("f\"", "'a'", " of {{all}} ", " ", "\""));
    EXPECT_THAT(keywords(), ElementsAre("if", "else"));
    EXPECT_THAT(numbers(), ElementsAre("0"));
    EXPECT_THAT(comments(), ElementsAre("# end"));
}

TEST_F(ColouredCode, OfPythonEndsAStringThatNobodyClosesWithItsLine) {
    python("a = 'open\nb = f'{oops\nreturn");
    EXPECT_THAT(strings(), ElementsAre("'open", "f'"));
    EXPECT_THAT(keywords(), ElementsAre("return"));
    python("'''open\nuntil the end");
    EXPECT_THAT(strings(), ElementsAre("'''open\nuntil the end"));
    python("'ends with a \\");
    EXPECT_THAT(strings(), ElementsAre("'ends with a \\"));
    python("f\"{");
    EXPECT_THAT(strings(), ElementsAre("f\""));
}

TEST_F(ColouredCode, OfCppTellsKeywordsNumbersStringsAndComments) {
    cpp("#include <thread> // threads\n"
        "  #define MAX 1'000'000u\n"
        "/* all\n   of it */ const char c = '\\'';\n"
        "auto text = u8\"a \\\"b\\\"\"; double d = 0x1.8p-3 + 1e+5 - 3;\n");
    EXPECT_THAT(keywords(), ElementsAre("#include", "#define", "const", "char", "auto", "double"));
    EXPECT_THAT(strings(), ElementsAre("<thread>", "'\\''", "u8\"a \\\"b\\\"\""));
    EXPECT_THAT(comments(), ElementsAre("// threads", "/* all\n   of it */"));
    EXPECT_THAT(numbers(), ElementsAre("1'000'000u", "0x1.8p-3", "1e+5", "3"));
}

TEST_F(ColouredCode, OfCppKnowsRawStrings) {
    cpp("auto a = R\"(one \" // two\n)\" + uR\"x(three)\" )x\"; int R = 8'000; int b;");
    EXPECT_THAT(strings(), ElementsAre("R\"(one \" // two\n)\"", "uR\"x(three)\" )x\""));
    EXPECT_THAT(numbers(), ElementsAre("8'000"));
    EXPECT_THAT(comments(), IsEmpty());
}

TEST_F(ColouredCode, OfCppEndsWithTheTextWhatNobodyEnds) {
    cpp("/* open\nreturn");
    EXPECT_THAT(comments(), ElementsAre("/* open\nreturn"));
    cpp("R\"x(open\nreturn");
    EXPECT_THAT(strings(), ElementsAre("R\"x(open\nreturn"));
    cpp("R\"x\nreturn");
    EXPECT_THAT(strings(), ElementsAre("R\"x"));
    EXPECT_THAT(keywords(), ElementsAre("return"));
}

TEST_F(ColouredCode, TakesWordsAsWholes) {
    python("information = forest_2 if x1 else größe3");
    EXPECT_THAT(keywords(), ElementsAre("if", "else"));
    EXPECT_THAT(numbers(), IsEmpty());
}

TEST_F(ColouredCode, OfALanguageThatNobodyKnowsIsPlain) {
    read("if 1: 'x' # y", "cobol");
    EXPECT_THAT(all(CodeKind::Plain), ElementsAre("if 1: 'x' # y"));
    read("", "python");
    EXPECT_THAT(all(CodeKind::Plain), IsEmpty());
    read("if x: pass", "PY");
    EXPECT_THAT(keywords(), ElementsAre("if", "pass")) << "as some write it";
}

double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

TEST(CodeColour, CanBeReadInEveryTheme) {
    for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
        const auto palette = paletteFor(appearance, {});
        for (const auto kind :
             {CodeKind::Plain, CodeKind::Keyword, CodeKind::String, CodeKind::Comment, CodeKind::Number}) {
            for (const auto role : {QPalette::Base, QPalette::Window}) {
                const double ink = luminance(codeColour(kind, palette.color(QPalette::WindowText)));
                const double paper = luminance(palette.color(role));
                EXPECT_GE((std::max(ink, paper) + 0.05) / (std::min(ink, paper) + 0.05), 4.5)
                    << static_cast<int>(kind) << " " << appearanceKey(appearance).toStdString();
            }
        }
    }
}

} // namespace
} // namespace parascope
