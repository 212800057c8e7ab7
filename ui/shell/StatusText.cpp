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
        const auto gaps = QString::fromStdString(gapsInSchedule(facts));
        return gaps.isEmpty() ? QObject::tr("exact schedule")
                              : QObject::tr("exact schedule, but %1").arg(gaps);
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
    const auto here = QString::fromStdString(machine.cpu + ", " + coresInWords(machine));
    const bool isOneOfSeveral = last != nullptr && last->facts.hasWorkersElsewhere();
    parts.append(isOneOfSeveral ? QObject::tr("cores of this machine only: %1").arg(here) : here);
    if (last != nullptr && last->facts.otherPrograms) {
        const auto share = QString::fromStdString(decimals(*last->facts.otherPrograms * 100, 0));
        parts.append((isOneOfSeveral
                          ? QObject::tr("other programs took %1 % of its cores during the last run")
                          : QObject::tr("other programs took %1 % of the cores during the last run"))
                         .arg(share));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace parascope
