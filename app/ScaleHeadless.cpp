// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ScaleHeadless.h"

#include "app/Headless.h"
#include "core/engine/RunSession.h"
#include "core/observe/Machine.h"
#include "core/report/Sentence.h"
#include "ui/export/ScaleExport.h"

#include <set>

namespace parascope {

namespace {

/// Says which runs failed, each kind of failure once.
bool complainOfFailures(const std::vector<const RunRecord*>& runs) {
    std::set<std::string> said;
    for (const auto* run : runs) {
        const auto& key = infoOf(run->facts.experiment.backend).key;
        if (!run->facts.error.empty() && said.insert(key + run->facts.error).second) {
            complain({"a run with backend '" + key + "' failed", run->facts.error, ""});
        }
    }
    return !said.empty();
}

} // namespace

int scaleCommand(const Command& command) {
    if (!canExport(command)) {
        return 1;
    }
    EngineHost engine(realEngineParts(command.schedule), EngineHost::Cores::Ignore);
    RunSession session(engine);
    const bool interrupted = runToTheEnd(command, session, experimentsOf(command.scale));

    std::vector<const RunFacts*> facts;
    for (const auto* run : session.runs()) {
        facts.push_back(&run->facts);
    }
    const auto machine = readMachine();
    const auto cores = coresFor(command.scale, machine);
    const auto scaling = computeScaling(scalingRuns(facts), cores);
    const auto sentence = scalingSentence(scaling, cores, facts);
    if (command.json) {
        print(scaleJson(commandText(command), scaling, machine, sentence));
    } else if (!command.quiet) {
        print(scaleTable(scaling, sentence));
    }
    bool failed = complainOfFailures(session.runs());
    for (const auto& file : command.exports) {
        if (const auto written = exportScale({scaling, command.scale, machine}, file, kSlideWide); !written) {
            complain(written.error());
            failed = true;
        }
    }
    return interrupted ? 130 : failed ? 1 : 0;
}

} // namespace parascope
