// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/ProcessReading.h"

#include <functional>
#include <map>
#include <set>

namespace parascope {

/// What the processes of a program have used, and what they are, looked at now and then.
///
/// A process tells what it used and what those used that it waited for, so the sum over those that live is
/// that of all there ever were.
class ProcessTable {
public:
    using Read = std::function<std::optional<ProcessReading>(std::int32_t pid)>;

    explicit ProcessTable(Read read = readProcess)
        : m_read(std::move(read)) {}

    /// What this one has used so far is its own affair.
    void leaveOutSoFar(std::int32_t pid);

    /// Looks at these. `ranBefore`: what one has used when it is first seen is not counted.
    void look(const std::set<std::int32_t>& pids, bool ranBefore);

    /// Nothing is heard of this one any more: it may have become another user's.
    void lookAtSilent(std::int32_t pid);

    [[nodiscard]] const ProcessUse& use() const { return m_use; }
    /// As it was last called; empty for one that was never seen.
    [[nodiscard]] std::string nameOf(std::int32_t pid) const;
    [[nodiscard]] bool isPython(std::int32_t pid) const;
    /// Processes of other users that were met.
    [[nodiscard]] std::uint64_t hidden() const { return m_hidden.size(); }

private:
    struct Known {
        ProcessReading reading;
        ProcessUse before;
    };

    Read m_read;
    std::map<std::int32_t, Known> m_known; ///< those that live
    std::set<std::int32_t> m_hidden;
    ProcessUse m_use;
};

} // namespace parascope
