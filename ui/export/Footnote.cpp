// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/Footnote.h"

#include "ui/export/LocalTime.h"

#include <algorithm>
#include <QObject>
#include <QStringList>

namespace parascope {

namespace {

QString machineInWords(const Machine& machine) {
    const auto cpu =
        machine.cpu.empty() ? QObject::tr("unknown processor") : QString::fromStdString(machine.cpu);
    const auto kernel = machine.kernel.empty()
                            ? QString()
                            : QObject::tr(", Linux %1").arg(QString::fromStdString(machine.kernel));
    return QStringLiteral("%1, %2%3").arg(cpu, QString::fromStdString(coresInWords(machine)), kernel);
}

QString scheduleInWords(const std::string& schedule) {
    return schedule == "none" ? QObject::tr("spans as the workers recorded them")
                              : QObject::tr("%1 schedule").arg(QString::fromStdString(schedule));
}

/// "2 workers", "1 to 4 workers".
QString workersInFootnote(const std::vector<const RunRecord*>& runs) {
    int least = runs.empty() ? 0 : runs.front()->facts.experiment.workers;
    int most = least;
    for (const auto* run : runs) {
        least = std::min(least, run->facts.experiment.workers);
        most = std::max(most, run->facts.experiment.workers);
    }
    if (least < most) {
        return QObject::tr("%1 to %2 workers").arg(least).arg(most);
    }
    return most == 1 ? QObject::tr("1 worker") : QObject::tr("%1 workers").arg(most);
}

/// Both where runs differ.
QString scheduleInFootnote(const std::vector<const RunRecord*>& runs) {
    QStringList kinds;
    for (const auto* run : runs) {
        const auto words = scheduleInWords(run->facts.schedule);
        if (!kinds.contains(words)) {
            kinds.append(words);
        }
    }
    return kinds.join(QObject::tr(" or "));
}

} // namespace

QString footnoteOf(const Machine& machine, const QString& more, const QString& day) {
    QStringList parts{machineInWords(machine), more, day, QStringLiteral("Parascope")};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString footnoteOf(const std::vector<const RunRecord*>& runs) {
    if (runs.empty()) {
        return {};
    }
    const auto& facts = runs.front()->facts;
    if (!facts.title.empty()) {
        return QObject::tr("recorded by another program · drawn by Parascope");
    }
    return QStringList{machineInWords(facts.machine), workersInFootnote(runs), localDayText(facts.startedAt),
                       scheduleInFootnote(runs), QStringLiteral("Parascope")}
        .join(QStringLiteral(" · "));
}

} // namespace parascope
