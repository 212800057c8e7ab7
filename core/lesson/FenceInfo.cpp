// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/FenceInfo.h"

#include "core/base/Numbers.h"
#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <charconv>

namespace parascope {

namespace {

constexpr int kLeastHeight = 100;
constexpr int kMostHeight = 2000;

std::string_view withoutSpaces(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<int> readHeight(const std::string& text) {
    int height = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, height);
    if (read.ec != std::errc{} || read.ptr != end || height < kLeastHeight || height > kMostHeight) {
        return failure("height " + shortQuoted(text), "that is no height of a picture in pixels",
                       "give " + std::to_string(kLeastHeight) + " to " + std::to_string(kMostHeight));
    }
    return height;
}

Result<BlockOptions::Preset> readPreset(std::string_view text, const PlacedWord& word) {
    const auto colon = text.find(':');
    const auto name = withoutSpaces(text.substr(0, std::min(colon, text.size())));
    const auto fault = [&](const char* why) {
        return failure("preset " + shortQuoted(withoutSpaces(text)), why, "write NAME: --OPTION VALUE; …");
    };
    if (colon == std::string_view::npos || name.empty() || name.starts_with("--")) {
        return fault("it has no name");
    }
    auto options = splitWords(text.substr(colon + 1));
    if (!options) {
        return failure(options.error());
    }
    if (options->empty()) {
        return fault("it changes nothing");
    }
    return BlockOptions::Preset{std::string(name), std::move(*options), word};
}

/// Reads KEY=VALUE by KEY=VALUE.
class OptionReader {
public:
    OptionReader(const FenceInfo& info, const std::function<void(LessonPlace, Error)>& faulty)
        : m_info(info)
        , m_faulty(faulty) {}

    BlockOptions read() {
        for (const auto& word : m_info.words()) {
            readWord(word);
        }
        return std::move(m_options);
    }

private:
    void readWord(const PlacedWord& word) {
        const auto equals = word.text.find('=');
        const auto key = word.text.substr(0, equals);
        if (const std::vector<std::string> known{"title", "ask", "height", "presets"};
            std::find(known.begin(), known.end(), key) == known.end()) {
            m_faulty(m_info.placeOf(word),
                     {shortQuoted(key), "a block has no such property", suggestNames(key, known)});
        } else if (equals == std::string::npos) {
            m_faulty(m_info.placeOf(word),
                     {shortQuoted(key), "its value is missing", "write " + key + "=\"…\""});
        } else {
            readValue(key, word.text.substr(equals + 1), word);
        }
    }

    void readValue(const std::string& key, const std::string& value, const PlacedWord& word) {
        if (key == "presets") {
            readPresets(value, word);
        } else if (key == "title") {
            m_options.title = value;
        } else if (key == "ask") {
            m_options.ask = value;
        } else if (const auto height = readHeight(value)) {
            m_options.height = *height;
        } else {
            m_faulty(m_info.placeOf(word, value), height.error());
        }
    }

    void readPresets(std::string_view text, const PlacedWord& word) {
        for (std::size_t from = 0; from <= text.size();) {
            const auto end = std::min(text.find(';', from), text.size());
            const auto one = text.substr(from, end - from);
            from = end + 1;
            if (withoutSpaces(one).empty()) {
                continue; // behind the last ;
            }
            if (auto preset = readPreset(one, word)) {
                m_options.presets.push_back(std::move(*preset));
            } else {
                m_faulty(m_info.placeOf(word, withoutSpaces(one)), preset.error());
            }
        }
    }

    const FenceInfo& m_info;
    const std::function<void(LessonPlace, Error)>& m_faulty;
    BlockOptions m_options;
};

} // namespace

FenceInfo::FenceInfo(const LessonSource& source, cmark_node* fence)
    : m_source(source)
    , m_line(cmark_node_get_start_line(fence)) {
    const auto line = source.line(m_line);
    const auto column = std::max(cmark_node_get_start_column(fence) - 1, 0);
    m_begin = std::min(line.find_first_not_of("`~", static_cast<std::size_t>(column)), line.size());
    m_begin = std::min(line.find_first_not_of(" \t", m_begin), line.size());
    m_text = line.substr(m_begin);
    const auto end = std::min(m_text.find_first_of(" \t"), m_text.size());
    m_language = m_text.substr(0, end);
    auto words = splitPlacedWords(m_text.substr(end));
    if (!words) {
        m_fault = Error{"the line of this block", "a quote in it does not end", words.error().remedy};
        return;
    }
    m_words = std::move(*words);
    for (auto& word : m_words) {
        word.begin += end;
    }
}

LessonPlace FenceInfo::placeOf(const PlacedWord& word) const {
    return m_source.placeOf(m_line, m_begin + word.begin);
}

LessonPlace FenceInfo::placeOf(const PlacedWord& word, std::string_view piece) const {
    const auto at = m_text.find(piece, word.begin);
    return at == std::string_view::npos ? placeOf(word) : m_source.placeOf(m_line, m_begin + at);
}

BlockOptions readBlockOptions(const FenceInfo& info, const std::function<void(LessonPlace, Error)>& faulty) {
    if (info.fault()) {
        faulty(info.placeOf(PlacedWord()), *info.fault());
    }
    return OptionReader(info, faulty).read();
}

} // namespace parascope
