// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/KnownFigures.h"

namespace parascope {

std::vector<KnownFigures::State> KnownFigures::statesNow() const {
    std::vector<State> states;
    for (const auto* run : m_session.runs()) {
        const auto& facts = run->facts;
        states.push_back({facts.id, facts.finished, facts.pinned, facts.name});
    }
    return states;
}

const std::vector<ReportedRun>& KnownFigures::of(const std::vector<const RunRecord*>& runs) {
    auto states = statesNow();
    if (runs != m_runs || states != m_states) {
        m_figures = figuresOf(runs, m_session.runs());
        m_runs = runs;
        m_states = std::move(states);
    }
    return m_figures;
}

} // namespace parascope
