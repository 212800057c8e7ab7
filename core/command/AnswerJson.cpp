// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/AnswerJson.h"

#include "core/report/RunJson.h"

namespace parascope {

std::string answerJson(const Command& command, const std::vector<const RunRecord*>& runs) {
    JsonWriter json;
    json.beginObject();
    json.field(command.demo->info().commandKey, commandText(command));
    if (!runs.empty()) {
        json.key("machine");
        writeMachine(json, runs.front()->facts.machine);
    }
    command.demo->writeJson(json, *command.asked.get(), runs);
    json.endObject();
    return std::string(json.text()) + "\n";
}

} // namespace parascope
