// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/DemoNotes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QPlainTextEdit>
#include <QTextBrowser>

namespace parascope {
namespace {

using testing::HasSubstr;

class TheNotesOfADemo : public testing::Test {
protected:
    DemoNotes notes{QStringLiteral("compare")};
};

TEST_F(TheNotesOfADemo, SayWhatItShowsTheTradeOffAndALineToSayAloud) {
    const auto text = notes.findChild<QTextBrowser*>()->toPlainText().toStdString();
    EXPECT_THAT(text, HasSubstr("What it shows"));
    EXPECT_THAT(text, HasSubstr("trade-off"));
    EXPECT_THAT(text, HasSubstr("aloud"));
}

TEST_F(TheNotesOfADemo, ShowTheSourceThatRunsAndTheLessonsPython) {
    const auto source = [this](const QString& name) -> QPlainTextEdit* {
        for (auto* edit : notes.findChildren<QPlainTextEdit*>()) {
            if (edit->accessibleName() == name) {
                return edit;
            }
        }
        return nullptr;
    };
    const auto* cpp = source(QStringLiteral("Source in C++"));
    const auto* python = source(QStringLiteral("Source in Python"));
    ASSERT_NE(cpp, nullptr);
    ASSERT_NE(python, nullptr);
    EXPECT_THAT(cpp->toPlainText().toStdString(), HasSubstr("addSquares"));
    EXPECT_THAT(python->toPlainText().toStdString(), HasSubstr("def compute()"));
    EXPECT_TRUE(cpp->isReadOnly());
    EXPECT_TRUE(python->isReadOnly());
}

} // namespace
} // namespace parascope
