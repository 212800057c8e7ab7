// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceEvent.h"

namespace parascope {

void TraceEvent::clear() {
    phase = '\0';
    hasTime = isLocalId = flowsIn = flowsOut = false;
    for (auto* text : {&name, &category, &pidText, &tidText, &id, &scope, &colour, &flow, &args}) {
        text->clear();
    }
    time = duration = Nanoseconds{};
    pid = tid = 0;
    core = -1;
    unusable = 0;
}

std::string keyOfId(const TraceEvent& event, std::string_view name) {
    std::string key;
    const auto process = event.isLocalId ? std::to_string(event.pid) : std::string();
    for (const std::string_view part : {std::string_view(event.category), std::string_view(event.id),
                                        std::string_view(event.scope), std::string_view(process), name}) {
        key.append(part) += '\0'; // no two keys come to the same text
    }
    return key;
}

} // namespace parascope
