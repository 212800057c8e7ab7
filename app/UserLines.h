// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <QSocketNotifier>

namespace parascope {

/// Hands the lines that a person writes in a terminal to the workers that wait for them.
class UserLines final : public QObject {
public:
    /// Whether what these experiments ask can be answered: by a line in a terminal, where they ask at all.
    static Result<void> canAnswer(const std::vector<Experiment>& experiments);

    /// Does nothing where they do not ask.
    UserLines(RunSession& session, const std::vector<Experiment>& experiments);

private:
    void readLines();

    RunSession& m_session;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace parascope
