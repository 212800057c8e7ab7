// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ScalingChart.h"

#include "ui/charts/Picture.h"
#include "ui/charts/ScalingPlot.h"

#include <memory>
#include <QLabel>
#include <QStackedLayout>

namespace parascope {

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

PicturePart scalingPart(const Scaling& scaling, int cores, const PictureOptions& options) {
    auto plot = std::make_shared<ScalingPlot>();
    plot->setTheme(themeOn(options.paper));
    plot->setFont(pictureFont());
    plot->setScaling(scaling, cores);
    const int width = partWidth(options.size);
    const QSize size(width, width * 5 / 9);
    return {size, [plot, size](QCPPainter& painter) { plot->paintOn(painter, size); }};
}

} // namespace parascope
