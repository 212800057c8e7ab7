// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ClipboardDesk.h"

#include "core/command/CommandLine.h"
#include "core/demos/compare/CompareDemo.h"
#include "ui/pages/MessageBar.h"
#include "ui/shell/PageStack.h"

#include <QApplication>
#include <QClipboard>

namespace parascope {

ClipboardDesk::ClipboardDesk(PageStack& pages, RunSession& session, std::function<MessageBar&()> messages,
                             QObject* parent)
    : QObject(parent)
    , m_pages(pages)
    , m_session(session)
    , m_messages(std::move(messages)) {}

void ClipboardDesk::copyFigures() {
    const auto figures = m_pages.current().figures();
    if (figures.isEmpty()) {
        m_messages().showError(tr("There are no figures to copy: press Run (F5) first."));
        return;
    }
    QApplication::clipboard()->setText(figures);
    m_messages().showNews(tr("The figures are on the clipboard."));
}

void ClipboardDesk::copyPicture() {
    const auto picture = m_pages.current().picture();
    if (picture.isNull()) {
        m_messages().showError(tr("There is no picture to copy: nothing has run yet; press Run (F5) first."));
        return;
    }
    QApplication::clipboard()->setImage(picture);
    m_messages().showNews(tr("The picture is on the clipboard."));
}

void ClipboardDesk::copyCommand() {
    const auto command = m_pages.current().command();
    if (!command) {
        m_messages().showError(QString::fromStdString(command.error().text()));
        return;
    }
    put(QString::fromStdString(*command));
}

void ClipboardDesk::copyCommandOf(RunId id) {
    const auto* run = m_session.run(id);
    if (run == nullptr || !run->facts.title.empty()) {
        m_messages().showError(tr("Another program recorded this run: there is no command for it."));
        return;
    }
    const auto question = questionOf(run->facts.experiment);
    if (!question) {
        m_messages().showError(QString::fromStdString(question.error().text()));
        return;
    }
    put(QString::fromStdString(commandText(CompareDemo(), *question)));
}

void ClipboardDesk::put(const QString& text) {
    QApplication::clipboard()->setText(text);
    m_messages().showNews(tr("On the clipboard: %1").arg(text));
}

} // namespace parascope
