// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonDocument.h"

#include "core/lesson/LessonHtml.h"
#include "ui/export/Footnote.h"
#include "ui/export/LocalTime.h"

namespace parascope {

namespace {

DocumentHtml headingOfSection(const LessonSection& section) {
    const auto tag = "h" + std::to_string(section.level);
    return {"<" + tag + " id=\"" + escapedHtml(section.anchor) + "\">" + escapedHtml(section.title) + "</" +
            tag + ">\n"};
}

AnsweredQuestion questionOfBlock(const LessonBlock& block, const BlockOutcome& outcome) {
    AnsweredQuestion question;
    if (const auto* written = block.command()) {
        question.title = written->title;
        question.ask = written->ask;
    }
    question.runs = outcome.runs;
    question.command = commandText(*outcome.command);
    if (outcome.command->demo != nullptr) {
        question.demo = outcome.command->demo;
        question.asked = outcome.command->asked;
        question.title = question.title.empty() ? question.demo->info().title : question.title;
    }
    return question;
}

/// What was not run stands there as it is written.
DocumentCode commandOf(const LessonBlock& block) {
    const auto* written = block.command();
    return {"parascope",
            written != nullptr && written->command ? commandText(*written->command) : block.source};
}

void addOutcome(Document& document, const LessonBlock& block, const BlockOutcome& outcome) {
    if (outcome.command && !outcome.runs.empty()) {
        document.parts.emplace_back(questionOfBlock(block, outcome));
    } else if (block.command() != nullptr) {
        document.parts.emplace_back(commandOf(block));
    }
    if (!outcome.note.empty()) {
        document.parts.emplace_back(DocumentNote{outcome.note});
    }
    if (document.machine.empty() && !outcome.runs.empty()) {
        const auto& facts = outcome.runs.front()->facts;
        document.machine = footnoteOf(facts.machine, {}, localDayText(facts.startedAt)).toStdString();
    }
}

} // namespace

Document lessonDocument(const Lesson& lesson,
                        const std::function<BlockOutcome(const LessonBlock&)>& outcomeOf) {
    Document document;
    document.title = lesson.title;
    document.folder = lesson.file.parent_path();
    for (const auto& section : lesson.sections) {
        if (section.level > 0) {
            document.parts.emplace_back(headingOfSection(section));
        }
        for (const auto& block : section.blocks) {
            if (const auto* text = block.text()) {
                document.parts.emplace_back(DocumentHtml{text->html});
            } else if (const auto* code = block.code()) {
                document.parts.emplace_back(DocumentCode{code->language, code->text});
            }
            if (block.isAsked()) {
                addOutcome(document, block, outcomeOf(block));
            }
        }
    }
    return document;
}

} // namespace parascope
