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
    const auto sources = notes.findChildren<QPlainTextEdit*>();
    ASSERT_EQ(sources.size(), 2);
    EXPECT_THAT(sources[0]->toPlainText().toStdString(), HasSubstr("addSquares"));
    EXPECT_THAT(sources[1]->toPlainText().toStdString(), HasSubstr("def "));
    for (const auto* source : sources) {
        EXPECT_TRUE(source->isReadOnly());
        EXPECT_FALSE(source->accessibleName().isEmpty());
    }
}

} // namespace
} // namespace parascope
