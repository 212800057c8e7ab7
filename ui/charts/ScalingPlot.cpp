// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ScalingPlot.h"

#include "ui/charts/ShadedRange.h"
#include "ui/charts/StateStyle.h"

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

constexpr double kCrowdedShade = 0.07;
constexpr double kRoomAbove = 1.08;
constexpr int kCurvePoints = 64;
constexpr int kLabelRoom = 4;

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

/// What one is, of the figures that stand above each other.
QString figureInWords(ScalingKind kind) {
    switch (kind) {
    case ScalingKind::AgainstSerial:
        break;
    case ScalingKind::AgainstOneWorker:
        return ScalingPlot::tr("speed-up against one worker");
    case ScalingKind::Weak:
        return ScalingPlot::tr("work done in the time of one worker");
    }
    return ScalingPlot::tr("speed-up against one after another");
}

} // namespace

ScalingPlot::ScalingPlot(QWidget* parent)
    : LinePlot(parent)
    , m_crowded(new ShadedRange(xAxis)) {
    xAxis->setLabel(tr("workers"));
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    xAxis->setTicker(ticker);
    m_crowded->setWords(tr("more workers than cores"));
    setTheme(theme());
}

void ScalingPlot::takeTheme() {
    m_crowded->setColours(blended(theme().plot, theme().text, kCrowdedShade), theme().faintText);
}

void ScalingPlot::setScaling(const Scaling& scaling, int cores, const ScalingUnit& unit) {
    m_scaling = scaling;
    m_unit = unit;
    m_cores = std::max(1, cores);
    rebuild();
}

bool ScalingPlot::drawLines() {
    const bool some = !m_scaling.points.empty();
    m_crowded->setVisible(some);
    if (some) {
        const int most = mostWorkers(m_scaling);
        const double top = topOf(m_scaling, m_cores) * m_unit.ofOne;
        yAxis->setLabel(m_unit.axis.isEmpty() ? figureInWords(m_scaling.kind) : m_unit.axis);
        xAxis->setRange(0.5, most + 0.5);
        yAxis->setRange(0, top);
        m_crowded->setFrom(m_cores);
        addIdeal(most);
        addCores(top);
        for (std::size_t i = 0; i < m_scaling.fits.size(); ++i) {
            addBackend(m_scaling.fits[i], i, most);
        }
    }
    return some;
}

QRectF ScalingPlot::crowded() const {
    return m_crowded->shaded();
}

void ScalingPlot::addIdeal(int most) {
    auto* ideal = addGraph();
    ideal->setName(tr("ideal"));
    ideal->setPen(QPen(theme().faintText, kRuleWidth, Qt::DashLine));
    // To where it leaves the picture: its label stands there.
    const double last = std::min<double>(most, yAxis->range().upper / m_unit.ofOne);
    ideal->addData(1, m_unit.ofOne);
    ideal->addData(last, last * m_unit.ofOne);
    addEnd({ideal->name(), theme().faintText, last, last * m_unit.ofOne});
}

void ScalingPlot::addCores(double top) {
    auto* line = addGraph();
    line->setName(m_cores == 1 ? tr("1 core") : tr("%1 cores").arg(m_cores));
    line->setPen(QPen(theme().faintText, kRuleWidth, Qt::DotLine));
    line->addData(m_cores, 0);
    line->addData(m_cores + 1e-9, top);
    if (m_cores <= mostWorkers(m_scaling)) {
        auto* label = new QCPItemText(this);
        label->position->setType(QCPItemPosition::ptPlotCoords);
        label->position->setCoords(m_cores, 0);
        label->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
        label->setPadding(QMargins(kLabelRoom, kLabelRoom, kLabelRoom, kLabelRoom));
        label->setText(line->name());
        label->setFont(font());
        label->setColor(theme().faintText);
    }
}

void ScalingPlot::addBackend(const ScalingFit& fit, std::size_t number, int most) {
    const auto& style = lineStyles()[number % lineStyles().size()];
    const auto label = QString::fromStdString(infoOf(fit.backend).label);
    auto* graph = addGraph();
    graph->setName(label);
    graph->setLineStyle(fit.serialFraction ? QCPGraph::lsNone : QCPGraph::lsLine);
    graph->setPen(QPen(style.colour, kCurveWidth));
    graph->setScatterStyle(QCPScatterStyle(style.shape, style.colour, style.colour, kScatterSize));
    auto* errors = new QCPErrorBars(xAxis, yAxis);
    errors->removeFromLegend();
    errors->setDataPlottable(graph);
    errors->setPen(QPen(style.colour, kRuleWidth));
    for (const auto& point : m_scaling.points) {
        if (point.backend == fit.backend && point.speedup) {
            graph->addData(point.workers, *point.speedup * m_unit.ofOne);
            errors->addData((*point.speedup - *point.speedupMin) * m_unit.ofOne,
                            (*point.speedupMax - *point.speedup) * m_unit.ofOne);
        }
    }
    if (!fit.serialFraction) {
        addEnd(*graph, label, style.colour);
        return;
    }
    auto* curve = addGraph();
    curve->setName(tr("Amdahl, %1 % serial").arg(*fit.serialFraction * 100, 0, 'f', 1));
    curve->setPen(QPen(style.colour, kCurveWidth));
    for (int i = 0; i <= kCurvePoints; ++i) {
        const double workers = 1 + (most - 1) * static_cast<double>(i) / kCurvePoints;
        curve->addData(workers, m_unit.ofOne / (*fit.serialFraction + (1 - *fit.serialFraction) / workers));
    }
    addEnd(*curve, tr("%1: %2 % serial").arg(label).arg(*fit.serialFraction * 100, 0, 'f', 0), style.colour);
}

} // namespace parascope
