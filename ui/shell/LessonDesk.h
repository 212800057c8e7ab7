// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <QObject>

class QWidget;

namespace parascope {

struct Document;
class LessonPage;
class PageStack;
class RunFiles;

/// What the window does with lessons: opens them, makes new ones, and puts blocks into the open one.
class LessonDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. `window`: above which it asks.
    LessonDesk(PageStack& pages, RunFiles& files, QWidget& window);

    /// Whether a file is a lesson, by its ending.
    [[nodiscard]] static bool isLesson(const std::filesystem::path& file);

    /// The page has it, or says why not.
    void open(const std::filesystem::path& file);
    /// Asks where to, writes a template there and opens it.
    void makeNew();
    /// Appends the command of the page that is shown to the open lesson.
    void addFromPage();
    /// Asks where to, and writes the open lesson as HTML or PDF.
    void exportOpen();
    /// The same of another document; `name`: of the file that is proposed.
    void exportDocument(const Document& document, const QString& name);
    /// Takes lessons among the recent files to the page.
    void showOwn();

private:
    [[nodiscard]] LessonPage& page() const;

    PageStack& m_pages;
    RunFiles& m_files;
    QWidget& m_window;
};

} // namespace parascope
