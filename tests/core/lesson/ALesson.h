// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope::test {

/// A lesson in a folder of its own.
class ALesson : public testing::Test {
protected:
    /// Reads it with this text.
    const Lesson& read(const std::string& text) {
        m_lesson = parseLesson(text, dir.file("a.md"));
        return m_lesson;
    }
    /// The HTML of its first text.
    std::string html(const std::string& text) {
        for (const auto& block : blocks(text)) {
            if (const auto* written = block.text()) {
                return written->html;
            }
        }
        return {};
    }
    /// All its blocks.
    std::vector<LessonBlock> blocks(const std::string& text) {
        std::vector<LessonBlock> all;
        for (const auto& section : read(text).sections) {
            all.insert(all.end(), section.blocks.begin(), section.blocks.end());
        }
        return all;
    }
    /// The first block that runs a command.
    LessonCommand command(const std::string& text) {
        for (const auto& block : blocks(text)) {
            if (const auto* found = block.command()) {
                return *found;
            }
        }
        ADD_FAILURE() << "no block of a command: " << text;
        return {};
    }
    /// What its faults are told as, without the file.
    [[nodiscard]] std::vector<std::string> faults() const {
        std::vector<std::string> texts;
        for (const auto& fault : m_lesson.faults) {
            texts.push_back(fault.text("a"));
        }
        return texts;
    }
    std::vector<std::string> faultsOf(const std::string& text) {
        read(text);
        return faults();
    }

    TempDir dir;

private:
    Lesson m_lesson;
};

/// A block of that command.
inline std::string fence(const std::string& command, const std::string& info = {}) {
    return "```parascope" + (info.empty() ? "" : " " + info) + "\n" + command + "\n```\n";
}

} // namespace parascope::test
