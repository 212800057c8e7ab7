// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunAnswer.h"

#include "core/base/Numbers.h"
#include "core/demos/RunFile.h"
#include "core/report/RunFigures.h"
#include "core/work/Task.h"

#include <algorithm>

namespace parascope {

namespace {

std::string countedThing(const std::string& task) {
    const TaskCatalog tasks;
    const auto found = tasks.find(task);
    return found ? (*found)->info().counts : std::string();
}

/// Of runs that do a task.
std::string workHeading(RunsView runs) {
    const auto& experiment = runs.front()->facts.experiment;
    const auto heading = experiment.task + ": " + formatCount(experiment.size) + " " +
                         countedThing(experiment.task) + " for each worker";
    for (const auto* run : runs) {
        const auto& other = run->facts.experiment;
        if (isPython(other.backend) && other.task == experiment.task && other.size != experiment.size) {
            return heading + ", in Python " + formatCount(other.size);
        }
    }
    return heading;
}

} // namespace

std::vector<RunAnswer> answersOf(RunsView runs, Demos demos) {
    std::vector<RunAnswer> answers;
    for (const auto* run : runs) {
        const auto* const demo = demoThatKnowsMore(*run, demos);
        if (demo == nullptr) {
            continue;
        }
        const auto together = std::find_if(answers.begin(), answers.end(), [&](const RunAnswer& answer) {
            return answer.demo == demo && answer.runs.front()->facts.batch == run->facts.batch;
        });
        if (together != answers.end()) {
            together->runs.push_back(run);
        } else {
            answers.push_back({demo, demo->askedBy(std::span(&run, 1)), {run}});
        }
    }
    return answers;
}

Report reportOfRuns(RunsView runs, Demos demos) {
    const auto answers = answersOf(runs, demos);
    const bool areOfOneDemo =
        !answers.empty() && std::all_of(runs.begin(), runs.end(), [&](const RunRecord* run) {
            return demoThatKnowsMore(*run, demos) == answers.front().demo;
        });
    return areOfOneDemo ? answers.back().demo->report(*answers.back().asked.get(), runs)
                        : runReport(figuresOf({runs.begin(), runs.end()}));
}

std::string headingOfRuns(RunsView runs, Demos demos) {
    if (runs.empty()) {
        return "Parascope";
    }
    const auto& first = runs.front()->facts;
    if (!first.title.empty()) {
        return first.title;
    }
    const auto* const demo = findDemo(demos, first.experiment.demo);
    auto heading = demo != nullptr ? demo->heading(runs) : std::string();
    return heading.empty() ? workHeading(runs) : heading;
}

} // namespace parascope
