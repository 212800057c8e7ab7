// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ScaleHeadless.h"

#include "app/Headless.h"
#include "app/Interrupt.h"
#include "app/Progress.h"
#include "core/observe/Machine.h"
#include "core/run/RunSession.h"
#include "ui/export/ScaleExport.h"

#include <cstdio>
#include <QCoreApplication>
#include <set>
#include <unistd.h>

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

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

} // namespace

int scaleCommand(const Command& command) {
    if (!canExport(command)) {
        return 1;
    }
    EngineHost engine(realEngineParts(command.schedule), EngineHost::Cores::Ignore);
    RunSession session(engine);
    bool interrupted = false;
    const Interrupt interrupt([&] {
        interrupted = true;
        session.stop();
    });
    Progress progress(session, !command.quiet && isatty(STDERR_FILENO) != 0);
    QObject::connect(&session, &RunSession::finished, &session, [] { QCoreApplication::quit(); });
    session.submit(experimentsOf(command.scale));
    QCoreApplication::exec();
    progress.clear();

    std::vector<const RunFacts*> facts;
    for (const auto* run : session.runs()) {
        facts.push_back(&run->facts);
    }
    const auto machine = readMachine();
    const auto scaling = computeScaling(scalingRuns(facts), coresFor(command.scale, machine));
    const auto sentence = scalingInWords(scaling, coresFor(command.scale, machine));
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
