// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/UserPrompt.h"

#include "core/demos/compare/TaskRun.h"
#include "ui/pages/MessageBar.h"

namespace parascope {

UserPrompt::UserPrompt(RunSession& session, MessageBar& messages, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_messages(messages) {
    connect(&session, &RunSession::runChanged, this, &UserPrompt::look);
    connect(&session, &RunSession::runFinished, this, &UserPrompt::forget);
}

void UserPrompt::look(RunId id) {
    const auto& facts = m_session.run(id)->facts;
    const auto task = m_tasks.find(facts.experiment.task);
    const bool asks = task && (*task)->info().need == TaskNeed::User;
    if (!asks || m_asking == id || facts.released == Nanoseconds{} || facts.finished) {
        return;
    }
    m_asking = id;
    m_messages.showQuestion(tr("A worker waits for you."),
                            {{tr("&Answer"), [this] { m_session.order(std::string(task_order::kAnswer)); }}});
}

void UserPrompt::forget(RunId id) {
    if (m_asking == id) {
        m_asking.reset();
        m_messages.hide();
    }
}

} // namespace parascope
