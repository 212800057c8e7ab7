// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusText.h"

#include "core/report/Sentence.h"

#include <QObject>
#include <QStringList>

namespace parascope {

namespace {

QString scheduleText(const RunFacts& facts) {
    const auto note = QString::fromStdString(facts.scheduleNote);
    if (facts.schedule == "exact") {
        return QObject::tr("exact schedule");
    }
    return note.isEmpty() ? QObject::tr("sampled schedule") : note;
}

} // namespace

QString statusText(const Machine& machine, const std::vector<const RunRecord*>& runs) {
    QStringList parts;
    const RunRecord* last = nullptr;
    for (const auto* run : runs) {
        last = run->facts.finished ? run : last;
    }
    if (last != nullptr && last->facts.schedule != "none") {
        parts.append(scheduleText(last->facts));
    }
    const auto cores =
        machine.cores == 1 ? QObject::tr("1 core") : QObject::tr("%1 cores").arg(machine.cores);
    parts.append(QString::fromStdString(machine.cpu) + QStringLiteral(", ") + cores);
    if (last != nullptr && last->facts.otherPrograms) {
        const auto share = QString::fromStdString(decimals(*last->facts.otherPrograms * 100, 0));
        parts.append(QObject::tr("other programs took %1 % of all cores during the last run").arg(share));
    }
    return parts.join(QStringLiteral(" · "));
}

RunRecord foreignRun(const std::string& name, Trace trace) {
    RunRecord run;
    run.facts.title = name;
    run.facts.finished = true;
    run.facts.launched = trace.extent().begin;
    run.facts.ended = trace.extent().end;
    run.trace = std::move(trace);
    return run;
}

} // namespace parascope
