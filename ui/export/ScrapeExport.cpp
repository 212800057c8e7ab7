// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ScrapeExport.h"

#include "core/base/Numbers.h"
#include "core/demos/scrape/ScrapeDemo.h"
#include "core/report/Noise.h"
#include "ui/charts/VerdictLook.h"
#include "ui/export/Footnote.h"
#include "ui/export/RunExport.h"

#include <algorithm>
#include <QObject>

namespace parascope {

namespace {

/// Of a longer list the figures are told when its run has ended.
constexpr std::size_t kMostPagesLive = 5000;

QString stepName(StepKind kind) {
    switch (kind) {
    case StepKind::Read:
        return QObject::tr("Read");
    case StepKind::Download:
        return QObject::tr("Download");
    case StepKind::Parse:
        return QObject::tr("Parse");
    case StepKind::Save:
        break;
    }
    return QObject::tr("Save");
}

QString kindInWords(VerdictKind kind) {
    return kind == VerdictKind::TooShort ? QObject::tr("too short")
                                         : QString::fromStdString(typeOfWork(kind));
}

std::shared_ptr<const LaneIndex> laneOf(const std::vector<TimeSpan>& times, State state) {
    auto lane = std::make_shared<LaneIndex>();
    for (const auto& time : times) {
        [[maybe_unused]] const bool isAdded = lane->add({time.begin, time.end, {}, -1, state});
    }
    return lane;
}

const QString& timeHeading() {
    static const QString kHeading = QObject::tr("time");
    return kHeading;
}
const QString& typeHeading() {
    static const QString kHeading = QObject::tr("type of work");
    return kHeading;
}

TimeBand bandOf(const ScrapeStep& step) {
    TimeBand band;
    band.name = stepName(step.kind);
    band.times = laneOf(step.times, stateOf(step.verdict.kind));
    const bool isDone = !step.times.empty();
    const bool isOfMany = step.kind == StepKind::Download || step.kind == StepKind::Parse;
    const auto dash = QStringLiteral("–");
    band.endColumns = {{timeHeading(), isDone ? QString::fromStdString(durationInWords(step.wall)) : dash},
                       {typeHeading(), isDone ? kindInWords(step.verdict.kind) : dash},
                       {QObject::tr("at a time"),
                        isDone && isOfMany ? QString::fromStdString(decimals(step.atOnce(), 1)) : QString()}};
    band.text = QStringLiteral("%1: %2. %3")
                    .arg(QString::fromStdString(step.title), kindInWords(step.verdict.kind),
                         QString::fromStdString(step.why));
    return band;
}

class SweepExhibit final : public Exhibit {
public:
    SweepExhibit(const ScrapeQuestion& asked, const std::vector<const RunRecord*>& runs)
        : m_picture(sweepPicture(sweepOf(runs)))
        , m_report(scrapeReport(asked, runs))
        , m_title(picturesTitle(runs))
        , m_footnote(footnoteOf(runs)) {}

    [[nodiscard]] QString name() const override { return QObject::tr("Pages a second over workers"); }
    [[nodiscard]] std::vector<std::string> endings() const override {
        auto endings = pictureEndings();
        endings.emplace_back(".csv");
        return endings;
    }
    [[nodiscard]] PictureOptions usualOptions() const override {
        PictureOptions options;
        options.title = QObject::tr("%1 with more and more workers").arg(m_title);
        options.footnote = m_footnote;
        return options;
    }
    [[nodiscard]] QString caption() const override { return QString::fromStdString(m_report.sentence); }
    [[nodiscard]] Report figures() const override { return m_report; }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        return {scalingPart(m_picture.scaling, m_picture.cores, options, m_picture.unit)};
    }
    Result<void> writeData(const std::string& /*ending*/, const std::filesystem::path& file) const override {
        return writeText(reportCsv(m_report, "run"), file);
    }

private:
    SweepPicture m_picture;
    Report m_report;
    QString m_title;
    QString m_footnote;
};

} // namespace

bool isScrape(const RunFacts& facts) {
    return facts.experiment.demo == ScrapeDemo().info().key;
}

std::optional<ScrapeFigures> shownFigures(const RunRecord& run) {
    const auto pages = scrapeFacts(run.facts).pages.size();
    const bool isShown = pages > 0 && (run.facts.finished || pages <= kMostPagesLive);
    return isShown ? std::optional(scrapeFigures(run)) : std::nullopt;
}

void addSteps(const std::vector<const RunRecord*>& runs, std::vector<TimelineSource>& sources) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!isScrape(runs[i]->facts)) {
            continue;
        }
        const auto figures = shownFigures(*runs[i]).value_or(ScrapeFigures());
        const bool isDone = runs[i]->facts.finished && figures.wall > 0;
        auto& source = sources[i];
        source.endColumns = {
            {timeHeading(),
             isDone ? QString::fromStdString(durationInWords(figures.wall)) : QStringLiteral("–")},
            {typeHeading(), isDone ? kindInWords(figures.verdict.kind) : QStringLiteral("–")}};
        if (runs[i]->facts.succeeded()) {
            source.note.clear(); // the time stands behind the lanes
        }
        source.strips = i + 1 == runs.size() ? StripChoice::Counters : StripChoice::None;
        if (i + 1 == runs.size()) {
            for (const auto& step : figures.steps) {
                source.bands.push_back(bandOf(step));
            }
        }
    }
}

SweepPicture sweepPicture(const Sweep& sweep) {
    SweepPicture picture;
    picture.unit = {QObject::tr("pages a second"), QObject::tr("pages a second"), 1};
    if (sweep.points.empty()) {
        return picture;
    }
    const auto& first = sweep.points.front();
    const auto backend = first.run->facts.experiment.backend;
    picture.cores = std::max(1, coresAllowed(first.run->facts));
    picture.unit.ofOne = std::max(first.figures.pagesPerSecond / first.workers, 1e-9);
    for (const auto& point : sweep.points) {
        ScalingPoint drawn;
        drawn.backend = backend;
        drawn.workers = point.workers;
        drawn.speedup = point.figures.pagesPerSecond / picture.unit.ofOne;
        drawn.speedupMin = drawn.speedup;
        drawn.speedupMax = drawn.speedup;
        picture.scaling.points.push_back(drawn);
    }
    ScalingFit fit;
    fit.backend = backend;
    fit.suggestedWorkers = sweep.pays;
    picture.scaling.fits.push_back(fit);
    return picture;
}

Result<std::unique_ptr<Exhibit>> scrapeExhibit(const Parameters& /*asked*/,
                                               const std::vector<const RunRecord*>& runs) {
    if (runs.empty()) {
        return failure("nothing was exported", "nothing has been fetched", "run the scraper first");
    }
    const auto& question = scrapeQuestion(runs.back()->facts.experiment);
    if (!question.sweep) {
        return runsExhibit(runs);
    }
    if (sweepOf(runs).points.empty()) {
        return failure("nothing was exported", "no run of the sweep ended well", "run it again");
    }
    return std::make_unique<SweepExhibit>(question, runs);
}

} // namespace parascope
