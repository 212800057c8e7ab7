// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons in the window: what stands in them, what runs, and what a change of the file does to it.
#include "core/engine/ShippedLessons.h"
#include "tests/support/QtMain.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/demos/DemoView.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/lesson/BlockControls.h"
#include "ui/lesson/BlockPage.h"
#include "ui/lesson/CodeView.h"
#include "ui/lesson/LessonBody.h"
#include "ui/lesson/LessonCard.h"
#include "ui/lesson/LessonLabel.h"
#include "ui/lesson/LessonPage.h"
#include "ui/pages/MessageBar.h"
#include "ui/shell/PageStack.h"
#include "ui/widgets/SentenceLabel.h"

#include <fstream>
#include <gmock/gmock.h>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace parascope {
namespace {

using test::eventually;
using testing::HasSubstr;

constexpr auto kLesson = R"(# Two ways to work

Threads share *memory*. <script>alert(1)</script>

```parascope title="Side by side"
run --task sum-squares:1000 --backend threads,processes --workers 2
```

## What is counted

See [the beginning](#two-ways-to-work).

```python
def f():
    return 1
```

```parascope presets="more: --workers 3"
run --task sum-squares:1000 --backend threads --workers 2 --no-baseline
```
)";

class ALessonInTheWindow : public test::AWindow {
protected:
    void write(const std::string& text) const { std::ofstream(file()) << text; }
    /// As editors do that never leave half a file: another file takes the name.
    void replaceBy(const std::string& text) const {
        const auto beside = folder.file("lesson.md~");
        std::ofstream(beside) << text;
        std::filesystem::rename(beside, file());
    }
    [[nodiscard]] std::filesystem::path file() const { return folder.file("lesson.md"); }
    void openLesson(const std::string& text = kLesson) {
        write(text);
        open();
        window->openFile(file());
    }
    [[nodiscard]] LessonPage& lessons() const { return *window->findChild<LessonPage*>(); }
    [[nodiscard]] LessonCard& card(std::size_t index) const { return *lessons().body().cards().at(index); }
    [[nodiscard]] QPushButton* buttonOf(const LessonCard& card, const QString& text) const {
        for (auto* button : card.findChildren<QPushButton*>()) {
            if (button->text() == text) {
                return button;
            }
        }
        ADD_FAILURE() << "there is no button " << text.toStdString();
        return nullptr;
    }
    void runToItsEnd(const LessonCard& card) {
        auto* button = buttonOf(card, QStringLiteral("Run"));
        EXPECT_TRUE(eventually([&] { return button->isVisible() && button->height() > 0; }));
        QTest::mouseClick(button, Qt::LeftButton);
        EXPECT_TRUE(eventually([&] { return isDone() && !card.page().isBusy(); }));
    }
    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> all;
        for (const auto* label : lessons().findChildren<LessonLabel*>()) {
            all.push_back(label->text().toStdString());
        }
        return all;
    }
    [[nodiscard]] QString lessonMessage() const {
        auto& bar = lessons().messages();
        return bar.isVisible() ? bar.findChild<QLabel*>()->text() : QString();
    }
};

TEST_F(ALessonInTheWindow, NamesItselfInTheTitleOfTheWindowWhileItIsShown) {
    openLesson();
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Two ways to work[*] – Parascope"));
    window->goToPage(0);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Parascope[*]")) << "another page is shown";
    window->openFile(file());
    replaceBy("# A *new* name [*]\n");
    EXPECT_TRUE(eventually([this] {
        return window->windowTitle() == QStringLiteral("A new name [*][*][*] – Parascope");
    })) << "its file has changed, and its name has what Qt takes for the place of the star";
    lessons().close();
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Parascope[*]")) << "back to the shelf";
}

TEST_F(ALessonInTheWindow, ShowsItsWordsItsCodeAndItsBlocks) {
    openLesson();
    EXPECT_EQ(&window->currentPage(), &lessons());
    EXPECT_EQ(lessons().lesson()->title, "Two ways to work");
    EXPECT_EQ(lessons().body().sections(), 2U);
    EXPECT_EQ(lessons().body().cards().size(), 2U);
    ASSERT_EQ(texts().size(), 2U);
    EXPECT_THAT(texts().front(), HasSubstr("<em>memory</em>"));
    EXPECT_THAT(texts().front(), HasSubstr("&lt;script&gt;")) << "markup of others is text";
    EXPECT_EQ(lessons().findChild<CodeView*>()->toPlainText(), QStringLiteral("def f():\n    return 1"));
    EXPECT_EQ(lessonMessage(), QString());
}

TEST_F(ALessonInTheWindow, RunsABlockByItsButtonAndSaysWhatCameOut) {
    openLesson();
    EXPECT_FALSE(session().isBusy()) << "opening runs nothing";
    runToItsEnd(card(0));
    EXPECT_EQ(card(0).page().shownRuns().size(), 3U) << "both ways and what they are measured against";
    EXPECT_NE(card(0).findChild<SentenceLabel*>()->sentence(), QString());
    EXPECT_TRUE(card(1).page().shownRuns().empty());
}

TEST_F(ALessonInTheWindow, ShowsATraceThatABlockNames) {
    folder.write("one.json", R"([{"name":"main","ph":"X","ts":10,"dur":500,"pid":1,"tid":1}])");
    openLesson("# A trace\n\n```parascope\nshow one.json\n```\n");
    runToItsEnd(card(0));
    ASSERT_EQ(card(0).page().shownRuns().size(), 1U);
    EXPECT_EQ(card(0).page().shownRuns()[0]->facts.title, "one.json");
}

TEST_F(ALessonInTheWindow, RunsAllItsBlocksByOneKey) {
    openLesson();
    press(Qt::Key_F5);
    EXPECT_TRUE(lessons().isBusy());
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_EQ(card(0).page().shownRuns().size(), 3U);
    EXPECT_EQ(card(1).page().shownRuns().size(), 1U);
    EXPECT_FALSE(lessons().isBusy());
}

TEST_F(ALessonInTheWindow, RunsAPresetInThePlaceOfWhatIsWritten) {
    openLesson();
    for (auto* choice : card(1).findChildren<QAbstractButton*>()) {
        if (choice->text() == QStringLiteral("more")) {
            QTest::mouseClick(choice, Qt::LeftButton);
        }
    }
    runToItsEnd(card(1));
    EXPECT_EQ(card(1).page().shownRuns().front()->facts.experiment.workers, 3);
}

TEST_F(ALessonInTheWindow, AsksItsQuestionBeforeItRuns) {
    openLesson("```parascope ask=\"How many times as fast?\"\n"
               "run --task sum-squares:1000 --backend threads --no-baseline\n```\n");
    whenDialogOpens([](QWidget& sheet) {
        EXPECT_EQ(sheet.accessibleDescription(), QStringLiteral("How many times as fast?"));
        QTest::keyClicks(sheet.findChild<QLineEdit*>(), QStringLiteral("twice"));
        static_cast<QDialog&>(sheet).accept();
    });
    runToItsEnd(card(0));
    EXPECT_THAT(card(0).findChild<SentenceLabel*>()->sentence().toStdString(),
                HasSubstr("You said “twice”."));
    whenDialogOpens([](QWidget& sheet) { static_cast<QDialog&>(sheet).reject(); });
    QTest::mouseClick(buttonOf(card(0), QStringLiteral("Run")), Qt::LeftButton);
    EXPECT_FALSE(session().isBusy()) << "who says no to the question runs nothing";
}

TEST_F(ALessonInTheWindow, RunsWhatItsAuthorWroteOnlyByAClickOnThatBlock) {
    openLesson("```parascope\nclassify -- sha256sum big.iso\n```\n"
               "```parascope\nrun --task sum-squares:1000 --backend threads --no-baseline\n```\n");
    EXPECT_TRUE(card(0).isRisky());
    bool isSaid = false;
    for (const auto* label : card(0).findChildren<QLabel*>()) {
        isSaid = isSaid || (label->text().contains(QStringLiteral("Runs only when you click it here")) &&
                            label->text().contains(QStringLiteral("sha256sum big.iso")));
    }
    EXPECT_TRUE(isSaid);
    for (const auto* button : card(0).findChildren<QPushButton*>()) {
        EXPECT_FALSE(button->isVisible() && button->text().startsWith(QStringLiteral("Measure")))
            << "a block runs what is written there and nothing else";
    }
    press(Qt::Key_F5);
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_TRUE(card(0).page().shownRuns().empty());
    EXPECT_EQ(card(1).page().shownRuns().size(), 1U);
    EXPECT_THAT(lessonMessage().toStdString(), HasSubstr("1 block"));
}

TEST_F(ALessonInTheWindow, SaysWhatIsWrongWithABlockInItsPlaceAndRunsTheOthers) {
    openLesson("# A\n\n```parascope\nrun --task sum-sqares\n```\n\n```parascope\nrun --task sum-squares:1000 "
               "--backend threads --no-baseline\n```\n");
    EXPECT_EQ(lessons().body().cards().size(), 1U);
    EXPECT_THAT(lessonMessage().toStdString(), HasSubstr("lesson.md:4:"));
    EXPECT_THAT(lessonMessage().toStdString(), HasSubstr("sum-squares"));
    runToItsEnd(card(0));
    EXPECT_EQ(card(0).page().shownRuns().size(), 1U);
}

TEST_F(ALessonInTheWindow, KeepsItsResultsWhenTheFileIsWrittenAnew) {
    openLesson();
    runToItsEnd(card(0));
    const auto* before = &card(0);
    replaceBy("Something new.\n\n" + std::string(kLesson) + "\n## More\n");
    EXPECT_TRUE(eventually([this] { return lessons().body().sections() == 4U; }));
    ASSERT_EQ(lessons().body().cards().size(), 2U);
    EXPECT_EQ(&card(0), before);
    EXPECT_EQ(card(0).page().shownRuns().size(), 3U);
    EXPECT_FALSE(card(0).isHidden());
    write("# Short\n");
    EXPECT_TRUE(eventually([this] { return lessons().body().cards().empty(); })) << "also after a rename";
}

TEST_F(ALessonInTheWindow, StaysWhereItWasReadWhenTheFileChanges) {
    std::string text = kLesson;
    for (int i = 0; i < 60; ++i) {
        text += "\nA paragraph to scroll over.\n";
    }
    openLesson(text);
    auto* bar = lessons().findChild<QScrollArea*>()->verticalScrollBar();
    ASSERT_TRUE(eventually([&] { return bar->maximum() > 300; }));
    bar->setValue(300);
    replaceBy(text + "\n## More\n");
    EXPECT_TRUE(eventually([this] { return lessons().body().sections() == 3U; }));
    EXPECT_EQ(bar->value(), 300);
}

TEST_F(ALessonInTheWindow, SaysThatItsFileIsGoneAndKeepsWhatWasRead) {
    openLesson();
    std::filesystem::remove(file());
    EXPECT_TRUE(eventually([this] { return !lessonMessage().isEmpty(); }));
    EXPECT_THAT(lessonMessage().toStdString(), HasSubstr("What was read last stays here."));
    EXPECT_EQ(lessons().body().cards().size(), 2U);
    write("# Back\n");
    EXPECT_TRUE(eventually([this] { return lessons().lesson()->title == "Back"; }));
}

TEST_F(ALessonInTheWindow, IsNotReplacedByAFileThatIsNoText) {
    openLesson();
    const auto rubbish = folder.file("rubbish.md");
    std::ofstream(rubbish) << std::string("\0\1\2", 3);
    window->openFile(rubbish);
    EXPECT_THAT(lessonMessage().toStdString(), HasSubstr("rubbish.md"));
    EXPECT_EQ(lessons().lesson()->title, "Two ways to work");
}

TEST_F(ALessonInTheWindow, IsPresentedSectionBySection) {
    openLesson();
    press(Qt::Key_F11);
    EXPECT_TRUE(card(0).isVisible());
    EXPECT_FALSE(card(1).isVisible());
    press(Qt::Key_N);
    EXPECT_FALSE(card(0).isVisible());
    EXPECT_TRUE(card(1).isVisible());
    press(Qt::Key_N);
    EXPECT_TRUE(card(1).isVisible()) << "it was the last section";
    press(Qt::Key_P);
    EXPECT_TRUE(card(0).isVisible());
    press(Qt::Key_Escape);
    EXPECT_TRUE(card(0).isVisible());
    EXPECT_TRUE(card(1).isVisible());
}

TEST_F(ALessonInTheWindow, HasCodeAsLargeAsItsWords) {
    openLesson();
    const auto* code = lessons().findChild<CodeView*>();
    const auto before = code->fontInfo().pixelSize();
    const auto height = code->height();
    press(Qt::Key_F11);
    QCoreApplication::processEvents();
    EXPECT_GT(code->fontInfo().pixelSize(), before);
    EXPECT_GT(code->height(), height);
}

TEST_F(ALessonInTheWindow, HasLargerPicturesAndAsManyLettersALineOnTheStage) {
    openLesson();
    const auto& picture = *card(0).page().findChild<DemoView*>();
    const auto height = picture.height();
    const auto width = lessons().body().maximumWidth();
    press(Qt::Key_F11);
    QCoreApplication::processEvents();
    EXPECT_GT(picture.height(), height * 3 / 2);
    EXPECT_GT(lessons().body().maximumWidth(), width * 3 / 2);
}

TEST_F(ALessonInTheWindow, BringsABlockThatRunsToTheTopOfTheStage) {
    openLesson();
    press(Qt::Key_F11);
    QCoreApplication::processEvents();
    Q_EMIT card(0).runRequested();
    const auto& stage = *lessons().findChild<QScrollArea*>()->viewport();
    const int top = card(0).mapTo(&stage, QPoint()).y();
    const auto* bar = lessons().findChild<QScrollArea*>()->verticalScrollBar();
    EXPECT_TRUE(top < 20 || bar->value() == bar->maximum()) << top;
    EXPECT_GE(top, 0);
}

TEST_F(ALessonInTheWindow, HasItsHeadingsBesideIt) {
    openLesson();
    const auto* outline = qobject_cast<QListWidget*>(lessons().notes());
    ASSERT_NE(outline, nullptr);
    ASSERT_EQ(outline->count(), 2);
    EXPECT_EQ(outline->item(1)->text().trimmed(), QStringLiteral("What is counted"));
}

TEST_F(ALessonInTheWindow, TakesTheCommandOfAPageAsABlock) {
    openLesson("# Mine\n");
    window->goToPage(1); // the queue
    action(QStringLiteral("Add to lesson"))->trigger();
    EXPECT_TRUE(eventually([this] { return lessons().body().cards().size() == 1U; }));
    std::ifstream read(file());
    const std::string text{std::istreambuf_iterator<char>(read), {}};
    EXPECT_EQ(text, "# Mine\n\n```parascope\n" + window->findChild<QueuePage*>()->command().value_or("") +
                        "\n```\n");
}

TEST_F(ALessonInTheWindow, IsOneOfOnesOwnWhenBlocksAreAdded) {
    open();
    action(QStringLiteral("Add to lesson"))->trigger();
    EXPECT_THAT(message().toStdString(), HasSubstr("no lesson is open"));
    window->openFile(shippedLessons().front().file);
    window->goToPage(0);
    action(QStringLiteral("Add to lesson"))->trigger();
    EXPECT_THAT(message().toStdString(), HasSubstr("one of the program's own"));
}

TEST_F(ALessonInTheWindow, OpensABlockOnThePageOfItsDemo) {
    openLesson("```parascope\nqueue --items 7 --producers 2\n```\n");
    QTest::mouseClick(buttonOf(card(0), QStringLiteral("Open on its page")), Qt::LeftButton);
    EXPECT_EQ(&window->currentPage(), window->findChild<QueuePage*>());
    const auto command = window->currentPage().command().value_or("");
    EXPECT_THAT(command, HasSubstr("--items 7"));
    EXPECT_THAT(command, HasSubstr("--producers 2"));
}

TEST_F(ALessonInTheWindow, IsChosenFromTheShelfAndGivenBack) {
    open();
    window->findChild<PageStack*>()->goToKey(LessonPage::keyOfPage());
    const auto course = shippedLessons();
    ASSERT_FALSE(course.empty());
    click(QString::fromStdString(course.front().title));
    ASSERT_NE(lessons().lesson(), nullptr);
    EXPECT_EQ(lessons().lesson()->title, course.front().title);
    click(QStringLiteral("All lessons"));
    EXPECT_EQ(lessons().lesson(), nullptr);
}

class EveryLessonOfTheCourse : public ALessonInTheWindow {};

TEST_F(EveryLessonOfTheCourse, HasNoFaultAndRunsEachOfItsBlocksByItsButton) {
    open();
    for (const auto& lesson : shippedLessons()) {
        window->openFile(lesson.file);
        SCOPED_TRACE(lesson.title);
        ASSERT_NE(lessons().lesson(), nullptr);
        EXPECT_TRUE(lessons().lesson()->faults.empty());
        EXPECT_FALSE(lessons().body().cards().empty());
        for (auto* card : lessons().body().cards()) {
            EXPECT_FALSE(card->isRisky());
            card->page().controls().setAsks(false);
            runToItsEnd(*card);
            EXPECT_FALSE(card->page().shownRuns().empty()) << card->source() << lessonMessage().toStdString();
        }
        lessons().close();
    }
}

TEST_F(EveryLessonOfTheCourse, BeginsAsTheTemplateOfANewOneDoesWithoutAFault) {
    QFile shipped(QStringLiteral(":/lesson/template.md"));
    ASSERT_TRUE(shipped.open(QIODevice::ReadOnly));
    openLesson(shipped.readAll().toStdString());
    EXPECT_TRUE(lessons().lesson()->faults.empty());
    EXPECT_EQ(lessons().body().cards().size(), 2U);
}

} // namespace
} // namespace parascope
