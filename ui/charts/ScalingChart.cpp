// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ScalingChart.h"

#include "ui/charts/Picture.h"
#include "ui/charts/ScalingPlot.h"
#include "ui/style/AccessRole.h"
#include "ui/style/FocusRing.h"

#include <memory>
#include <optional>
#include <QLabel>
#include <QStackedLayout>

namespace parascope {

namespace {

/// The points as they are said: "C++ threads: 1 worker 1.00 ×, 2 workers 1.98 ×; C++ processes: …".
QString pointsInWords(const Scaling& scaling, const ScalingUnit& unit) {
    QStringList all;
    std::optional<Backend> backend;
    for (const auto& point : scaling.points) {
        if (!point.speedup) {
            continue;
        }
        const auto workers = point.workers == 1 ? ScalingChart::tr("1 worker")
                                                : ScalingChart::tr("%1 workers").arg(point.workers);
        const auto words = QStringLiteral("%1 %2 %3")
                               .arg(workers)
                               .arg(*point.speedup * unit.ofOne, 0, 'f', 2)
                               .arg(unit.name);
        if (backend == point.backend) {
            all.back() += QStringLiteral(", ") + words;
        } else {
            all.append(
                QStringLiteral("%1: %2").arg(QString::fromStdString(infoOf(point.backend).label), words));
        }
        backend = point.backend;
    }
    return all.join(QStringLiteral("; "));
}

} // namespace

ScalingChart::ScalingChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new ScalingPlot(this))
    , m_hint(new QLabel(this)) {
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_plot->setTheme(Theme::fromPalette(palette()));
    setAccessRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Speed-up over workers"));
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    passOver(*m_hint); // the chart says it
    auto* layout = new QStackedLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(m_plot);
    m_ring = new FocusRing(*this);
}

void ScalingChart::setScaling(const Scaling& scaling, int cores, const ScalingUnit& unit) {
    m_plot->setScaling(scaling, cores, unit);
    auto* stack = static_cast<QStackedLayout*>(layout());
    stack->setCurrentIndex(scaling.points.empty() ? 0 : 1);
    m_ring->raise();
    setAccessibleDescription(scaling.points.empty() ? m_hint->text() : pointsInWords(scaling, unit));
}

void ScalingChart::setPlaceholder(const QString& text) {
    m_hint->setText(text);
    setAccessibleDescription(text);
}

PicturePart scalingPart(const Scaling& scaling, int cores, const PictureOptions& options,
                        const ScalingUnit& unit) {
    auto plot = std::make_shared<ScalingPlot>();
    plot->setTheme(themeOn(options.paper));
    plot->setFont(pictureFont());
    plot->setScaling(scaling, cores, unit);
    const int width = partWidth(options.size);
    const QSize size(width, width * 5 / 9);
    return {size, [plot, size](QCPPainter& painter) { plot->paintOn(painter, size); }};
}

} // namespace parascope
