// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonRisks.h"

#include "core/base/ShellWords.h"
#include "core/lesson/LessonSource.h"

#include <algorithm>

namespace parascope {

namespace {

/// Judges one command, name by name.
class CommandJudge {
public:
    CommandJudge(const Command& command, const LessonFolder& folder)
        : m_folder(folder)
        , m_judged{command, {}, {}, {}} {}

    JudgedCommand judge() {
        if (m_judged.command.kind == Command::Kind::Show) {
            judgeReading(m_judged.command.file.string());
            m_judged.command.file = m_folder.full(m_judged.command.file);
            return std::move(m_judged);
        }
        const std::shared_ptr<Parameters> asked = m_judged.command.asked.get()->clone();
        for (const auto& field : asked->fields()) {
            const auto text = field.text();
            if (field.names != Field::Naming::Nothing && !text.empty()) {
                judgeField(field, text);
                static_cast<void>(field.read(fullText(field, text))); // it takes any path that it took before
            }
        }
        m_judged.command.asked = asked;
        return std::move(m_judged);
    }

private:
    void judgeField(const Field& field, const std::string& text) {
        switch (field.names) {
        case Field::Naming::ReadFile:
            judgeReading(text);
            break;
        case Field::Naming::WrittenFile:
            add("it writes a file: " + text);
            break;
        case Field::Naming::AddressFile:
            judgeReading(text);
            add("it fetches the addresses that its author lists: " + text);
            break;
        case Field::Naming::Program:
            add("it runs a program of its author's: " + text);
            break;
        case Field::Naming::Process:
            add("it watches a process that is not of this program: " + text);
            break;
        case Field::Naming::Hosts:
            add("it starts programs on other machines: " + text);
            break;
        case Field::Naming::Nothing:
            break;
        }
    }

    void judgeReading(const std::string& path) {
        const auto fault = [&](const char* why, const char* remedy) {
            m_judged.wrongWord = path;
            m_judged.fault = Error{"file " + shortQuoted(path), why, remedy};
        };
        switch (m_folder.find(path).where) {
        case LessonFolder::Where::Inside:
            break;
        case LessonFolder::Where::Outside:
            add("it reads a file outside the lesson's folder: " + path);
            break;
        case LessonFolder::Where::Missing:
            fault("there is none of that name in the lesson's folder", "put it beside the lesson");
            break;
        case LessonFolder::Where::NoFile:
            fault("it is no file that lies on a disk", "name a file beside the lesson");
            break;
        }
    }

    [[nodiscard]] std::string fullText(const Field& field, const std::string& text) const {
        if (field.isRest) {
            return fullWords(text);
        }
        const bool isPath = field.names != Field::Naming::Process && field.names != Field::Naming::Hosts &&
                            (field.names != Field::Naming::Program || text.find('/') != std::string::npos);
        return isPath ? m_folder.full(text).string() : text;
    }

    /// Of a command of the author's, the words that are files beside the lesson: "python3 script.py".
    [[nodiscard]] std::string fullWords(const std::string& text) const {
        auto words = splitWords(text).value_or(std::vector<std::string>());
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool isPath = i > 0 || words[i].find('/') != std::string::npos; // others are found in PATH
            if (isPath && m_folder.find(words[i]).where == LessonFolder::Where::Inside) {
                words[i] = m_folder.full(words[i]).string();
            }
        }
        return joinWords(words);
    }

    void add(std::string risk) { m_judged.risks.push_back(std::move(risk)); }

    const LessonFolder& m_folder;
    JudgedCommand m_judged;
};

} // namespace

JudgedCommand judged(const Command& command, const LessonFolder& folder) {
    return CommandJudge(command, folder).judge();
}

} // namespace parascope
