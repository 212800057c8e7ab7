// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "core/lesson/Lesson.h"
#include "ui/export/Document.h"
#include "ui/pages/Page.h"

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace parascope {

class LessonBody;
class LessonCard;
class LessonFile;
class LessonOutline;
class LessonShelf;
class ReadingArea;

/// Lessons: the shelf of those there are, and the one that is open, whose blocks run on it.
class LessonPage final : public Page {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit LessonPage(RunSession& session, QWidget* parent = nullptr);
    ~LessonPage() override;

    // What it is called, also before there is one.
    [[nodiscard]] static QString titleOfPage();
    [[nodiscard]] static QString keyOfPage() { return QStringLiteral("lesson"); }

    [[nodiscard]] QString title() const override { return titleOfPage(); }
    [[nodiscard]] QString key() const override { return keyOfPage(); }
    [[nodiscard]] QWidget* notes() const override;
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    /// Every block that may run without a word of its reader's, one after another.
    void run() override;
    void stop() override;
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] RunProgress progress() const override;
    bool pauseOrPlay() override;
    [[nodiscard]] Result<std::string> command() const override;
    [[nodiscard]] Result<std::unique_ptr<Exhibit>> exhibit() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    /// To the next section of the lesson, or the one before.
    bool step(int by) override;
    void setUsualSize(std::uint64_t /*size*/) override {}
    void setPython(const std::string& interpreter) override;
    void setExamples(const PageExamples& examples) override;

    /// Opens a lesson; what is wrong with the file is said in the page. True when it is open.
    bool open(const std::filesystem::path& file);
    /// Back to the shelf.
    void close();
    /// Lessons that were opened before, newest first.
    void setOwn(const QStringList& files);
    /// The open lesson with what its blocks have answered so far.
    [[nodiscard]] Document document() const;
    /// Null when none is open.
    [[nodiscard]] const Lesson* lesson() const { return m_lesson ? &*m_lesson : nullptr; }
    [[nodiscard]] LessonBody& body() const { return *m_body; }
    /// Appends a block with that command to the open lesson. Errors: none is open, or it is one of the
    /// program's own; the file cannot be written.
    Result<void> addBlock(const std::string& command);

Q_SIGNALS:
    /// Of a block: to be opened on the page of its demo.
    void openRequested(const parascope::Command& command);
    /// Another one is open, or none, or its file has changed.
    void lessonChanged();
    void lessonChosen(const QString& file);
    void openFileRequested();
    void newRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void connectParts();
    void show(const std::string& text);
    void goTo(const QString& anchor);
    void showSection(std::size_t index);
    void runCard(LessonCard* card);

    RunSession& m_session;
    LessonFile* m_file;
    std::optional<Lesson> m_lesson;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    LessonShelf* m_shelf;
    QWidget* m_bar;
    QLabel* m_title;
    QPushButton* m_back;
    QPushButton* m_runAll;
    ReadingArea* m_scroll;
    LessonBody* m_body;
    LessonOutline* m_outline;
    QVBoxLayout* m_column = nullptr;
    bool m_isPresenting = false;
    std::size_t m_section = 0; ///< that is shown alone while presenting
};

} // namespace parascope
