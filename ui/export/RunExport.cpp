// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/RunExport.h"

#include "core/base/Numbers.h"
#include "core/command/CommandLine.h"
#include "core/demos/queue/QueueDemo.h"
#include "core/demos/queue/QueueFile.h"
#include "core/demos/RunFile.h"
#include "core/report/RunCsv.h"
#include "core/report/RunFigures.h"
#include "core/report/Sentence.h"
#include "core/work/Task.h"
#include "ui/charts/ChartExport.h"
#include "ui/export/HtmlReport.h"
#include "ui/export/LocalTime.h"
#include "ui/export/RunMarks.h"

#include <QDateTime>

namespace parascope {

namespace {

std::string countedThing(const std::string& task) {
    const TaskCatalog tasks;
    const auto found = tasks.find(task);
    return found ? (*found)->info().counts : std::string();
}

QString counted(std::uint64_t number, const char* thing) {
    return QStringLiteral("%1 %2%3").arg(number).arg(QLatin1String(thing),
                                                     number == 1 ? QString() : QStringLiteral("s"));
}

QString queueTitle(const QueueParameters& parameters) {
    const auto bound = parameters.capacity == 0 ? QStringLiteral("unbounded")
                                                : QStringLiteral("capacity %1").arg(parameters.capacity);
    return QStringLiteral("Queue, %1: %2, %3, %4")
        .arg(bound, counted(static_cast<std::uint64_t>(parameters.producers), "producer"),
             counted(static_cast<std::uint64_t>(parameters.consumers), "consumer"),
             counted(parameters.items, "item"));
}

} // namespace

std::vector<TimelineSource> timelineSources(const std::vector<const RunRecord*>& runs) {
    std::vector<TimelineSource> sources;
    for (const auto* run : runs) {
        const auto& facts = run->facts;
        const auto note = !facts.error.empty() ? QStringLiteral("failed")
                          : facts.stopped      ? QStringLiteral("stopped")
                          : facts.finished     ? QString::fromStdString(durationInWords(wallSeconds(facts)))
                                               : QString();
        sources.push_back({QString::fromStdString(runTitle(facts)), &run->trace, run->zero(), note,
                           LaneView::Workers, coresAllowed(facts)});
        sources.back().look = isQueue(facts) ? LaneLook::Items : LaneLook::Plain;
        sources.back().marks = laneMarks(*run);
    }
    return sources;
}

QString picturesTitle(const std::vector<const RunRecord*>& runs) {
    if (runs.empty()) {
        return QStringLiteral("Parascope");
    }
    const auto& experiment = runs.front()->facts.experiment;
    if (!runs.front()->facts.title.empty()) {
        return QString::fromStdString(runs.front()->facts.title);
    }
    if (isQueue(runs.front()->facts)) {
        return queueTitle(queueParameters(experiment));
    }
    auto title = QStringLiteral("%1: %2 %3 for each worker")
                     .arg(QString::fromStdString(experiment.task),
                          QString::fromStdString(formatCount(experiment.size)),
                          QString::fromStdString(countedThing(experiment.task)));
    for (const auto* run : runs) {
        const auto& other = run->facts.experiment;
        if (isPython(other.backend) && other.task == experiment.task && other.size != experiment.size) {
            return title + QObject::tr(", in Python %1").arg(QString::fromStdString(formatCount(other.size)));
        }
    }
    return title;
}

QString picturesFootnote(const std::vector<const RunRecord*>& runs) {
    if (runs.empty()) {
        return {};
    }
    const auto& facts = runs.front()->facts;
    if (!facts.title.empty()) {
        return QStringLiteral("recorded by another program · drawn by Parascope");
    }
    const auto schedule = facts.schedule == "none"
                              ? QStringLiteral("spans as the workers recorded them")
                              : QStringLiteral("%1 schedule").arg(QString::fromStdString(facts.schedule));
    return QStringLiteral("%1, %2, Linux %3 · %4 workers · %5 · %6 · Parascope")
        .arg(QString::fromStdString(facts.machine.cpu), QString::fromStdString(coresInWords(facts.machine)),
             QString::fromStdString(facts.machine.kernel), QString::number(facts.experiment.workers),
             localDayText(facts.startedAt), schedule);
}

bool isPicture(const std::filesystem::path& file) {
    const auto ending = exportEnding(file);
    return ending && *ending != ".csv" && *ending != ".trace.json";
}

Result<void> exportRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file,
                        QSize size) {
    const auto ending = exportEnding(file);
    if (!ending) {
        return failure(ending.error());
    }
    if (*ending == ".csv") {
        const bool isOneQueue = runs.size() == 1 && isQueue(runs.front()->facts);
        return isOneQueue ? saveQueueCsv(*runs.front(), file) : saveCsv(runs, file);
    }
    if (*ending == ".trace.json") {
        return saveRuns(runs, file);
    }
    const auto sources = timelineSources(runs);
    const ExportOptions options{size, picturesTitle(runs), picturesFootnote(runs)};
    if (*ending == ".html") {
        const bool areQueues = !runs.empty() && isQueue(runs.front()->facts);
        return saveHtmlReport(areQueues ? QueueDemo().report(QueueQuestion(), runs)
                                        : runReport(figuresOf(runs)),
                              sources, options, file);
    }
    const auto format = pictureFormat(file);
    if (!format) {
        return failure("export '" + file.string() + "'", "its ending names no picture format");
    }
    return exportTimeline(sources, extentOf(sources), options, file, *format);
}

QImage runsPicture(const std::vector<const RunRecord*>& runs) {
    const auto sources = timelineSources(runs);
    return renderTimeline(sources, extentOf(sources),
                          {kSlideWide, picturesTitle(runs), picturesFootnote(runs)});
}

QString proposedName(const QString& demo, const QString& ending) {
    return QStringLiteral("parascope-%1-%2%3")
        .arg(demo, QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")), ending);
}

} // namespace parascope
