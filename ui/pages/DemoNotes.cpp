// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/DemoNotes.h"

#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <utility>

namespace parascope {

namespace {
QString noteText(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
} // namespace

DemoNotes::DemoNotes(const QString& demo, QWidget* parent)
    : QTabWidget(parent) {
    setDocumentMode(true);
    const auto folder = QStringLiteral(":/demos/%1/").arg(demo);
    addAbout(folder + QStringLiteral("about.md"));
    addSource(tr("C++"), folder + QStringLiteral("source.cpp"));
    addSource(tr("Python"), folder + QStringLiteral("lesson.py"));
}

void DemoNotes::showEvent(QShowEvent* event) {
    for (const auto& read : std::exchange(m_unread, {})) {
        read();
    }
    QTabWidget::showEvent(event);
}

void DemoNotes::addAbout(const QString& path) {
    if (!QFile::exists(path)) {
        return;
    }
    auto* about = new QTextBrowser(this);
    m_unread.emplace_back([about, path] { about->setMarkdown(noteText(path)); });
    about->setFrameShape(QFrame::NoFrame);
    new FocusRing(*about); // Qt's parent owns it
    about->setAccessibleName(tr("What this demo shows"));
    addTab(about, tr("What it shows"));
}

void DemoNotes::addSource(const QString& title, const QString& path) {
    if (!QFile::exists(path)) {
        return;
    }
    auto* source = new QPlainTextEdit(this);
    source->setReadOnly(true);
    source->setTabChangesFocus(true);
    source->setFrameShape(QFrame::NoFrame);
    new FocusRing(*source); // Qt's parent owns it
    source->setLineWrapMode(QPlainTextEdit::NoWrap);
    tokens::setFixed(*source);
    m_unread.emplace_back([source, path] { source->setPlainText(noteText(path)); });
    source->setAccessibleName(tr("Source in %1").arg(title));
    addTab(source, title);
}

} // namespace parascope
