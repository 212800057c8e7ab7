// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LinePlot.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr int kWidestLabelShare = 3; ///< labels take at most this part of the width
}

LinePlot::LinePlot(QWidget* parent)
    : QCustomPlot(parent)
    , m_theme(Theme::light())
    , m_labels(new LineEndLabels(xAxis, yAxis)) {
    setMinimumSize(1, 1); // nothing can be drawn on less
    xAxis->setSubTicks(false);
    yAxis->setSubTicks(false);
    setAntialiasedElements(QCP::aeAll);
    axisRect()->setAutoMargins(QCP::msLeft | QCP::msTop | QCP::msBottom); // labels stand at the right
    legend->setVisible(false);                                            // each line says what it is
    setFonts();
}

void LinePlot::setFonts() {
    for (auto* axis : {xAxis, yAxis}) {
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
    }
}

void LinePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFonts();
        rebuild();
    } else if (event->type() == QEvent::PaletteChange) {
        setTheme(Theme::fromPalette(palette()));
    }
}

void LinePlot::setTheme(const Theme& theme) {
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
    m_labels->setColour(theme.text);
    takeTheme();
    rebuild();
}

void LinePlot::rebuild() {
    clearPlottables();
    clearItems();
    m_ends.clear();
    const bool some = drawLines();
    xAxis->setVisible(some);
    yAxis->setVisible(some);
    m_labels->setVisible(some);
    axisRect()->setVisible(some);
    m_labels->setLabels(m_ends);
    makeRoom(width());
    replot(rpQueuedReplot);
}

void LinePlot::addEnd(const QCPGraph& line, const QString& label, const QColor& colour) {
    if (line.dataCount() > 0) {
        const auto last = line.data()->constEnd() - 1;
        m_ends.push_back({label, colour, last->key, last->value});
    }
}

void LinePlot::makeRoom(int width) {
    const int room = std::min(m_labels->widthFor(font()), std::max(1, width) / kWidestLabelShare);
    axisRect()->setMargins(QMargins(0, 0, room, 0));
}

void LinePlot::resizeEvent(QResizeEvent* event) {
    makeRoom(width());
    QCustomPlot::resizeEvent(event);
}

void LinePlot::paintOn(QCPPainter& painter, const QSize& size) {
    makeRoom(size.width());
    toPainter(&painter, size.width(), size.height());
    makeRoom(width());
}

} // namespace parascope
