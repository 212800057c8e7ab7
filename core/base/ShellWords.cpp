// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ShellWords.h"

namespace parascope {

namespace {

/// Takes a line apart, letter by letter.
class WordSplitter {
public:
    void take(char letter) {
        ++m_taken;
        if (m_isEscaped) {
            m_isEscaped = false;
            append(letter);
        } else if (letter == '\\' && m_quote != '\'') {
            m_isEscaped = true;
            begin();
        } else if (m_quote != 0) {
            letter == m_quote ? endQuote() : append(letter);
        } else if (letter == '\'' || letter == '"') {
            m_quote = letter;
            begin(); // '' is an empty one
        } else if (letter == ' ' || letter == '\t' || letter == '\n') {
            endWord();
        } else {
            append(letter);
        }
    }

    Result<std::vector<PlacedWord>> finish() {
        if (m_quote != 0 || m_isEscaped) {
            return failure("the command", "a quote in it does not end", "close it, or put a \\ before it");
        }
        endWord();
        return std::move(m_words);
    }

private:
    void begin() {
        m_begin = m_isWord ? m_begin : m_taken - 1;
        m_isWord = true;
    }
    void append(char letter) {
        begin();
        m_word += letter;
    }
    void endQuote() { m_quote = 0; }
    void endWord() {
        if (m_isWord) {
            m_words.push_back({std::move(m_word), m_begin});
        }
        m_word.clear();
        m_isWord = false;
    }

    std::vector<PlacedWord> m_words;
    std::string m_word;
    std::size_t m_taken = 0;
    std::size_t m_begin = 0; ///< of the word that is taken
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
    const auto placed = splitPlacedWords(line);
    if (!placed) {
        return failure(placed.error());
    }
    std::vector<std::string> words;
    for (const auto& word : *placed) {
        words.push_back(word.text);
    }
    return words;
}

Result<std::vector<PlacedWord>> splitPlacedWords(std::string_view line) {
    WordSplitter splitter;
    for (const char letter : line) {
        splitter.take(letter);
    }
    return splitter.finish();
}

} // namespace parascope
