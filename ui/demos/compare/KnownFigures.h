// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "core/report/Metrics.h"

namespace parascope {

/// The figures of runs against their baselines among those of a session. Lanes, tiles and sentence ask for
/// them again and again while a run goes on; they are computed anew only when a run has ended, came, went, or
/// was pinned or renamed. Those of a run that goes on are not kept up to date: nobody shows them.
class KnownFigures {
public:
    /// `session` must outlive it.
    explicit KnownFigures(const RunSession& session)
        : m_session(session) {}

    [[nodiscard]] const std::vector<ReportedRun>& of(const std::vector<const RunRecord*>& runs);

private:
    /// What figures depend on, of every run of the session.
    struct State {
        RunId id;
        bool finished = false;
        bool pinned = false;
        std::string name;

        bool operator==(const State&) const = default;
    };
    [[nodiscard]] std::vector<State> statesNow() const;

    const RunSession& m_session;
    std::vector<State> m_states;
    std::vector<const RunRecord*> m_runs;
    std::vector<ReportedRun> m_figures;
};

} // namespace parascope
