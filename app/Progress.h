// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <QTimer>

namespace parascope {

/// One line on stderr that says what runs, for people at a terminal.
class Progress final : public QObject {
public:
    Progress(const RunSession& session, bool visible);

    /// Removes the line, so that what follows begins on a clean one.
    void clear();

private:
    void show();

    const RunSession& m_session;
    bool m_visible;
    QTimer m_timer;
};

} // namespace parascope
