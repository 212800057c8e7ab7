// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TextTable.h"
#include "core/engine/Reports.h"
#include "core/report/RunJson.h"
#include "core/report/Sentence.h"

namespace parascope {

std::string queueJson(const Command& command, const QueueRecord& record) {
    JsonWriter json;
    json.beginObject();
    json.field("command", commandText(command));
    json.key("machine");
    writeMachine(json, record.facts.machine);
    writeQueue(json, record, queueMetrics(record.facts));
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string queueTable(const QueueRecord& record) {
    const auto& facts = record.facts;
    const auto metrics = queueMetrics(facts);
    TextTable table({"", "items", "worked", "waited for the queue"});
    for (const auto& worker : facts.workers) {
        table.add({facts.experiment.nameOf(worker.id), std::to_string(worker.items),
                   durationInWords(toSeconds(worker.worked)), durationInWords(toSeconds(worker.waited))});
    }
    std::string text = "\n" + table.text() + "\n";
    text += std::to_string(facts.account.produced) + " produced, " + std::to_string(facts.account.consumed) +
            " consumed, " + std::to_string(facts.lost) + " lost, " +
            std::to_string(facts.account.duplicated) + " duplicated; at most " +
            std::to_string(facts.deepest) + " in the queue; " + durationInWords(metrics.wall) + ", " +
            decimals(metrics.itemsPerSecond, 1) + " items a second\n";
    for (const auto& item : facts.lostItems) {
        text += "lost: " + item + "\n";
    }
    if (facts.linesNotLogged > 0) {
        text += std::to_string(facts.linesNotLogged) + " lines are not in the log\n";
    }
    text += metrics.sentence + "\n";
    for (const auto& worker : facts.workers) {
        if (!worker.output.empty()) {
            text += "\n" + facts.experiment.nameOf(worker.id) + " printed:\n" + worker.output + "\n";
        }
    }
    return text;
}

} // namespace parascope
