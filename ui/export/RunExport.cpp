// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/RunExport.h"

#include "core/base/Numbers.h"
#include "core/command/CommandLine.h"
#include "core/demos/queue/QueueFacts.h"
#include "core/demos/queue/QueueFile.h"
#include "core/demos/RunAnswer.h"
#include "core/demos/RunFile.h"
#include "core/report/Noise.h"
#include "core/report/RunCsv.h"
#include "core/report/RunHosts.h"
#include "core/report/Sentence.h"
#include "ui/charts/ChartExport.h"
#include "ui/export/Footnote.h"
#include "ui/export/ReplayPage.h"
#include "ui/export/RunMarks.h"
#include "ui/export/ScrapeExport.h"

#include <QDateTime>
#include <QObject>

namespace parascope {

namespace {

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

AliveRuns aliveRuns(const std::vector<const RunRecord*>& runs) {
    AliveRuns alive{picturesTitle(runs).toStdString(),
                    footnoteOf(runs).toStdString(),
                    reportOfRuns(runs),
                    warningsOf(runs),
                    {},
                    timelineSources(runs)};
    for (const auto* run : runs) {
        alive.log.insert(alive.log.end(), run->log.begin(), run->log.end());
    }
    return alive;
}

std::vector<LaneHeading> hostHeadings(const RunRecord& run) {
    std::vector<LaneHeading> headings;
    for (auto& host : hostsOf(run)) {
        headings.push_back({QString::fromStdString(host.name), QString::fromStdString(hostInWords(host)),
                            std::move(host.lanes)});
    }
    return headings;
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
    [[nodiscard]] Report figures() const override { return reportOfRuns(m_runs); }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        return {timelinePart(timelineSources(m_runs), {}, options)};
    }
    [[nodiscard]] std::optional<AliveRuns> alive() const override { return aliveRuns(m_runs); }
    [[nodiscard]] std::vector<PicturePart> stillParts(const PictureOptions& /*options*/) const override {
        return {};
    }
    Result<void> writeData(const std::string& ending, const std::filesystem::path& file) const override {
        if (ending == ".csv") {
            const bool isOneQueue = m_runs.size() == 1 && isQueue(m_runs.front()->facts);
            return isOneQueue ? saveQueueCsv(*m_runs.front(), file) : saveCsv(m_runs, file);
        }
        return ending == ".html" ? saveReplay(aliveRuns(m_runs), file) : saveRuns(m_runs, file);
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
        sources.back().nesting = facts.title.empty() ? Nesting::InLane : Nesting::InRows;
        sources.back().run = facts.finished ? facts.id : RunId(); // names of a live one are still counted on
        sources.back().file = run->file;
        sources.back().headings = hostHeadings(*run);
    }
    addSteps(runs, sources);
    return sources;
}

QString picturesTitle(const std::vector<const RunRecord*>& runs) {
    return QString::fromStdString(headingOfRuns(runs));
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
