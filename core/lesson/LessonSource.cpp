// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonSource.h"

#include "core/base/Utf8.h"

#include <algorithm>

namespace parascope {

namespace {

// The time that cmark 0.30 takes grows by the square of the brackets in a paragraph, and each of these
// letters may become a node of its tree.
constexpr std::size_t kMostBrackets = 1000; // without an empty line between
constexpr std::size_t kMostMarks = 200'000; // in a lesson
constexpr std::size_t kMostNested = 100;    // quotes and lists that begin on one line

std::string oneKindOfLineEnd(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    text.remove_prefix(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!isPair) {
            lines += text[i] == '\r' ? '\n' : text[i];
        }
    }
    return lines;
}

bool isAnyOf(char letter, std::string_view letters) {
    return letters.find(letter) != std::string_view::npos;
}

/// Marks of quotes and lists at the beginning of a line.
std::size_t nestedBy(std::string_view line) {
    std::size_t marks = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool isBeforeBlank = i + 1 == line.size() || isAnyOf(line[i + 1], " \t");
        if (line[i] == '>' || (isBeforeBlank && isAnyOf(line[i], "*+-.)"))) {
            ++marks;
        } else if (!isAnyOf(line[i], " \t0123456789")) {
            break;
        }
    }
    return marks;
}

std::size_t countOf(std::string_view line, std::string_view letters) {
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [&](char letter) { return isAnyOf(letter, letters); }));
}

} // namespace

LessonSource::LessonSource(std::string_view text)
    : m_text(oneKindOfLineEnd(text)) {
    for (std::size_t at = 0; at < m_text.size();) {
        m_begins.push_back(at);
        at = std::min(m_text.find('\n', at), m_text.size() - 1) + 1;
    }
}

std::string_view LessonSource::line(int number) const {
    if (number < 1 || number > lineCount()) {
        return {};
    }
    const auto begin = m_begins[static_cast<std::size_t>(number - 1)];
    return std::string_view(m_text).substr(begin, std::min(m_text.find('\n', begin), m_text.size()) - begin);
}

std::string LessonSource::lines(int first, int last) const {
    std::string text;
    for (int number = std::max(first, 1); number <= std::min(last, lineCount()); ++number) {
        text.append(line(number)).append("\n");
    }
    return text;
}

LessonPlace LessonSource::placeOf(int lineNumber, std::size_t byte) const {
    const auto before = line(lineNumber).substr(0, byte);
    int column = 1;
    for (const char letter : before) {
        column += (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U ? 1 : 0; // not within a character
    }
    return {lineNumber, column};
}

std::string_view LessonSource::before(int lineNumber) const {
    const auto index = static_cast<std::size_t>(std::max(lineNumber - 1, 0));
    return std::string_view(m_text).substr(0, index < m_begins.size() ? m_begins[index] : m_text.size());
}

std::optional<LessonFault> findExcess(const LessonSource& source) {
    std::size_t marks = 0;
    std::size_t brackets = 0;
    for (int number = 1; number <= source.lineCount(); ++number) {
        const auto line = source.line(number);
        marks += countOf(line, "[]!*_<&`\\");
        const bool isEmpty = line.find_first_not_of(" \t") == std::string_view::npos;
        brackets = isEmpty ? 0 : brackets + countOf(line, "[");
        const auto fault = [number](const char* what, std::string why, const char* remedy) {
            return LessonFault{{number, 1}, {what, std::move(why), remedy}};
        };
        if (nestedBy(line) > kMostNested) {
            return fault("quotes and lists in each other",
                         "more than " + std::to_string(kMostNested) + " begin on this line",
                         "nest fewer; what follows is not read");
        }
        if (brackets > kMostBrackets) {
            return fault("this paragraph", "it has more than " + std::to_string(kMostBrackets) + " '['",
                         "put an empty line in it; what follows is not read");
        }
        if (marks > kMostMarks) {
            return fault("this lesson", "it has more marks of Markdown than a lesson can need",
                         "make two of it; what follows is not read");
        }
    }
    return std::nullopt;
}

std::string shortQuoted(std::string_view word) {
    constexpr std::size_t kMost = 60;
    std::size_t length = 0;
    while (length < word.size() && length < kMost) {
        length += utf8Step(word.substr(length)).length;
    }
    return "'" + std::string(word.substr(0, length)) + (length < word.size() ? "…'" : "'");
}

} // namespace parascope
