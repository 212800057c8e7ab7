// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

#include <map>
#include <optional>
#include <string>

namespace parascope {

/// How long runs take on a machine, by how long earlier ones took. Tells nothing of what was never run.
class RunTimes {
public:
    /// Seconds that one of what a task counts in takes a worker with a core of its own, by task and language.
    using Speeds = std::map<std::string, double>;

    /// `cores`: that workers may use unless their experiment says which.
    explicit RunTimes(int cores, Speeds speeds = {})
        : m_cores(cores)
        , m_speeds(std::move(speeds)) {}

    [[nodiscard]] const Speeds& speeds() const { return m_speeds; }
    /// Of this task in that language, as measured in another way.
    void know(const std::string& task, Language language, double secondsForOne);
    /// From a run that ended well. False: it tells nothing, as it was too short or of another kind.
    bool learn(const RunFacts& facts);

    /// Seconds that these take, one after another; nothing when that is unknown of one of them, or when there
    /// are none.
    [[nodiscard]] std::optional<double> secondsOf(const std::vector<Experiment>& experiments,
                                                  Demos demos = allDemos()) const;

private:
    [[nodiscard]] std::optional<double> secondsOf(const Experiment& experiment, Demos demos) const;

    int m_cores;
    Speeds m_speeds;
};

/// "about 9 s", "about 2 min".
[[nodiscard]] std::string aboutInWords(double seconds);

} // namespace parascope
