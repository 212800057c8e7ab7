// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ScalingChart.h"

#include "ui/charts/Picture.h"
#include "ui/charts/ScalingPlot.h"

#include <memory>
#include <QLabel>
#include <QStackedLayout>

namespace parascope {

namespace {

Picture scalingPicture(const Scaling& scaling, int cores, const ExportOptions& options) {
    const auto plot = std::make_shared<ScalingPlot>();
    plot->setTheme(Theme::light());
    plot->setFont(pictureFont());
    plot->setScaling(scaling, cores);
    const int width = std::max(200, options.size.width());
    const QSize body(
        width, std::max(100, options.size.height() - frameHeight(options.title, options.footnote, width)));
    return {body, [plot, body](QCPPainter& painter) { plot->paintOn(painter, body); }, options.title,
            options.footnote};
}

} // namespace

ScalingChart::ScalingChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new ScalingPlot(this))
    , m_hint(new QLabel(this)) {
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_plot->setTheme(Theme::fromPalette(palette()));
    m_plot->setAccessibleName(tr("speed-up over workers"));
    auto* layout = new QStackedLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(m_plot);
}

void ScalingChart::setScaling(const Scaling& scaling, int cores) {
    m_plot->setScaling(scaling, cores);
    auto* stack = static_cast<QStackedLayout*>(layout());
    stack->setCurrentIndex(scaling.points.empty() ? 0 : 1);
}

void ScalingChart::setPlaceholder(const QString& text) {
    m_hint->setText(text);
}

Result<void> exportScaling(const Scaling& scaling, int cores, const ExportOptions& options,
                           const std::filesystem::path& file, PictureFormat format) {
    return writePicture(scalingPicture(scaling, cores, options), file, format);
}

QImage renderScaling(const Scaling& scaling, int cores, const ExportOptions& options, double scale) {
    return renderPicture(scalingPicture(scaling, cores, options), scale);
}

} // namespace parascope
