// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ProcessTable.h"

#include <algorithm>

namespace parascope {

namespace {

ProcessUse greater(const ProcessUse& one, const ProcessUse& other) {
    return {std::max(one.user, other.user),
            std::max(one.system, other.system),
            std::max(one.readBytes, other.readBytes),
            std::max(one.writtenBytes, other.writtenBytes),
            std::max(one.diskReadBytes, other.diskReadBytes),
            std::max(one.diskWrittenBytes, other.diskWrittenBytes)};
}

} // namespace

void ProcessTable::leaveOutSoFar(std::int32_t pid) {
    if (auto reading = m_read(pid)) {
        const auto use = reading->use;
        m_known[pid] = {std::move(*reading), use};
    }
}

void ProcessTable::look(const std::set<std::int32_t>& pids, bool ranBefore) {
    std::map<std::int32_t, Known> known;
    ProcessUse sum;
    for (const auto pid : pids) {
        auto reading = m_read(pid);
        if (!reading) {
            continue;
        }
        const auto former = m_known.find(pid);
        const auto before = former != m_known.end() ? former->second.before
                            : ranBefore             ? reading->use
                                                    : ProcessUse();
        sum += reading->use.since(before);
        if (reading->hidesBytes) {
            m_hidden.insert(pid);
        }
        known[pid] = {std::move(*reading), before};
    }
    m_known = std::move(known);
    m_use = greater(m_use, sum); // one that nobody waited for takes its part with it
}

void ProcessTable::lookAtSilent(std::int32_t pid) {
    if (const auto reading = m_read(pid); reading && reading->hidesBytes) {
        m_hidden.insert(pid);
    }
}

std::string ProcessTable::nameOf(std::int32_t pid) const {
    const auto found = m_known.find(pid);
    return found == m_known.end() ? std::string() : found->second.reading.name;
}

bool ProcessTable::isPython(std::int32_t pid) const {
    return nameOf(pid).starts_with("python");
}

} // namespace parascope
