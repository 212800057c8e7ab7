// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ChartExport.h"

#include "ui/charts/CorePlot.h"
#include "ui/charts/Picture.h"
#include "ui/charts/TimelinePlot.h"

#include <memory>

namespace parascope {

namespace {
constexpr int kLowestPrintedLane = 18; ///< px: on paper every lane's name can be read
constexpr int kHighestPrintedLane = 44;
constexpr int kTallestPart = 20'000;
constexpr int kCorePanelHeight = 110;
constexpr int kCorePanelWidth = 300; ///< so many stand side by side

/// The height that a slide of that width has.
int slideHeight(int width) {
    return width * 9 / 16;
}

/// As high as fits on a slide, within what can be read.
int paperLaneHeight(const TimelinePlot& plot, int width) {
    const int none = plot.heightFor(width, 0);
    const int rows = std::max(1, plot.heightFor(width, 1) - none);
    return std::clamp((slideHeight(width) - none) / rows, kLowestPrintedLane, kHighestPrintedLane);
}
} // namespace

PicturePart timelinePart(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                         const PictureOptions& options) {
    auto plot = std::make_shared<TimelinePlot>();
    plot->setTheme(themeOn(options.paper));
    plot->setFont(pictureFont());
    plot->setPlaceholder(QStringLiteral("no lanes"));
    plot->setLegendShown(options.legend);
    plot->setSources(sources);
    plot->setVisibleSpan(visible.isEmpty() ? extentOf(sources) : visible);
    const int width = partWidth(options.size);
    const int lane = paperLaneHeight(*plot, width);
    plot->setHighestLane(lane);
    const QSize size(width, std::min(plot->heightFor(width, lane), kTallestPart));
    return {size, [plot, size](QCPPainter& painter) { plot->paintOn(painter, size); }};
}

PicturePart coresPart(const CoreHistory& history, const PictureOptions& options) {
    auto plot = std::make_shared<CorePlot>(history);
    plot->setTheme(themeOn(options.paper));
    plot->setFont(pictureFont());
    plot->setPlaceholder(QStringLiteral("no samples of the cores"));
    const int width = partWidth(options.size);
    const int across = std::max(1, width / kCorePanelWidth);
    const int rows = (static_cast<int>(history.cores().size()) + across - 1) / across;
    const int most = std::max(slideHeight(width), 2 * kCorePanelHeight);
    const QSize size(width, std::clamp((rows + 1) * kCorePanelHeight, 2 * kCorePanelHeight, most));
    return {size, [plot, size](QCPPainter& painter) { plot->paintOn(painter, size); }};
}

PicturePart imagePart(const QPixmap& image, const PictureOptions& options) {
    const int width = partWidth(options.size);
    const QSize size(width, width * image.height() / std::max(1, image.width()));
    return {size, [image, size](QCPPainter& painter) { painter.drawPixmap(QRect(QPoint(), size), image); }};
}

} // namespace parascope
