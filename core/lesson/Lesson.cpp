// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/Lesson.h"

#include "core/base/SpellingSuggestion.h"
#include "core/lesson/BlockCommand.h"
#include "core/lesson/LessonHtml.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr auto kLanguage = "parascope";
constexpr std::size_t kMostFaults = 1000;

/// The lines of a lesson's file that a text takes.
struct LineRange {
    int first = 0;
    int last = 0;
    int column = 1;

    void add(cmark_node* node) {
        if (first == 0) {
            first = cmark_node_get_start_line(node);
            column = cmark_node_get_start_column(node);
        }
        last = std::max(last, cmark_node_get_end_line(node));
    }
};

bool isSectionHeading(cmark_node* node) {
    return cmark_node_get_type(node) == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) <= 2 &&
           cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
}

/// A paragraph, a heading of the text, raw HTML, a rule: what takes lines of its own.
bool hasLines(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_HTML_BLOCK ||
           type == CMARK_NODE_THEMATIC_BREAK;
}

/// The first heading of level 1, or else the first one.
std::optional<std::string> titleIn(const LessonTree& tree) {
    std::optional<std::string> any;
    for (auto* node = cmark_node_first_child(tree.get()); node != nullptr; node = cmark_node_next(node)) {
        if (!isSectionHeading(node)) {
            continue;
        }
        if (cmark_node_get_heading_level(node) == 1) {
            return plainText(node);
        }
        any = any ? any : plainText(node);
    }
    return any;
}

/// Builds a lesson of its tree.
class LessonBuilder {
public:
    LessonBuilder(const LessonSource& source, const std::filesystem::path& file, Demos demos)
        : m_source(source)
        , m_tree(parseMarkdown(source.text()))
        , m_anchors(m_tree.get())
        , m_folder(file)
        , m_html(source, m_anchors, m_folder,
                 [this](cmark_node* node, const Error& error) { addFault(placeOf(node), error); })
        , m_commands(source, m_folder, demos,
                     [this](LessonPlace place, const Error& error) { addFault(place, error); }) {
        m_lesson.file = file;
    }

    Lesson build() {
        m_lesson.sections.emplace_back();
        for (LessonWalk walk(m_tree.get()); walk.next();) {
            auto* const node = walk.node();
            if (!walk.isEntering()) {
                m_html.leave(node);
            } else if (isSectionHeading(node)) {
                beginSection(node);
                walk.skip();
            } else if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK) {
                endText();
                addFence(node);
            } else {
                addText(walk);
            }
        }
        endText();
        finish();
        return std::move(m_lesson);
    }

    void addFault(LessonPlace place, Error error) {
        if (m_lesson.faults.size() < kMostFaults) {
            m_lesson.faults.push_back({place, std::move(error)});
        } else if (m_lesson.faults.size() == kMostFaults) {
            m_lesson.faults.push_back(
                {place, {"more faults", "only the first 1000 are told", "mend those first"}});
        }
    }

private:
    [[nodiscard]] LessonPlace placeOf(cmark_node* node) const {
        const auto column = std::max(cmark_node_get_start_column(node), 1);
        return m_source.placeOf(cmark_node_get_start_line(node), static_cast<std::size_t>(column - 1));
    }

    void beginSection(cmark_node* heading) {
        endText();
        if (m_lesson.sections.back().level == 0 && m_lesson.sections.back().blocks.empty()) {
            m_lesson.sections.clear();
        }
        m_lesson.sections.push_back(
            {cmark_node_get_heading_level(heading), plainText(heading), m_anchors.of(heading), {}});
        m_faultsBefore = m_lesson.faults.size();
    }

    void addText(LessonWalk& walk) {
        if (hasLines(walk.node())) {
            m_lines.add(walk.node());
        }
        if (m_html.enter(walk.node())) {
            walk.skip();
        }
    }

    void endText() {
        auto html = m_html.take();
        if (!html.empty()) {
            const auto place = m_source.placeOf(m_lines.first, static_cast<std::size_t>(m_lines.column - 1));
            addBlock(place, m_source.lines(m_lines.first, m_lines.last), LessonText{std::move(html)});
        }
        m_lines = LineRange();
    }

    void addFence(cmark_node* node) {
        const auto place = placeOf(node);
        const auto source = m_source.lines(cmark_node_get_start_line(node), cmark_node_get_end_line(node));
        if (std::string_view(cmark_node_get_fence_info(node)).empty()) {
            addBlock(place, source, LessonCode{{}, std::string(literalOf(node)), false});
            return;
        }
        const FenceInfo info(m_source, node);
        if (info.language() == kLanguage) {
            addBlock(place, source, m_commands.read(node));
        } else {
            addBlock(place, source, codeOf(node, info));
        }
    }

    LessonCode codeOf(cmark_node* node, const FenceInfo& info) {
        LessonCode code{info.language(), std::string(literalOf(node)), false};
        const auto& words = info.words();
        const auto run = std::find_if(words.begin(), words.end(),
                                      [](const PlacedWord& word) { return word.text == "run"; });
        code.isRun = run != words.end() && (code.language == "python" || code.language == "python3");
        if (run != words.end() && !code.isRun) {
            addFault(info.placeOf(*run), {"'run'", "only Python in a lesson is run", "leave it out"});
        }
        if (!nearNames(code.language, {kLanguage}).empty()) {
            addFault(info.placeOf(PlacedWord()),
                     {"language " + shortQuoted(code.language),
                      "it is none, but nearly the one of a block that runs", "did you mean 'parascope'?"});
        }
        return code;
    }

    template <class Is>
    void addBlock(LessonPlace place, std::string source, Is is) {
        LessonBlock block{place, std::move(source), std::move(is), std::nullopt};
        if (m_faultsBefore < m_lesson.faults.size()) {
            block.fault = m_lesson.faults[m_faultsBefore];
        }
        m_faultsBefore = m_lesson.faults.size();
        m_lesson.sections.back().blocks.push_back(std::move(block));
    }

    void finish() {
        auto& sections = m_lesson.sections;
        m_lesson.title = titleIn(m_tree).value_or(m_lesson.file.stem().string());
        std::stable_sort(m_lesson.faults.begin(), m_lesson.faults.end(),
                         [](const LessonFault& a, const LessonFault& b) { return a.place < b.place; });
        const bool isNothing =
            sections.size() == 1 && sections.front().level == 0 && sections.front().blocks.empty();
        if (isNothing) {
            sections.clear();
        }
    }

    const LessonSource& m_source;
    LessonTree m_tree;
    LessonAnchors m_anchors;
    LessonFolder m_folder;
    LessonHtml m_html;
    BlockCommandReader m_commands;
    Lesson m_lesson;
    LineRange m_lines;
    std::size_t m_faultsBefore = 0; ///< faults of the blocks that are done
};

} // namespace

bool LessonBlock::isRun() const {
    return command() != nullptr ? command()->command.has_value() : code() != nullptr && code()->isRun;
}

std::vector<std::string> LessonBlock::risks() const {
    if (code() != nullptr && code()->isRun) {
        return {"it runs Python of its author's"};
    }
    return command() != nullptr ? command()->risks : std::vector<std::string>();
}

std::string LessonFault::text(const std::filesystem::path& file) const {
    return file.string() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
           error.text();
}

std::optional<std::string> lessonTitle(std::string_view text) {
    return titleIn(parseMarkdown(text));
}

Lesson parseLesson(std::string_view text, const std::filesystem::path& file, Demos demos) {
    const LessonSource whole(text);
    const auto excess = findExcess(whole);
    const LessonSource read(excess ? whole.before(excess->place.line) : whole.text());
    auto lesson = LessonBuilder(read, file, demos).build();
    if (excess) {
        lesson.faults.push_back(*excess);
    }
    return lesson;
}

} // namespace parascope
