// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueWords.h"

#include "core/demos/queue/QueueFacts.h"

#include <algorithm>

namespace parascope {

namespace {

/// The end of the worker that says it; nothing where no worker does.
std::optional<Nanoseconds> endOfSpeaker(const RunRecord& record, std::string_view line) {
    const auto& parameters = queueParameters(record.facts.experiment);
    const auto found =
        std::find_if(record.facts.workers.begin(), record.facts.workers.end(), [&](const auto& worker) {
            return line.starts_with(speakerOf(parameters, worker.id) + ": ");
        });
    return found == record.facts.workers.end() ? std::nullopt : std::optional(found->ended);
}

/// A worker's last line, which is about its end and not about an item.
bool isLast(const std::string& line) {
    const auto words = line.substr(std::min(line.size(), line.find(": ") + 2));
    return words == "done" || words.starts_with("failed") || words.starts_with("waits for ever");
}

} // namespace

std::string_view workWord(QueueSide side) {
    return side == QueueSide::Producer ? "producing" : "consuming";
}

std::string_view waitWords(QueueSide side) {
    return side == QueueSide::Producer ? "waiting: queue full" : "waiting: queue empty";
}

std::string_view endlessWaitWords(QueueSide side) {
    return side == QueueSide::Producer ? "waits for ever: queue full" : "waits for ever: queue empty";
}

std::string failureWords(std::optional<std::uint64_t> lost) {
    return lost ? "failed: " + itemName(*lost) + " is lost" : "failed";
}

std::string speakerOf(const QueueParameters& parameters, WorkerId worker) {
    const bool isProducer = parameters.sideOf(worker) == QueueSide::Producer;
    const bool isAlone = (isProducer ? parameters.producers : parameters.consumers) == 1;
    return std::string(isProducer ? "Producer" : "Consumer") +
           (isAlone ? "" : " " + std::to_string(parameters.indexOf(worker)));
}

std::string logLine(const QueueParameters& parameters, WorkerId worker, QueueEvent::Kind kind,
                    std::uint64_t item) {
    switch (kind) {
    case QueueEvent::Kind::Generating:
        return speakerOf(parameters, worker) + ": generating item " + std::to_string(item);
    case QueueEvent::Kind::Took:
        return speakerOf(parameters, worker) + ": processing " + itemName(item);
    case QueueEvent::Kind::NoMore:
        return speakerOf(parameters, worker) + ": no more items";
    default:
        return {};
    }
}

std::optional<Nanoseconds> momentOfLine(const RunRecord& record, std::size_t line) {
    if (line >= record.log.size()) {
        return std::nullopt;
    }
    const auto& parameters = queueParameters(record.facts.experiment);
    auto mark = record.marks.begin();
    auto moment = record.facts.released;
    for (std::size_t i = 0; i <= line; ++i) {
        if (isLast(record.log[i])) {
            moment = endOfSpeaker(record, record.log[i]).value_or(moment);
            continue;
        }
        const auto told = std::find_if(mark, record.marks.end(), [&](const RunMark& each) {
            return logLine(parameters, each.worker, kindOf(each), each.item) == record.log[i];
        });
        if (told != record.marks.end()) {
            moment = told->time;
            mark = told + 1;
        } else if (i + 1 == record.log.size() && record.facts.finished) {
            moment = record.facts.ended; // "all done"
        }
    }
    return moment;
}

} // namespace parascope
