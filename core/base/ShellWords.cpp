// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ShellWords.h"

namespace parascope {

namespace {

/// Takes a line apart, letter by letter.
class WordSplitter {
public:
    void take(char letter) {
        if (m_isEscaped) {
            m_isEscaped = false;
            append(letter);
        } else if (letter == '\\' && m_quote != '\'') {
            m_isEscaped = true;
        } else if (m_quote != 0) {
            letter == m_quote ? endQuote() : append(letter);
        } else if (letter == '\'' || letter == '"') {
            m_quote = letter;
            m_isWord = true; // '' is an empty one
        } else if (letter == ' ' || letter == '\t' || letter == '\n') {
            endWord();
        } else {
            append(letter);
        }
    }

    Result<std::vector<std::string>> finish() {
        if (m_quote != 0 || m_isEscaped) {
            return failure("the command", "a quote in it does not end", "close it, or put a \\ before it");
        }
        endWord();
        return std::move(m_words);
    }

private:
    void append(char letter) {
        m_word += letter;
        m_isWord = true;
    }
    void endQuote() { m_quote = 0; }
    void endWord() {
        if (m_isWord) {
            m_words.push_back(std::move(m_word));
        }
        m_word.clear();
        m_isWord = false;
    }

    std::vector<std::string> m_words;
    std::string m_word;
    char m_quote = 0;
    bool m_isWord = false;
    bool m_isEscaped = false;
};

} // namespace

std::string shellQuoted(const std::string& word) {
    constexpr auto kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/:,+=@%";
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) {
        return word;
    }
    std::string text = "'";
    for (const char c : word) {
        text += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return text + "'";
}

std::string joinWords(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words) {
        line += (line.empty() ? "" : " ") + shellQuoted(word);
    }
    return line;
}

Result<std::vector<std::string>> splitWords(std::string_view line) {
    WordSplitter splitter;
    for (const char letter : line) {
        splitter.take(letter);
    }
    return splitter.finish();
}

} // namespace parascope
