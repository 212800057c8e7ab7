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
    [[nodiscard]] std::string about() const {
        return notes.findChild<QTextBrowser*>()->toPlainText().toStdString();
    }

    DemoNotes notes{QStringLiteral("compare")};
};

TEST_F(TheNotesOfADemo, AreReadWhenTheyAreFirstShown) {
    EXPECT_EQ(notes.count(), 3);
    EXPECT_EQ(about(), "") << "a window opens without them";
    notes.show();
    EXPECT_THAT(about(), HasSubstr("What it shows"));
}

TEST_F(TheNotesOfADemo, SayWhatItShowsTheTradeOffAndALineToSayAloud) {
    notes.show();
    EXPECT_THAT(about(), HasSubstr("What it shows"));
    EXPECT_THAT(about(), HasSubstr("trade-off"));
    EXPECT_THAT(about(), HasSubstr("aloud"));
}

TEST_F(TheNotesOfADemo, ShowTheSourceThatRunsAndTheLessonsPython) {
    notes.show();
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

/// Of every demo with a page in the list.
class NotesOfEveryDemo : public testing::TestWithParam<const char*> {};

TEST_P(NotesOfEveryDemo, HaveTheSameParts) {
    DemoNotes notes(QString::fromLatin1(GetParam()));
    notes.show();
    const auto text = notes.findChild<QTextBrowser*>()->toPlainText().toStdString();
    for (const auto* part : {"What it shows.", "The trade-off.", "Worth saying aloud."}) {
        EXPECT_THAT(text, HasSubstr(part));
    }
    EXPECT_THAT(text, testing::Not(HasSubstr("--"))) << "people in a window give no options";
    EXPECT_THAT(text, testing::Not(HasSubstr("entinel"))) << "it is called an end mark";
    const auto source = [&notes](const QString& name) {
        for (const auto* edit : notes.findChildren<QPlainTextEdit*>()) {
            if (edit->accessibleName() == name) {
                return edit->toPlainText().toStdString();
            }
        }
        return std::string();
    };
    EXPECT_THAT(source(QStringLiteral("Source in C++")), HasSubstr("namespace parascope"));
    EXPECT_THAT(source(QStringLiteral("Source in Python")), HasSubstr("import time"));
}
INSTANTIATE_TEST_SUITE_P(Demos, NotesOfEveryDemo, testing::Values("compare", "queue", "scale", "table"));

} // namespace
} // namespace parascope
