// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "core/work/Task.h"

#include <optional>

namespace parascope {

class MessageBar;

/// Asks for a click while a run goes on whose workers wait for the user.
class UserPrompt final : public QObject {
    Q_OBJECT

public:
    UserPrompt(RunSession& session, MessageBar& messages, QObject* parent);

private:
    void look(RunId id);
    void forget(RunId id);

    RunSession& m_session;
    MessageBar& m_messages;
    TaskCatalog m_tasks;
    std::optional<RunId> m_asking;
};

} // namespace parascope
