// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ScalingPlot.h"

#include <array>

namespace parascope {

namespace {

/// Colour and shape together: lines must be told apart in grey, too. The colours are Okabe and Ito's.
struct LineStyle {
    QColor colour;
    QCPScatterStyle::ScatterShape shape;
};
const std::array<LineStyle, 6>& lineStyles() {
    static const std::array<LineStyle, 6> kStyles{{
        {QColor(0x00, 0x72, 0xB2), QCPScatterStyle::ssDisc},
        {QColor(0xD5, 0x5E, 0x00), QCPScatterStyle::ssSquare},
        {QColor(0xCC, 0x79, 0xA7), QCPScatterStyle::ssTriangle},
        {QColor(0xE6, 0x9F, 0x00), QCPScatterStyle::ssDiamond},
        {QColor(0x00, 0x9E, 0x73), QCPScatterStyle::ssCross},
        {QColor(0x56, 0xB4, 0xE9), QCPScatterStyle::ssTriangleInverted},
    }};
    return kStyles;
}

constexpr double kScatterSize = 9;
constexpr double kRoomAbove = 1.08;
constexpr int kCurvePoints = 64;

int mostWorkers(const Scaling& scaling) {
    int most = 2;
    for (const auto& point : scaling.points) {
        most = std::max(most, point.workers);
    }
    return most;
}

double topOf(const Scaling& scaling, int cores) {
    double top = cores;
    for (const auto& point : scaling.points) {
        top = std::max(top, point.speedupMax.value_or(0));
    }
    return top * kRoomAbove;
}

} // namespace

ScalingPlot::ScalingPlot(QWidget* parent)
    : QCustomPlot(parent)
    , m_theme(Theme::light()) {
    xAxis->setLabel(tr("workers"));
    yAxis->setLabel(tr("speed-up against one after another"));
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    xAxis->setTicker(ticker);
    xAxis->setSubTicks(false);
    yAxis->setSubTicks(false);
    setAntialiasedElements(QCP::aeAll);
    axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignRight);
    setFonts();
    setTheme(m_theme);
}

void ScalingPlot::setFonts() {
    for (auto* axis : {xAxis, yAxis}) {
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
    }
    legend->setFont(font());
}

void ScalingPlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFonts();
        rebuild();
    } else if (event->type() == QEvent::PaletteChange) {
        setTheme(Theme::fromPalette(palette()));
    }
}

void ScalingPlot::setTheme(const Theme& theme) {
    m_theme = theme;
    setBackground(QBrush(theme.background));
    axisRect()->setBackground(QBrush(theme.plot));
    for (auto* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(theme.frame));
        axis->setTickPen(QPen(theme.frame));
        axis->setTickLabelColor(theme.text);
        axis->setLabelColor(theme.faintText);
        axis->grid()->setPen(QPen(theme.grid));
        axis->grid()->setZeroLinePen(QPen(theme.grid));
    }
    legend->setBrush(QBrush(theme.background));
    legend->setTextColor(theme.text);
    legend->setBorderPen(QPen(theme.frame));
    rebuild();
}

void ScalingPlot::setScaling(const Scaling& scaling, int cores) {
    m_scaling = scaling;
    m_cores = std::max(1, cores);
    rebuild();
}

void ScalingPlot::rebuild() {
    clearPlottables();
    clearItems();
    const bool some = !m_scaling.points.empty();
    xAxis->setVisible(some);
    yAxis->setVisible(some);
    legend->setVisible(some);
    axisRect()->setVisible(some);
    if (some) {
        const int most = mostWorkers(m_scaling);
        const double top = topOf(m_scaling, m_cores);
        xAxis->setRange(0.5, most + 0.5);
        yAxis->setRange(0, top);
        addIdeal(most);
        addCores(top);
        for (std::size_t i = 0; i < m_scaling.fits.size(); ++i) {
            addBackend(m_scaling.fits[i], i, most);
        }
    }
    replot(rpQueuedReplot);
}

void ScalingPlot::addIdeal(int most) {
    auto* ideal = addGraph();
    ideal->setName(tr("ideal"));
    ideal->setPen(QPen(m_theme.faintText, 1, Qt::DashLine));
    ideal->addData(1, 1);
    ideal->addData(most, most);
}

void ScalingPlot::addCores(double top) {
    auto* line = addGraph();
    line->setName(m_cores == 1 ? tr("1 core") : tr("%1 cores").arg(m_cores));
    line->setPen(QPen(m_theme.faintText, 1, Qt::DotLine));
    line->addData(m_cores, 0);
    line->addData(m_cores + 1e-9, top);
}

void ScalingPlot::addBackend(const ScalingFit& fit, std::size_t number, int most) {
    const auto& style = lineStyles()[number % lineStyles().size()];
    const auto label = QString::fromStdString(infoOf(fit.backend).label);
    auto* graph = addGraph();
    graph->setName(label);
    graph->setLineStyle(fit.serialFraction ? QCPGraph::lsNone : QCPGraph::lsLine);
    graph->setPen(QPen(style.colour, 2));
    graph->setScatterStyle(QCPScatterStyle(style.shape, style.colour, style.colour, kScatterSize));
    auto* errors = new QCPErrorBars(xAxis, yAxis);
    errors->removeFromLegend();
    errors->setDataPlottable(graph);
    errors->setPen(QPen(style.colour, 1));
    for (const auto& point : m_scaling.points) {
        if (point.backend == fit.backend && point.speedup) {
            graph->addData(point.workers, *point.speedup);
            errors->addData(*point.speedup - *point.speedupMin, *point.speedupMax - *point.speedup);
        }
    }
    if (!fit.serialFraction) {
        return;
    }
    auto* curve = addGraph();
    curve->setName(tr("Amdahl, %1 % serial").arg(*fit.serialFraction * 100, 0, 'f', 1));
    curve->setPen(QPen(style.colour, 1.5));
    for (int i = 0; i <= kCurvePoints; ++i) {
        const double workers = 1 + (most - 1) * static_cast<double>(i) / kCurvePoints;
        curve->addData(workers, 1 / (*fit.serialFraction + (1 - *fit.serialFraction) / workers));
    }
}

void ScalingPlot::paintOn(QCPPainter& painter, const QSize& size) {
    toPainter(&painter, size.width(), size.height());
}

} // namespace parascope
