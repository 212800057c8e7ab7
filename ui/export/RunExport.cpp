// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/RunExport.h"

#include "core/base/Numbers.h"
#include "core/command/CommandLine.h"
#include "core/demos/classify/ClassifyDemo.h"
#include "core/demos/classify/ClassifyReport.h"
#include "core/demos/queue/QueueDemo.h"
#include "core/demos/queue/QueueFile.h"
#include "core/demos/RunFile.h"
#include "core/report/RunCsv.h"
#include "core/report/RunFigures.h"
#include "core/report/Sentence.h"
#include "core/work/Task.h"
#include "ui/charts/ChartExport.h"
#include "ui/export/Footnote.h"
#include "ui/export/ReplayPage.h"
#include "ui/export/RunMarks.h"
#include "ui/export/ScrapeExport.h"

#include <QDateTime>
#include <QObject>

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

/// What readers are to know beside the figures.
std::vector<std::string> warningsOf(const std::vector<const RunRecord*>& runs) {
    std::vector<std::string> warnings;
    for (const auto* run : runs) {
        const auto title = runTitle(run->facts);
        if (!run->facts.error.empty()) {
            warnings.push_back(title + " failed: " + run->facts.error);
        }
        if (const auto gaps = gapsInSchedule(run->facts); !gaps.empty()) {
            warnings.push_back(title + ": " + gaps);
        }
    }
    return warnings;
}

Report reportOf(const std::vector<const RunRecord*>& runs) {
    if (!runs.empty() && isScrape(runs.back()->facts)) {
        return scrapeReport(scrapeQuestion(runs.back()->facts.experiment), runs);
    }
    const bool areQueues = !runs.empty() && isQueue(runs.front()->facts);
    return areQueues ? QueueDemo().report(QueueQuestion(), runs) : runReport(figuresOf(runs));
}

ReplayContent replayContent(const std::vector<const RunRecord*>& runs) {
    ReplayContent content{picturesTitle(runs).toStdString(),
                          footnoteOf(runs).toStdString(),
                          reportOf(runs),
                          warningsOf(runs),
                          {}};
    for (const auto* run : runs) {
        content.log.insert(content.log.end(), run->log.begin(), run->log.end());
    }
    return content;
}

class RunsExhibit : public Exhibit {
public:
    explicit RunsExhibit(std::vector<const RunRecord*> runs)
        : m_runs(std::move(runs)) {}

    [[nodiscard]] QString name() const override { return QObject::tr("Lanes of the runs"); }
    [[nodiscard]] std::vector<std::string> endings() const override { return exportEndings(); }
    [[nodiscard]] PictureOptions usualOptions() const override {
        PictureOptions options;
        options.title = picturesTitle(m_runs);
        options.footnote = footnoteOf(m_runs);
        return options;
    }
    [[nodiscard]] QString caption() const override { return QString::fromStdString(figures().sentence); }
    [[nodiscard]] Report figures() const override { return reportOf(m_runs); }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        return {timelinePart(timelineSources(m_runs), {}, options)};
    }
    Result<void> writeData(const std::string& ending, const std::filesystem::path& file) const override {
        if (ending == ".csv") {
            const bool isOneQueue = m_runs.size() == 1 && isQueue(m_runs.front()->facts);
            return isOneQueue ? saveQueueCsv(*m_runs.front(), file) : saveCsv(m_runs, file);
        }
        return ending == ".html" ? saveReplay(replayContent(m_runs), timelineSources(m_runs), file)
                                 : saveRuns(m_runs, file);
    }

private:
    std::vector<const RunRecord*> m_runs;
};

class CoresExhibit final : public Exhibit {
public:
    explicit CoresExhibit(const CoreHistory& history)
        : m_history(history) {}

    [[nodiscard]] QString name() const override { return QObject::tr("Load of every core"); }
    [[nodiscard]] std::vector<std::string> endings() const override { return pictureEndings(); }
    [[nodiscard]] PictureOptions usualOptions() const override {
        PictureOptions options;
        options.title = name();
        options.footnote = footnoteOf(readMachine(), {}, QDate::currentDate().toString(Qt::ISODate));
        return options;
    }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        return {coresPart(m_history, options)};
    }

private:
    const CoreHistory& m_history;
};

class RunsAndCoresExhibit final : public RunsExhibit {
public:
    RunsAndCoresExhibit(std::vector<const RunRecord*> runs, const CoreHistory& history)
        : RunsExhibit(std::move(runs))
        , m_history(history) {}

    [[nodiscard]] QString name() const override { return QObject::tr("Lanes and cores"); }
    [[nodiscard]] std::vector<std::string> endings() const override { return pictureEndings(); }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        auto parts = RunsExhibit::parts(options);
        parts.push_back(coresPart(m_history, options));
        return parts;
    }

private:
    const CoreHistory& m_history;
};

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
    addSteps(runs, sources);
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
    if (isScrape(runs.front()->facts)) {
        return scrapeTitle(runs.front()->facts);
    }
    if (experiment.demo == ClassifyDemo().info().key) {
        return QString::fromStdString(watchedInWords(runs.front()->facts));
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

bool isPicture(const std::filesystem::path& file) {
    const auto ending = exportEnding(file);
    return ending && *ending != ".csv" && *ending != ".trace.json";
}

Result<void> exportRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file) {
    return writeExhibit(RunsExhibit(runs), file);
}

std::unique_ptr<Exhibit> runsExhibit(std::vector<const RunRecord*> runs) {
    return std::make_unique<RunsExhibit>(std::move(runs));
}

std::unique_ptr<Exhibit> coresExhibit(const CoreHistory& history) {
    return std::make_unique<CoresExhibit>(history);
}

std::unique_ptr<Exhibit> runsAndCoresExhibit(std::vector<const RunRecord*> runs, const CoreHistory& history) {
    return std::make_unique<RunsAndCoresExhibit>(std::move(runs), history);
}

QString proposedName(const QString& demo, const QString& ending) {
    return QStringLiteral("parascope-%1-%2%3")
        .arg(demo, QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")), ending);
}

} // namespace parascope
