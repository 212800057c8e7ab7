// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LessonCommand.h"

#include "app/Headless.h"
#include "app/Interrupt.h"
#include "app/LessonDocument.h"
#include "app/LessonRun.h"
#include "app/Log.h"
#include "core/base/JsonWriter.h"
#include "core/base/Numbers.h"

#include <algorithm>

namespace parascope {

namespace {

/// Each block that runs, and each that was meant to, with its section.
template <class Visit>
void forEachRunnable(const Lesson& lesson, const Visit& visit) {
    for (const auto& section : lesson.sections) {
        for (const auto& block : section.blocks) {
            if (block.isAsked()) {
                visit(section, block);
            }
        }
    }
}

std::size_t runnableBlocks(const Lesson& lesson) {
    std::size_t blocks = 0;
    forEachRunnable(lesson, [&blocks](const auto&, const auto&) { ++blocks; });
    return blocks;
}

void writeFaults(JsonWriter& json, const Lesson& lesson) {
    json.key("faults");
    json.beginArray();
    for (const auto& fault : lesson.faults) {
        json.beginObject();
        json.field("line", fault.place.line);
        json.field("column", fault.place.column);
        json.field("text", fault.error.text());
        json.endObject();
    }
    json.endArray();
}

int checkLesson(const Command& command, const Lesson& lesson) {
    const auto blocks = runnableBlocks(lesson);
    if (command.json) {
        JsonWriter json;
        json.beginObject();
        json.field("file", lesson.file.string());
        json.field("title", lesson.title);
        json.field("blocks", static_cast<std::uint64_t>(blocks));
        writeFaults(json, lesson);
        json.endObject();
        printJson(std::string(json.text()) + "\n");
    } else if (!command.quiet) {
        std::string text;
        for (const auto& fault : lesson.faults) {
            text += fault.text(command.file) + "\n";
        }
        print(lesson.faults.empty()
                  ? command.file.string() + ": " + counted(blocks, "block") + ", no faults\n"
                  : text);
    }
    return lesson.faults.empty() ? kDone : kFailed;
}

void writeBlock(JsonWriter& json, const BlockAnswer& answer) {
    json.beginObject();
    json.field("line", answer.block->place.line);
    json.field("section", answer.section->title);
    json.field("title", answer.block->command() != nullptr ? answer.block->command()->title : std::string());
    json.field("command", lineOf(answer));
    json.field("ok", answer.hasRun());
    json.field("error", answer.failureText());
    json.field("skipped", answer.skipped);
    json.rawField("answer", answer.json.empty()
                                ? "null"
                                : answer.json.substr(0, answer.json.find_last_not_of('\n') + 1));
    json.endObject();
}

std::string lessonJson(const Lesson& lesson, const std::vector<BlockAnswer>& answers) {
    JsonWriter json;
    json.beginObject();
    json.field("file", lesson.file.string());
    json.field("title", lesson.title);
    writeFaults(json, lesson);
    json.key("blocks");
    json.beginArray();
    for (const auto& answer : answers) {
        writeBlock(json, answer);
    }
    json.endArray();
    json.endObject();
    return std::string(json.text()) + "\n";
}

/// Tells people how far a lesson has come, and what its blocks answered.
class LessonTeller {
public:
    explicit LessonTeller(const Command& command)
        : m_isSilent(command.quiet || command.json)
        , m_lesson(command.file) {}

    void begins(const BlockAnswer& answer) {
        std::string text;
        if (answer.section != m_section && !answer.section->title.empty()) {
            text += std::string(static_cast<std::size_t>(answer.section->level), '#') + " " +
                    answer.section->title + "\n\n";
        }
        m_section = answer.section;
        const auto* const command = answer.block->command();
        text += command != nullptr && !command->title.empty() ? command->title + "\n" : "";
        text += lineOf(answer).empty() ? "" : "$ " + lineOf(answer) + "\n";
        say(text + "\n");
    }
    void ended(const BlockAnswer& answer) {
        if (!answer.skipped.empty()) {
            say("skipped: " + answer.skipped + "\n\n");
        } else if (!answer.table.empty()) {
            say(answer.table + "\n");
        }
        for (const auto& failure : answer.failures) {
            if (answer.command || !answer.block->fault) { // its faults were told at the beginning
                complain(
                    {m_lesson.string() + ":" + std::to_string(answer.block->place.line) + ": " + failure.what,
                     failure.why, failure.remedy});
            }
        }
    }
    void atEnd(const std::vector<BlockAnswer>& answers) {
        const auto countOf = [&answers](const auto& is) {
            return static_cast<std::size_t>(std::count_if(answers.begin(), answers.end(), is));
        };
        const auto skipped = countOf([](const BlockAnswer& answer) { return !answer.skipped.empty(); });
        const auto failed = countOf([](const BlockAnswer& answer) { return !answer.failures.empty(); });
        say(counted(answers.size(), "block") + ": " +
            std::to_string(countOf([](const BlockAnswer& answer) { return answer.hasRun(); })) + " ran" +
            (skipped > 0 ? ", " + std::to_string(skipped) + " skipped" : "") +
            (failed > 0 ? ", " + std::to_string(failed) + " failed" : "") + "\n");
    }

private:
    void say(const std::string& text) const {
        if (!m_isSilent) {
            print(text);
        }
    }

    bool m_isSilent;
    std::filesystem::path m_lesson; ///< as it was named
    const LessonSection* m_section = nullptr;
};

void complainOfFaults(const Command& command, const Lesson& lesson) {
    for (const auto& fault : lesson.faults) {
        complain({fault.text(command.file), {}, {}});
    }
}

/// A file without a block is a lesson to read in the window; here it was meant to be another one.
Result<void> checkBlocks(const Command& command, const Lesson& lesson) {
    return runnableBlocks(lesson) > 0 || !lesson.faults.empty()
               ? Result<void>()
               : failure("lesson '" + command.file.string() + "'", "it has no block that could be run",
                         "name another file, or write a block of the language parascope into it");
}

int runLesson(const Command& command, const OpenedLesson& opened) {
    const auto& lesson = opened.lesson;
    complainOfFaults(command, lesson);
    LessonRun run(command, opened);
    LessonTeller teller(command);
    std::vector<BlockAnswer> answers;
    bool isStopped = false;
    forEachRunnable(lesson, [&](const LessonSection& section, const LessonBlock& block) {
        if (!isStopped) {
            answers.push_back(
                run.answer(section, block, [&](const BlockAnswer& answer) { teller.begins(answer); }));
            teller.ended(answers.back());
            isStopped = answers.back().isStopped;
        }
    });
    command.json ? printJson(lessonJson(lesson, answers)) : teller.atEnd(answers);
    const bool isWritten = exportAll(command, [&](const std::filesystem::path& file) {
        return isStopped ? nothingToExport(file, "the lesson was stopped")
                         : exportLesson(lesson, answers, file);
    });
    const bool hasFailed = std::any_of(answers.begin(), answers.end(),
                                       [](const BlockAnswer& answer) { return !answer.failures.empty(); });
    return isStopped                                           ? Interrupt::status()
           : hasFailed || !isWritten || !lesson.faults.empty() ? kFailed
                                                               : kDone;
}

} // namespace

int lessonCommand(const Command& command) {
    const auto opened = openLesson(command.file);
    if (!opened) {
        complain(opened.error());
        return kFailed;
    }
    qCDebug(appLog, "lesson opened: %s", opened->lesson.file.c_str());
    if (const auto blocks = checkBlocks(command, opened->lesson); !blocks) {
        complain(blocks.error());
        return kFailed;
    }
    if (command.check) {
        return checkLesson(command, opened->lesson);
    }
    return canExport(command) ? runLesson(command, *opened) : kFailed;
}

} // namespace parascope
