// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ChartExport.h"

#include "ui/charts/CorePlot.h"
#include "ui/charts/Picture.h"
#include "ui/charts/TimelinePlot.h"

#include <memory>

namespace parascope {

namespace {
constexpr int kLowestLane = 16; ///< px: on paper every lane's name can be read
constexpr int kHighestLane = 72;
constexpr int kTallestBody = 20'000;
constexpr int kCoresShare = 4; ///< of the body's height, below lanes
constexpr int kLowestCores = 120;

std::shared_ptr<TimelinePlot> timelinePlot(const std::vector<TimelineSource>& sources,
                                           const TimeSpan& visible) {
    auto plot = std::make_shared<TimelinePlot>();
    plot->setTheme(Theme::light());
    plot->setFont(pictureFont());
    plot->setHighestLane(kHighestLane);
    plot->setPlaceholder(QStringLiteral("no lanes"));
    plot->setSources(sources);
    plot->setVisibleSpan(visible.isEmpty() ? extentOf(sources) : visible);
    return plot;
}

std::shared_ptr<CorePlot> corePlot(const CoreHistory& history) {
    auto plot = std::make_shared<CorePlot>(history);
    plot->setTheme(Theme::light());
    plot->setFont(pictureFont());
    plot->setPlaceholder(QStringLiteral("no samples of the cores"));
    return plot;
}

/// What title and footnote leave of the size that was asked for.
QSize bodySize(const ExportOptions& options) {
    const int width = std::max(200, options.size.width());
    return {width,
            std::max(100, options.size.height() - frameHeight(options.title, options.footnote, width))};
}

Picture timelinePicture(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                        const ExportOptions& options) {
    const auto plot = timelinePlot(sources, visible);
    auto body = bodySize(options);
    body.setHeight(std::clamp(plot->heightFor(body.width(), kLowestLane), body.height(), kTallestBody));
    return {body, [plot, body](QCPPainter& painter) { plot->paintOn(painter, body); }, options.title,
            options.footnote};
}

Picture coresPicture(const CoreHistory& history, const ExportOptions& options) {
    const auto plot = corePlot(history);
    const auto body = bodySize(options);
    return {body, [plot, body](QCPPainter& painter) { plot->paintOn(painter, body); }, options.title,
            options.footnote};
}

Picture bothPicture(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                    const CoreHistory& history, const ExportOptions& options) {
    const auto lanes = timelinePlot(sources, visible);
    const auto cores = corePlot(history);
    const auto body = bodySize(options);
    const QSize below(body.width(), std::max(kLowestCores, body.height() / kCoresShare));
    const int rest = body.height() - below.height();
    const QSize above(body.width(), std::clamp(lanes->heightFor(body.width(), kLowestLane), std::max(rest, 1),
                                               kTallestBody));
    const auto paint = [lanes, cores, above, below](QCPPainter& painter) {
        painter.save();
        lanes->paintOn(painter, above);
        painter.restore();
        painter.translate(0, above.height());
        cores->paintOn(painter, below);
    };
    return {QSize(body.width(), above.height() + below.height()), paint, options.title, options.footnote};
}
} // namespace

std::optional<PictureFormat> pictureFormat(const std::filesystem::path& file) {
    const auto ending = QString::fromStdString(file.extension().string()).toLower();
    if (ending == QLatin1String(".png")) {
        return PictureFormat::Png;
    }
    if (ending == QLatin1String(".svg")) {
        return PictureFormat::Svg;
    }
    if (ending == QLatin1String(".pdf")) {
        return PictureFormat::Pdf;
    }
    return std::nullopt;
}

Result<void> exportTimeline(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                            const ExportOptions& options, const std::filesystem::path& file,
                            PictureFormat format) {
    return writePicture(timelinePicture(sources, visible, options), file, format);
}

Result<void> exportCores(const CoreHistory& history, const ExportOptions& options,
                         const std::filesystem::path& file, PictureFormat format) {
    return writePicture(coresPicture(history, options), file, format);
}

Result<void> exportTimelineAndCores(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                                    const CoreHistory& history, const ExportOptions& options,
                                    const std::filesystem::path& file, PictureFormat format) {
    return writePicture(bothPicture(sources, visible, history, options), file, format);
}

QImage renderTimeline(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                      const ExportOptions& options, double scale) {
    return renderPicture(timelinePicture(sources, visible, options), scale);
}

QImage renderCores(const CoreHistory& history, const ExportOptions& options, double scale) {
    return renderPicture(coresPicture(history, options), scale);
}

} // namespace parascope
