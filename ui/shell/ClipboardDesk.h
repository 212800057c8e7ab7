// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <functional>
#include <QObject>

namespace parascope {

class MessageBar;
class PageStack;

/// Puts on the clipboard what the page that is shown has: its figures, its picture, its command. Says so, or
/// why there is nothing.
class ClipboardDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. `messages()`: where what is shown says something.
    ClipboardDesk(PageStack& pages, RunSession& session, std::function<MessageBar&()> messages,
                  QObject* parent);

    void copyFigures();
    void copyPicture();
    void copyCommand();
    /// The experiment of one run as a line for the terminal.
    void copyCommandOf(RunId id);

private:
    void put(const QString& text);

    PageStack& m_pages;
    RunSession& m_session;
    std::function<MessageBar&()> m_messages;
};

} // namespace parascope
