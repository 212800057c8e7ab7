// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"
#include "core/command/CommandLine.h"
#include "core/command/QueueCommand.h"

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

std::string workText(const std::string& task, std::uint64_t size, const std::vector<Backend>& backends) {
    std::string text = " --task " + task + ":" + formatCount(size) + " --backend ";
    for (std::size_t i = 0; i < backends.size(); ++i) {
        text += (i > 0 ? "," : "") + infoOf(backends[i]).key;
    }
    return text;
}

/// What a run and a scaling have in common, where it is not as usual.
std::string optionsText(const std::vector<CoreId>& cores, std::uint64_t pythonSize, int switchIntervalMs,
                        StartMethod startMethod, const std::string& python) {
    std::string text;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        text += (i > 0 ? "," : " --cores ") + std::to_string(cores[i].value);
    }
    if (pythonSize > 0) {
        text += " --python-size " + formatCount(pythonSize);
    }
    if (switchIntervalMs != 5) {
        text += " --switch-interval-ms " + std::to_string(switchIntervalMs);
    }
    if (startMethod != StartMethod::Default) {
        text += " --start-method " + std::string(startMethodKey(startMethod));
    }
    return text + pythonText(python);
}

std::string scaleText(const ScaleCommand& scale) {
    std::string text = " scale" + workText(scale.task, scale.size, scale.backends);
    text += " --max-workers " + std::to_string(scale.maxWorkers);
    if (scale.repeat != 3) {
        text += " --repeat " + std::to_string(scale.repeat);
    }
    return text + optionsText(scale.cores, scale.pythonSize, scale.switchIntervalMs, scale.startMethod,
                              scale.python);
}

std::string runText(const RunCommand& run) {
    std::string text = " run" + workText(run.task, run.size, run.backends);
    text += " --workers " + std::to_string(run.workers);
    if (run.repeat != 1) {
        text += " --repeat " + std::to_string(run.repeat);
    }
    text += optionsText(run.cores, run.pythonSize, run.switchIntervalMs, run.startMethod, run.python);
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
    case Command::Kind::Scale:
        text += scaleText(command.scale);
        break;
    case Command::Kind::Queue:
        text += queueText(command.queue) + pythonText(command.queue.python);
        break;
    case Command::Kind::Show:
        text += " show " + shellQuoted(command.file.string());
        break;
    case Command::Kind::List:
        text += " list" + (command.topic.empty() ? "" : " " + command.topic) + pythonText(command.python);
        break;
    }
    if (command.schedule != ScheduleMode::Auto) {
        text += command.schedule == ScheduleMode::Exact ? " --schedule exact" : " --schedule sampled";
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
        const auto size = isPython(backend) && run.pythonSize > 0 ? run.pythonSize : run.size;
        for (int repeat = 0; repeat < run.repeat; ++repeat) {
            experiments.push_back({run.task, size, backend, run.workers, repeat, run.cores, run.keepGoing,
                                   run.switchIntervalMs, run.startMethod,
                                   isPython(backend) ? run.python : std::string()});
        }
    }
    return experiments;
}

} // namespace parascope
