// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/BlockPage.h"

#include "core/demos/RunFile.h"
#include "core/lesson/PythonBlock.h"
#include "ui/demos/DemoViews.h"
#include "ui/lesson/BlockControls.h"
#include "ui/pages/MessageBar.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QAction>
#include <QEvent>

namespace parascope {

namespace {
constexpr int kUsualPicture = 220; ///< pixels high
} // namespace

BlockPage::BlockPage(const Demo& demo, const LessonCommand& block, RunSession& session, QWidget* parent)
    : BlockPage(demo, new BlockControls(block), session, parent) {
    m_height = block.height.value_or(kUsualPicture);
    fitPicture();
}

/// As much larger as the text is: on a stage the last row must see it.
void BlockPage::fitPicture() {
    setPictureHeight(tokens::scaled(m_height, font()));
}

void BlockPage::changeEvent(QEvent* event) {
    DemoPage::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitPicture();
    }
}

BlockPage::BlockPage(const Demo& demo, BlockControls* controls, RunSession& session, QWidget* parent)
    : DemoPage(demo, session, {controls, makeDemoView(demo, session)}, parent)
    , m_controls(controls)
    , m_loader(new RunFileLoader(this)) {
    connect(m_controls, &BlockControls::stopRequested, this, &BlockPage::stop);
    connect(m_controls, &BlockControls::openRequested, this,
            [this] { Q_EMIT openRequested(m_controls->command()); });
    connect(this, &Page::busyChanged, m_controls, [this] { m_controls->setRunning(isBusy()); });
    setupPauseKey();
    setupLoader();
}

void BlockPage::setupLoader() {
    connect(m_loader, &RunFileLoader::loaded, this, [this](const OpenedFilePtr& opened) {
        Q_EMIT busyChanged();
        showTrace(*opened);
    });
    connect(m_loader, &RunFileLoader::stopped, this, &Page::busyChanged);
    // Of a small file nobody hears that it was read: its button would flicker.
    connect(m_loader, &RunFileLoader::progressed, this, &Page::busyChanged);
}

/// On its picture only: everywhere else Space presses the button that has the focus.
void BlockPage::setupPauseKey() {
    auto* pause = new QAction(this);
    pause->setShortcut(Qt::Key_Space);
    pause->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(pause, &QAction::triggered, this, [this] { pauseOrPlay(); });
    for (auto* picture : pictures()) {
        picture->addAction(pause);
    }
}

bool BlockPage::writeScript() {
    if (!m_folder) {
        auto made = PrivateFolder::create(std::filesystem::temp_directory_path());
        if (!made) {
            messages().showError(QString::fromStdString(made.error().text()));
            return false;
        }
        m_folder.emplace(std::move(*made));
    }
    auto written = writtenPython(*m_folder, *m_script);
    if (!written) {
        messages().showError(QString::fromStdString(written.error().text()));
        return false;
    }
    m_controls->setCommand(std::move(*written));
    return true;
}

void BlockPage::run() {
    if (m_script && !writeScript()) {
        return;
    }
    if (m_controls->command().kind == Command::Kind::Show) {
        openTrace();
        return;
    }
    DemoPage::run();
}

void BlockPage::runWithoutAsking() {
    m_controls->setAsks(false);
    run();
    m_controls->setAsks(true);
}

void BlockPage::stop() {
    m_loader->stop();
    DemoPage::stop();
}

bool BlockPage::isBusy() const {
    return m_loader->isBusy() || DemoPage::isBusy();
}

void BlockPage::openTrace() {
    if (!m_loader->isBusy()) {
        m_loader->load(m_controls->command().file);
    }
}

void BlockPage::showTrace(Result<OpenedFile>& opened) {
    if (!opened) {
        messages().showError(QString::fromStdString(opened.error().text()));
        return;
    }
    open(session().adopt(takeRuns(*opened, m_loader->file().filename().string())));
}

void BlockPage::setPresenting(bool presenting) {
    DemoPage::setPresenting(presenting);
    m_controls->setVisible(true); // Run is what the class waits for
    m_controls->setPresenting(presenting);
    hideTitle(); // the card has one
}

Report BlockPage::report(const std::vector<const RunRecord*>& runs) const {
    auto report = DemoPage::report(runs);
    const bool isOver =
        std::all_of(runs.begin(), runs.end(), [](const RunRecord* run) { return run->facts.finished; });
    if (!isOver) {
        report.sentence.clear(); // it would be wrong a moment later
    } else if (!m_controls->guess().isEmpty() && !report.sentence.empty()) {
        report.sentence = tr("You said “%1”. ").arg(m_controls->guess()).toStdString() + report.sentence;
    }
    return report;
}

} // namespace parascope
