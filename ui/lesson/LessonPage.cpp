// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonPage.h"

#include "core/base/AtomicFile.h"
#include "core/base/ShellWords.h"
#include "core/engine/ShippedLessons.h"
#include "ui/lesson/BlockControls.h"
#include "ui/lesson/BlockPage.h"
#include "ui/lesson/LessonBody.h"
#include "ui/lesson/LessonCard.h"
#include "ui/lesson/LessonDocument.h"
#include "ui/lesson/LessonFile.h"
#include "ui/lesson/LessonOutline.h"
#include "ui/lesson/LessonShelf.h"
#include "ui/lesson/ReadingArea.h"
#include "ui/pages/MessageBar.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kMostTextWidth = 1080; ///< of the text, pixels: longer lines are hard to read

} // namespace

LessonPage::LessonPage(RunSession& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_file(new LessonFile(this))
    , m_messages(new MessageBar(this))
    , m_stack(new QStackedWidget(this))
    , m_shelf(new LessonShelf(this))
    , m_bar(new QWidget(this))
    , m_title(new QLabel(this))
    , m_back(new QPushButton(tr("All lessons"), this))
    , m_runAll(new QPushButton(tr("Run all"), this))
    , m_body(new LessonBody(session, this))
    , m_outline(new LessonOutline(this)) {
    m_outline->hide(); // until a dock takes it
    setupLayout();
    connectParts();
}

LessonPage::~LessonPage() = default;

QString LessonPage::titleOfPage() {
    return tr("Lessons");
}

void LessonPage::setupLayout() {
    tokens::setType(*m_title, tokens::Type::Headline);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_runAll->setToolTip(tr("Every block, one after another (F5)"));
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kControlGap);
    row->addWidget(m_back);
    row->addWidget(m_title, 1);
    row->addWidget(m_runAll);
    m_body->setMaximumWidth(tokens::scaled(kMostTextWidth, font()));
    m_scroll = new ReadingArea(m_body, this);
    auto* open = new QWidget(this);
    auto* column = new QVBoxLayout(open);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_bar);
    column->addWidget(m_scroll, 1);
    m_stack->addWidget(m_shelf);
    m_stack->addWidget(open);
    m_column = new QVBoxLayout(this);
    m_column->addWidget(m_stack);
}

void LessonPage::connectParts() {
    connect(m_shelf, &LessonShelf::chosen, this, &LessonPage::lessonChosen);
    connect(m_shelf, &LessonShelf::openRequested, this, &LessonPage::openFileRequested);
    connect(m_shelf, &LessonShelf::newRequested, this, &LessonPage::newRequested);
    connect(m_back, &QPushButton::clicked, this, &LessonPage::close);
    connect(m_runAll, &QPushButton::clicked, this, &Page::runRequested);
    connect(m_body, &LessonBody::runRequested, this, &LessonPage::runCard);
    connect(m_body, &LessonBody::openRequested, this, &LessonPage::openRequested);
    connect(m_body, &LessonBody::headingChosen, this, &LessonPage::goTo);
    connect(m_outline, &LessonOutline::chosen, this, &LessonPage::goTo);
    connect(m_file, &LessonFile::changed, this,
            [this](const std::string& text) { m_scroll->keepPlace([this, &text] { show(text); }); });
    connect(m_file, &LessonFile::lost, this, [this](const QString& why) {
        m_messages->showError(tr("%1 What was read last stays here.").arg(why));
    });
}

QWidget* LessonPage::notes() const {
    return m_outline;
}

bool LessonPage::open(const std::filesystem::path& file) {
    const auto text = m_file->open(file);
    if (!text) {
        m_messages->showError(QString::fromStdString(text.error().text()));
        return false;
    }
    m_messages->hide();
    m_section = 0;
    show(*text);
    m_stack->setCurrentIndex(1);
    m_scroll->toBegin();
    return true;
}

void LessonPage::close() {
    if (isBusy()) {
        m_messages->showError(tr("A block of this lesson runs; wait for its end or stop it (Shift+F5)."));
        return;
    }
    m_file->close();
    m_lesson.reset();
    m_body->setLesson({});
    m_outline->clear();
    m_stack->setCurrentIndex(0);
    Q_EMIT lessonChanged();
}

void LessonPage::show(const std::string& text) {
    m_lesson = parseLesson(text, m_file->path());
    m_title->setText(isShippedLesson(m_file->path())
                         ? tr("The course")
                         : QString::fromStdString(m_file->path().filename().string()));
    m_body->setLesson(*m_lesson);
    for (auto* card : m_body->cards()) {
        connect(&card->page(), &Page::busyChanged, this, &Page::busyChanged, Qt::UniqueConnection);
    }
    m_runAll->setVisible(!m_body->cards().empty());
    m_outline->setSections(m_lesson->sections);
    if (m_isPresenting && m_body->sections() > 0) {
        showSection(std::min(m_section, m_body->sections() - 1));
    }
    Q_EMIT lessonChanged();
    if (!m_lesson->faults.empty()) {
        const auto& first = m_lesson->faults.front();
        m_messages->showError(QString::fromStdString(first.text(m_file->path().filename())));
    }
}

void LessonPage::goTo(const QString& anchor) {
    const auto* target = m_body->widgetOf(anchor);
    if (target == nullptr) {
        return;
    }
    for (std::size_t i = 0; m_isPresenting && i < m_body->sections(); ++i) {
        if (m_body->section(i) == target) {
            showSection(i);
            return;
        }
    }
    m_scroll->bringToTop(*target);
}

void LessonPage::runCard(LessonCard* card) {
    if (m_session.isBusy()) {
        m_messages->showError(tr("Nothing was run: another run goes on; wait for its end or stop it."));
        return;
    }
    m_messages->hide();
    if (m_isPresenting) {
        m_scroll->bringToTop(*card, tokens::kControlGap); // the class looks at what comes, not for it
    }
    card->page().run();
}

void LessonPage::run() {
    if (!m_lesson) {
        m_messages->showError(tr("Nothing was run: no lesson is open; choose one first."));
        return;
    }
    int left = 0;
    for (auto* card : m_body->shownCards()) {
        if (card->isRisky()) {
            ++left;
        } else {
            card->page().runWithoutAsking();
        }
    }
    if (left > 0) {
        m_messages->showNews(
            tr("%n block(s) of this lesson run only when you click them: they say why.", "", left));
    }
}

void LessonPage::stop() {
    for (auto* card : m_body->cards()) {
        if (card->page().isBusy()) {
            card->page().stop();
        }
    }
}

bool LessonPage::isBusy() const {
    const auto& cards = m_body->cards();
    return std::any_of(cards.begin(), cards.end(),
                       [](const LessonCard* card) { return card->page().isBusy(); });
}

RunProgress LessonPage::progress() const {
    RunProgress all;
    for (const auto* card : m_body->cards()) {
        if (card->page().isBusy()) {
            const auto progress = card->page().progress();
            all.done += progress.done;
            all.all += progress.all;
        }
    }
    return all;
}

bool LessonPage::pauseOrPlay() {
    for (auto* card : m_body->cards()) {
        if (card->page().isBusy()) {
            return card->page().pauseOrPlay();
        }
    }
    return false;
}

Result<std::string> LessonPage::command() const {
    if (!m_lesson) {
        return failure("there is no command", "no lesson is open", "choose one first");
    }
    const auto& file = m_file->path();
    return "parascope lesson " + (isShippedLesson(file) ? file.stem().string() : shellQuoted(file.string()));
}

Result<std::unique_ptr<Exhibit>> LessonPage::exhibit() const {
    return failure("there is no picture of a whole lesson", "each block has its own",
                   "export the lesson as HTML or PDF (Ctrl+E)");
}

void LessonPage::focusChart() {
    if (m_lesson) {
        m_scroll->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_shelf->setFocus(Qt::ShortcutFocusReason);
    }
}

void LessonPage::setPresenting(bool presenting) {
    m_isPresenting = presenting;
    m_bar->setVisible(!presenting);
    m_body->setPresenting(presenting);
    if (presenting && m_body->sections() > 0) {
        showSection(std::min(m_section, m_body->sections() - 1));
    } else {
        m_body->showAlone({});
    }
}

void LessonPage::showSection(std::size_t index) {
    m_section = index;
    m_body->showAlone(index);
    m_scroll->toBegin();
}

bool LessonPage::step(int by) {
    if (!m_lesson || !m_isPresenting) {
        return false;
    }
    const auto next = static_cast<std::ptrdiff_t>(m_section) + by;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(m_body->sections())) {
        return true; // its first and its last section are its ends
    }
    showSection(static_cast<std::size_t>(next));
    return true;
}

void LessonPage::setPython(const std::string& interpreter) {
    m_body->setPython(interpreter);
}

void LessonPage::setOwn(const QStringList& files) {
    m_shelf->setOwn(files);
}

void LessonPage::setExamples(const PageExamples& examples) {
    m_body->setExamples(examples);
}

Document LessonPage::document() const {
    if (!m_lesson) {
        return {};
    }
    return lessonDocument(*m_lesson, [this](const LessonBlock& block) -> BlockOutcome {
        for (const auto* card : m_body->cards()) {
            if (card->source() == block.source && !card->page().shownRuns().empty()) {
                return {card->page().controls().command(), card->page().shownRuns(), {}};
            }
        }
        return {std::nullopt, {}, block.isRun() ? tr("Not run yet.").toStdString() : std::string()};
    });
}

Result<void> LessonPage::addBlock(const std::string& command) {
    const Error cannot{"nothing was added", "", ""};
    if (!m_lesson) {
        return failure(cannot.what, "no lesson is open", "open one of your own first, or make a new one");
    }
    if (isShippedLesson(m_file->path())) {
        return failure(cannot.what, "the open lesson is one of the program's own",
                       "open one of your own first, or make a new one");
    }
    auto text = readLessonText(m_file->path());
    if (!text) {
        return failure(text.error());
    }
    auto file = AtomicFile::open(m_file->path());
    if (!file) {
        return failure(file.error());
    }
    const bool endsWithLine = text->empty() || text->back() == '\n';
    file->write(*text + (endsWithLine ? "" : "\n") + "\n```parascope\n" + command + "\n```\n");
    return file->commit();
}

/// So many letters stand in a line, whatever their size.
void LessonPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_body != nullptr) {
        m_body->setMaximumWidth(tokens::scaled(kMostTextWidth, font()));
    }
}

void LessonPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_column->setContentsMargins(tokens::pageMargins(*this));
}

} // namespace parascope
