// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LessonRun.h"

#include "app/Headless.h"
#include "app/UserLines.h"
#include "core/base/PrivateFolder.h"
#include "core/command/AnswerJson.h"
#include "core/command/ShowReport.h"
#include "core/lesson/PythonBlock.h"

namespace parascope {

namespace {

std::string joinedRisks(const std::vector<std::string>& risks) {
    std::string text;
    for (const auto& risk : risks) {
        text += (text.empty() ? "" : ", and ") + risk;
    }
    return text;
}

} // namespace

LessonRun::LessonRun(const Command& command, const OpenedLesson& opened)
    : m_command(command)
    , m_opened(opened) {}

BlockAnswer LessonRun::answer(const LessonSection& section, const LessonBlock& block,
                              const std::function<void(const BlockAnswer&)>& begins) {
    BlockAnswer answer;
    answer.section = &section;
    answer.block = &block;
    answer.command = block.command() != nullptr ? block.command()->command : std::nullopt;
    const auto risks = block.risks();
    if (!risks.empty() && !m_command.trust && !m_opened.isShipped) {
        answer.skipped = joinedRisks(risks) + "; use --trust to run it";
        begins(answer);
        return answer;
    }
    std::optional<PrivateFolder> folder;
    if (block.code() != nullptr) {
        auto made = PrivateFolder::create(std::filesystem::temp_directory_path());
        auto command = made ? writtenPython(*made, block) : failure(made.error());
        if (!command) {
            answer.failures.push_back(command.error());
        } else {
            answer.command = std::move(*command);
            folder.emplace(std::move(*made));
        }
    } else if (!answer.command) {
        answer.failures.push_back(block.fault ? block.fault->error
                                              : Error{"this block", "it cannot be read", ""});
    }
    begins(answer);
    if (answer.failures.empty()) {
        run(answer);
    }
    return answer;
}

void LessonRun::run(BlockAnswer& answer) {
    answer.command->kind == Command::Kind::Show ? show(answer) : runDemo(answer);
}

void LessonRun::runDemo(BlockAnswer& answer) {
    const auto& command = *answer.command;
    const auto& asked = *command.asked.get();
    const auto plan = command.demo->plan(asked);
    if (const auto can = UserLines::canAnswer(plan); !can) {
        answer.skipped = can.error().text();
        return;
    }
    auto told = command; // as the lesson is told
    told.json = m_command.json;
    told.quiet = m_command.quiet;
    auto session = std::make_unique<RunSession>(engineFor(scheduleOf(asked)));
    answer.isStopped = runToTheEnd(told, *session, plan);
    const auto runs = session->runs();
    answer.failures = failuresOf(runs);
    answer.table = command.demo->table(asked, runs);
    answer.json = answerJson(command, runs);
    if (!m_command.exports.empty()) {
        answer.runs = runs;
        m_kept.push_back(std::move(session));
    }
}

void LessonRun::show(BlockAnswer& answer) {
    const auto& file = answer.command->file;
    const auto opened = openRuns(file);
    if (!opened) {
        answer.failures.push_back(opened.error());
        return;
    }
    const bool names = answer.command->names;
    answer.table = showTable(file, *opened, names);
    answer.json = showJson(file, *opened, names);
}

EngineHost& LessonRun::engineFor(ScheduleMode mode) {
    auto& engine = m_engines[mode];
    if (!engine) {
        engine = std::make_unique<EngineHost>(realEngineParts(mode), EngineHost::Cores::Ignore);
    }
    return *engine;
}

std::string BlockAnswer::failureText() const {
    std::string text;
    for (const auto& failure : failures) {
        text += (text.empty() ? "" : "; ") + failure.text();
    }
    return text;
}

std::string lineOf(const BlockAnswer& answer) {
    if (answer.block->code() != nullptr) {
        return "python3";
    }
    return answer.command ? commandText(*answer.command) : std::string();
}

} // namespace parascope
