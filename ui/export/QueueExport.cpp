// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/QueueExport.h"

#include "core/command/CommandLine.h"
#include "core/report/QueueFile.h"
#include "core/report/QueueMetrics.h"
#include "core/report/Sentence.h"
#include "ui/charts/ChartExport.h"
#include "ui/export/LocalTime.h"

namespace parascope {

namespace {

QString counted(std::uint64_t number, const char* thing) {
    return QStringLiteral("%1 %2%3").arg(number).arg(QLatin1String(thing),
                                                     number == 1 ? QString() : QStringLiteral("s"));
}

QString titleOf(const QueueExperiment& experiment) {
    const auto bound = experiment.capacity == 0 ? QStringLiteral("unbounded")
                                                : QStringLiteral("capacity %1").arg(experiment.capacity);
    return QStringLiteral("Queue, %1: %2, %3, %4")
        .arg(bound, counted(static_cast<std::uint64_t>(experiment.producers), "producer"),
             counted(static_cast<std::uint64_t>(experiment.consumers), "consumer"),
             counted(experiment.items, "item"));
}

QString footnoteOf(const QueueFacts& facts) {
    return QStringLiteral("%1, %2 cores, Linux %3 · %4 · Parascope")
        .arg(QString::fromStdString(facts.machine.cpu), QString::number(facts.machine.cores),
             QString::fromStdString(facts.machine.kernel), localDayText(facts.startedAt));
}

std::vector<TimelineSource> sourcesOf(const QueueRecord& record) {
    const auto& facts = record.facts;
    return {{QString::fromStdString(infoOf(facts.experiment.backend).label), &record.trace, facts.released,
             QString::fromStdString(durationInWords(queueMetrics(facts).wall)), LaneView::Workers}};
}

ExportOptions optionsOf(const QueueRecord& record, QSize size) {
    return {size, titleOf(record.facts.experiment), footnoteOf(record.facts)};
}

} // namespace

Result<void> exportQueue(const QueueRecord& record, const std::filesystem::path& file, QSize size) {
    const auto ending = exportEnding(file);
    if (!ending) {
        return failure(ending.error());
    }
    if (*ending == ".csv") {
        return saveQueueCsv(record, file);
    }
    if (*ending == ".trace.json") {
        return saveQueueTrace(record, file);
    }
    const auto format = pictureFormat(file);
    if (!format) {
        return failure("export '" + file.string() + "'", "a run at a queue has no such format",
                       "use .png, .svg, .pdf, .csv or .trace.json");
    }
    const auto sources = sourcesOf(record);
    return exportTimeline(sources, extentOf(sources), optionsOf(record, size), file, *format);
}

QImage queuePicture(const QueueRecord& record) {
    const auto sources = sourcesOf(record);
    return renderTimeline(sources, extentOf(sources), optionsOf(record, kSlideWide));
}

} // namespace parascope
