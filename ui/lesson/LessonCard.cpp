// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonCard.h"

#include "core/lesson/PythonBlock.h"
#include "ui/lesson/BlockPage.h"
#include "ui/style/Tokens.h"

#include <QLabel>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// What a block asks. Python of a lesson is watched.
LessonCommand commandOfBlock(const LessonBlock& block) {
    if (const auto* written = block.command()) {
        return *written;
    }
    LessonCommand watching;
    watching.title = LessonCard::tr("What this Python waits for").toStdString();
    if (auto command = watchingPython(scriptName(block))) {
        watching.command = std::move(*command);
    }
    watching.risks = block.risks();
    return watching;
}

/// A saved trace is shown as runs are compared.
const Demo& demoOfBlock(const Command& command) {
    return command.demo != nullptr ? *command.demo : *findDemo(allDemos(), "run");
}

QString titleOfBlock(const LessonCommand& block) {
    return QString::fromStdString(!block.title.empty() ? block.title
                                                       : demoOfBlock(*block.command).info().title);
}

} // namespace

LessonCard::LessonCard(const LessonBlock& block, RunSession& session, QWidget* parent)
    : LessonCard(block, commandOfBlock(block), session, parent) {}

LessonCard::LessonCard(const LessonBlock& block, const LessonCommand& asked, RunSession& session,
                       QWidget* parent)
    : Card(parent)
    , m_source(block.source)
    , m_isRisky(!asked.risks.empty())
    , m_title(new QLabel(titleOfBlock(asked), this))
    , m_page(new BlockPage(demoOfBlock(*asked.command), asked, session, this)) {
    if (block.code() != nullptr) {
        m_page->setScript(block);
    }
    setAccessibleName(m_title->text());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    tokens::setType(*m_title, tokens::Type::Strong);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, tokens::kCardPadding, 0, tokens::kControlGap);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(tokens::kCardPadding, 0, tokens::kCardPadding, 0);
    head->addWidget(m_title);
    column->addLayout(head);
    column->addWidget(m_page);
    connect(m_page, &Page::runRequested, this, &LessonCard::runRequested);
}

void LessonCard::setPresenting(bool presenting) {
    m_page->setPresenting(presenting);
}

} // namespace parascope
