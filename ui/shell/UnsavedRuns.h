// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"

#include <QString>
#include <set>
#include <vector>

namespace parascope {

/// Knows which runs were made here, or noted on, and not saved or exported as a trace since, and whether the
/// user was asked about them.
class UnsavedRuns {
public:
    /// A run was made here: opened ones are saved already.
    void made(RunId id);
    /// A note on it was written or taken away: asked about again.
    void noted(RunId id);
    /// Written to a trace file.
    void saved(const std::vector<RunId>& ids);
    void removed(const std::vector<RunId>& ids);

    [[nodiscard]] bool isEmpty() const { return m_ids.empty(); }
    /// Oldest first.
    [[nodiscard]] std::vector<RunId> ids() const { return {m_ids.begin(), m_ids.end()}; }

    /// What to ask before the window closes; empty when there is nothing to ask. Each run is asked about
    /// once: who closed the question is asked again only when there are others.
    [[nodiscard]] QString takeQuestion();

private:
    std::set<RunId> m_ids;
    std::set<RunId> m_made; ///< those that are in no file at all
    std::set<RunId> m_asked;
};

} // namespace parascope
