// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/LessonDesk.h"

#include "core/engine/ShippedLessons.h"
#include "ui/lesson/LessonPage.h"
#include "ui/pages/MessageBar.h"
#include "ui/shell/PageStack.h"
#include "ui/shell/RunFiles.h"
#include "ui/shell/Settings.h"

#include <algorithm>
#include <array>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QUrl>

namespace parascope {

namespace {

constexpr std::array kEndings{".md", ".markdown"};

Result<void> writeTemplate(const QString& file) {
    QFile shipped(QStringLiteral(":/lesson/template.md"));
    if (!shipped.open(QIODevice::ReadOnly)) {
        return failure("no lesson was made", "its template is missing", "install the program again");
    }
    return writeText(shipped.readAll().toStdString(), file.toStdString());
}

} // namespace

LessonDesk::LessonDesk(PageStack& pages, RunFiles& files, QWidget& window)
    : QObject(&window)
    , m_pages(pages)
    , m_files(files)
    , m_window(window) {
    connect(&files.recent(), &RecentFiles::changed, this, &LessonDesk::showOwn);
    connect(&pages, &PageStack::pageMade, this, &LessonDesk::showOwn);
}

bool LessonDesk::isLesson(const std::filesystem::path& file) {
    const auto ending = file.extension().string();
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&ending](const char* each) { return ending == each; });
}

LessonPage& LessonDesk::page() const {
    return m_pages.pageOf<LessonPage>(LessonPage::keyOfPage());
}

void LessonDesk::showOwn() {
    const auto made = m_pages.made();
    const auto found = std::find_if(made.begin(), made.end(),
                                    [](const Page* each) { return each->key() == LessonPage::keyOfPage(); });
    if (found == made.end()) {
        return;
    }
    QStringList own;
    for (const auto& file : m_files.recent().files()) {
        if (isLesson(file.toStdString())) {
            own.append(file);
        }
    }
    page().setOwn(own);
}

void LessonDesk::open(const std::filesystem::path& file) {
    m_pages.goTo(&page());
    if (page().open(file) && !isShippedLesson(file)) {
        m_files.used(QString::fromStdString(file.string()));
    }
}

void LessonDesk::makeNew() {
    const auto proposed = QDir(Settings().folder()).filePath(tr("lesson.md"));
    auto file =
        QFileDialog::getSaveFileName(&m_window, tr("New lesson"), proposed, tr("Lessons in Markdown (*.md)"));
    if (file.isEmpty()) {
        return;
    }
    if (!isLesson(file.toStdString())) {
        file += QStringLiteral(".md");
    }
    if (const auto written = writeTemplate(file); !written) {
        m_pages.current().messages().showError(QString::fromStdString(written.error().text()));
        return;
    }
    open(file.toStdString());
}

void LessonDesk::exportOpen() {
    if (page().lesson() == nullptr) {
        page().messages().showError(tr("Nothing was exported: no lesson is open; choose one first."));
        return;
    }
    exportDocument(page().document(), QString::fromStdString(page().lesson()->file.stem().string()));
}

void LessonDesk::exportDocument(const Document& document, const QString& name) {
    Settings settings;
    const auto known = settings.exportFolder();
    const auto folder = QDir(known.isEmpty() ? settings.folder() : known);
    const auto file =
        QFileDialog::getSaveFileName(&m_window, tr("Export"), folder.filePath(name + QStringLiteral(".html")),
                                     tr("One page with living charts (*.html);;A handout on paper (*.pdf)"));
    if (file.isEmpty()) {
        return;
    }
    auto& bar = m_pages.current().messages();
    if (const auto written = parascope::exportDocument(document, file.toStdString()); !written) {
        bar.showError(QString::fromStdString(written.error().text()));
        return;
    }
    bar.showNews(tr("Exported to %1.").arg(file),
                 {{tr("Open"), [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }}});
}

void LessonDesk::addFromPage() {
    auto& from = m_pages.current();
    const auto command = from.key() == LessonPage::keyOfPage()
                             ? Result<std::string>(failure("nothing was added", "this is the lesson itself",
                                                           "go to the page of a demo first"))
                             : from.command();
    const auto added = command ? page().addBlock(*command) : Result<void>(failure(command.error()));
    if (!added) {
        from.messages().showQuestion(QString::fromStdString(added.error().text()),
                                     {{tr("New lesson …"), [this] { makeNew(); }}});
        return;
    }
    from.messages().showNews(tr("Added to %1.").arg(QString::fromStdString(page().lesson()->title)),
                             {{tr("Show it"), [this] { m_pages.goTo(&page()); }}});
}

} // namespace parascope
