// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"
#include "ui/pages/Page.h"

#include <optional>
#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace parascope {

class LessonCard;
class RunSession;

/// A lesson from top to bottom: its sections, each with its text, code and blocks that run.
class LessonBody final : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit LessonBody(RunSession& session, QWidget* parent = nullptr);

    /// Shows it. Blocks that stand in it as they stood in the one before keep their results.
    void setLesson(const Lesson& lesson);
    /// The blocks that run, in their order.
    [[nodiscard]] const std::vector<LessonCard*>& cards() const { return m_cards; }
    [[nodiscard]] std::size_t sections() const { return m_sections.size(); }
    /// Where a section or a heading within it begins; null for an anchor that there is not.
    [[nodiscard]] QWidget* widgetOf(const QString& anchor) const;
    [[nodiscard]] QWidget* section(std::size_t index) const { return m_sections.at(index).widget; }
    /// On a projector one section at a time; nothing: all.
    void showAlone(std::optional<std::size_t> section);
    /// Of the section that is shown alone, or of all.
    [[nodiscard]] std::vector<LessonCard*> shownCards() const;
    void setPresenting(bool presenting);
    void setPython(const std::string& interpreter);
    /// Pictures of what comes, by the keys of pages, for blocks that have not run.
    void setExamples(const PageExamples& examples) { m_examples = examples; }

Q_SIGNALS:
    void runRequested(parascope::LessonCard* card);
    void openRequested(const parascope::Command& command);
    void headingChosen(const QString& anchor);

private:
    struct Section {
        QString anchor;
        std::string html; ///< of its texts: where a heading within it is looked for
        QWidget* widget = nullptr;
    };

    [[nodiscard]] QWidget* makeSection(const LessonSection& section, const Lesson& lesson);
    [[nodiscard]] QWidget* makeBlock(const LessonBlock& block, const Lesson& lesson);
    [[nodiscard]] LessonCard* makeCard(const LessonBlock& block);

    RunSession& m_session;
    QVBoxLayout* m_column;
    std::vector<Section> m_sections;
    std::vector<LessonCard*> m_cards;
    std::vector<LessonCard*> m_before; ///< those of the lesson before, while a new one is put together
    std::string m_python;
    PageExamples m_examples;
    bool m_isPresenting = false;
};

} // namespace parascope
