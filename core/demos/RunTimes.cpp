// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunTimes.h"

#include "core/report/Metrics.h"
#include "core/work/Task.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {

/// A shorter run tells of its start more than of its work.
constexpr double kLeastSeconds = 0.1;
constexpr double kSecondsInWords = 100; ///< more are told in minutes
constexpr double kMinute = 60;

std::string speedKey(const std::string& task, Language language) {
    return task + (language == Language::Python ? ", Python" : ", C++");
}

bool needsCores(const std::string& task) {
    const auto tasks = TaskCatalog().list();
    const auto found =
        std::find_if(tasks.begin(), tasks.end(), [&task](const TaskInfo& info) { return info.name == task; });
    return found != tasks.end() && found->bound == "cpu";
}

/// Its workers compute one at a time, however many cores there are.
bool takesTurns(Backend backend) {
    return isSerial(backend) || backend == Backend::Gil || backend == Backend::CpythonThreads;
}

/// How many times as long as one worker's work on a core of its own.
double roundsOf(const Experiment& experiment, int cores) {
    if (!needsCores(experiment.task)) {
        return isSerial(experiment.backend) ? experiment.workers : 1;
    }
    if (takesTurns(experiment.backend)) {
        return experiment.workers;
    }
    const auto most = experiment.cores.empty() ? cores : static_cast<int>(experiment.cores.size());
    return std::max(1.0, static_cast<double>(experiment.workers) / std::max(1, most));
}

std::string speedKey(const Experiment& experiment) {
    return speedKey(experiment.task, infoOf(experiment.backend).language);
}

} // namespace

void RunTimes::know(const std::string& task, Language language, double secondsForOne) {
    m_speeds[speedKey(task, language)] = secondsForOne;
}

bool RunTimes::learn(const RunFacts& facts) {
    const auto& experiment = facts.experiment;
    const bool isOfATask = facts.title.empty() && !experiment.parameters && experiment.size > 0;
    if (!facts.succeeded() || !isOfATask || wallSeconds(facts) < kLeastSeconds) {
        return false;
    }
    const auto work = static_cast<double>(experiment.size) * roundsOf(experiment, m_cores);
    m_speeds[speedKey(experiment)] = wallSeconds(facts) / work;
    return true;
}

std::optional<double> RunTimes::secondsOf(const Experiment& experiment, Demos demos) const {
    const auto* demo = findDemo(demos, experiment.demo);
    if (const auto least = demo == nullptr ? std::nullopt : demo->takesAtLeast(experiment)) {
        return toSeconds(*least);
    }
    const auto known = m_speeds.find(speedKey(experiment));
    if (known == m_speeds.end() || experiment.parameters) {
        return std::nullopt;
    }
    return known->second * static_cast<double>(experiment.size) * roundsOf(experiment, m_cores);
}

std::optional<double> RunTimes::secondsOf(const std::vector<Experiment>& experiments, Demos demos) const {
    if (experiments.empty()) {
        return std::nullopt;
    }
    double all = 0;
    for (const auto& experiment : experiments) {
        const auto seconds = secondsOf(experiment, demos);
        if (!seconds) {
            return std::nullopt;
        }
        all += *seconds;
    }
    return all;
}

std::string aboutInWords(double seconds) {
    const bool isLong = seconds >= kSecondsInWords;
    const auto count = std::max(1L, std::lround(isLong ? seconds / kMinute : seconds));
    return "about " + std::to_string(count) + (isLong ? " min" : " s");
}

} // namespace parascope
