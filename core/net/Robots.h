// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// What a server wants robots to leave alone: its robots.txt (RFC 9309), as far as it concerns one of them.
class RobotsRules {
public:
    /// All is allowed.
    RobotsRules() = default;

    /// Reads a robots.txt, its first 500 KiB. `agent`: the name of the robot, "Parascope" or "Parascope/0.1";
    /// groups for it win over those for all ("*").
    static RobotsRules parse(std::string_view text, std::string_view agent);

    /// Whether a page may be fetched: the longest rule decides that fits, and of two as long that which
    /// allows.
    [[nodiscard]] bool allows(std::string_view pathAndQuery) const;
    /// How long to wait between two pages, if it says so.
    [[nodiscard]] std::optional<Nanoseconds> crawlDelay() const { return m_delay; }

private:
    struct Rule {
        std::string pattern;
        bool allows = false;
    };
    class Reader;

    std::vector<Rule> m_rules;
    std::optional<Nanoseconds> m_delay;
};

} // namespace parascope
