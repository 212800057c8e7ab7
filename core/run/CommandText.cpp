// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"
#include "core/run/CommandLine.h"
#include "core/run/QueueCommand.h"

#include <algorithm>

namespace parascope {

namespace {

/// A word as a shell reads it back.
std::string shellQuoted(const std::string& word) {
    constexpr auto kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/:,+=@%";
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) {
        return word;
    }
    std::string text = "'";
    for (const char c : word) {
        text += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return text + "'";
}

std::string pythonText(const std::string& python) {
    return python.empty() ? "" : " --python " + shellQuoted(python);
}

std::string runText(const RunCommand& run) {
    std::string text = " run --task " + run.task + ":" + formatCount(run.size) + " --backend ";
    for (std::size_t i = 0; i < run.backends.size(); ++i) {
        text += (i > 0 ? "," : "") + infoOf(run.backends[i]).key;
    }
    text += " --workers " + std::to_string(run.workers);
    if (run.repeat != 1) {
        text += " --repeat " + std::to_string(run.repeat);
    }
    for (std::size_t i = 0; i < run.cores.size(); ++i) {
        text += (i > 0 ? "," : " --cores ") + std::to_string(run.cores[i].value);
    }
    if (run.switchIntervalMs != 5) {
        text += " --switch-interval-ms " + std::to_string(run.switchIntervalMs);
    }
    if (run.startMethod != StartMethod::Default) {
        text += " --start-method " + std::string(startMethodKey(run.startMethod));
    }
    text += pythonText(run.python);
    text += run.baseline ? "" : " --no-baseline";
    text += run.keepGoing ? " --keep-going" : "";
    return text;
}

} // namespace

std::string commandText(const Command& command) {
    std::string text = "parascope";
    switch (command.kind) {
    case Command::Kind::Window:
        return command.file.empty() ? text : text + " " + shellQuoted(command.file.string());
    case Command::Kind::Run:
        text += runText(command.run);
        break;
    case Command::Kind::Queue:
        text += queueText(command.queue);
        break;
    case Command::Kind::Show:
        text += " show " + shellQuoted(command.file.string());
        break;
    case Command::Kind::List:
        text += " list" + (command.topic.empty() ? "" : " " + command.topic) + pythonText(command.python);
        break;
    }
    if (command.schedule != ScheduleWish::Auto) {
        text += command.schedule == ScheduleWish::Exact ? " --schedule exact" : " --schedule sampled";
    }
    for (const auto& file : command.exports) {
        text += " --export " + shellQuoted(file.string());
    }
    text += command.json ? " --json" : "";
    text += command.quiet ? " --quiet" : "";
    return text;
}

std::vector<Experiment> experimentsOf(const RunCommand& run) {
    auto backends = run.backends;
    for (const auto backend : run.backends) {
        const auto baseline = baselineOf(backend);
        if (run.baseline && std::find(backends.begin(), backends.end(), baseline) == backends.end()) {
            backends.push_back(baseline);
        }
    }
    // Serial first: the others are measured against it.
    std::stable_partition(backends.begin(), backends.end(), isSerial);
    std::vector<Experiment> experiments;
    for (const auto backend : backends) {
        for (int repeat = 0; repeat < run.repeat; ++repeat) {
            experiments.push_back({run.task, run.size, backend, run.workers, repeat, run.cores, run.keepGoing,
                                   run.switchIntervalMs, run.startMethod,
                                   isPython(backend) ? run.python : std::string()});
        }
    }
    return experiments;
}

} // namespace parascope
