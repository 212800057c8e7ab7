// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ScaleExport.h"

#include "core/base/Numbers.h"
#include "ui/charts/ScalingChart.h"
#include "ui/export/Footnote.h"
#include "ui/export/LocalTime.h"

#include <QObject>

namespace parascope {

namespace {

class ScaleExhibit final : public Exhibit {
public:
    explicit ScaleExhibit(MeasuredScaling measured)
        : m_measured(std::move(measured)) {}

    [[nodiscard]] QString name() const override { return QObject::tr("Speed-up over workers"); }
    [[nodiscard]] std::vector<std::string> endings() const override {
        auto endings = pictureEndings();
        endings.emplace_back(".csv");
        return endings;
    }
    [[nodiscard]] PictureOptions usualOptions() const override {
        PictureOptions options;
        options.title = QObject::tr("How many workers?");
        options.footnote = footnote();
        return options;
    }
    [[nodiscard]] QString caption() const override { return QString::fromStdString(m_measured.sentence); }
    [[nodiscard]] Report figures() const override {
        return scaleReport(m_measured.scaling, m_measured.sentence);
    }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        return {scalingPart(m_measured.scaling, coresFor(m_measured.asked, m_measured.machine), options)};
    }
    Result<void> writeData(const std::string& /*ending*/, const std::filesystem::path& file) const override {
        return writeText(reportCsv(figures(), "backend"), file);
    }

private:
    [[nodiscard]] QString footnote() const {
        const auto& asked = m_measured.asked;
        const auto work = QObject::tr("%1 for each of 1 to %2 workers · median of %3, with least and most")
                              .arg(QString::fromStdString(asked.task + ":" + formatCount(asked.size)))
                              .arg(asked.maxWorkers)
                              .arg(asked.repeat);
        const auto schedule =
            m_measured.schedule.empty()
                ? QString()
                : QObject::tr(" · %1 schedule").arg(QString::fromStdString(m_measured.schedule));
        return footnoteOf(m_measured.machine, work + schedule,
                          m_measured.startedAt.empty() ? QString() : localDayText(m_measured.startedAt));
    }

    MeasuredScaling m_measured;
};

} // namespace

MeasuredScaling measuredScaling(const ScaleQuestion& asked, RunsView runs) {
    auto answer = scalingAnswer(asked, runs);
    MeasuredScaling measured{std::move(answer.scaling), asked, {}, std::move(answer.sentence)};
    if (!runs.empty()) {
        const auto& facts = runs.front()->facts;
        measured.machine = facts.machine;
        measured.startedAt = facts.startedAt;
        measured.schedule = facts.schedule == "none" ? std::string() : facts.schedule;
    }
    return measured;
}

Result<std::unique_ptr<Exhibit>> scaleExhibit(MeasuredScaling measured) {
    if (measured.scaling.points.empty()) {
        return failure("nothing was exported", "nothing has been measured", "run a scaling first");
    }
    return std::make_unique<ScaleExhibit>(std::move(measured));
}

} // namespace parascope
