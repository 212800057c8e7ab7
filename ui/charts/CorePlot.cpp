// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CorePlot.h"

#include "ui/charts/LegendElement.h"
#include "ui/charts/PlacedLayout.h"
#include "ui/charts/StateStyle.h"

namespace parascope {

namespace {
constexpr int kEdge = 8;
} // namespace

CorePlot::CorePlot(const CoreHistory& history, QWidget* parent)
    : QCustomPlot(parent)
    , m_history(history)
    , m_legend(new LegendElement(this))
    , m_panels(new CorePanels(history, this))
    , m_hint(new QCPTextElement(this)) {
    auto* column = new PlacedLayout([this](const QRect& rect) { arrange(rect); });
    plotLayout()->clear();
    plotLayout()->addElement(0, 0, column);
    column->setMargins({});
    column->add(m_legend);
    column->add(m_panels);
    column->add(m_hint);
    m_hint->setTextFlags(Qt::AlignCenter | Qt::TextWordWrap);
    m_hint->setAutoMargins(QCP::msNone);
    m_hint->setFont(font());
    m_legend->setEntries({{QStringLiteral("own workers"), std::nullopt, ownWorkersColour()},
                          {QStringLiteral("other programs"), std::nullopt, otherProgramsColour()},
                          {QStringLiteral("0–100 % of each core, last 30 s"), std::nullopt, QColor()}});
    setTheme(Theme::light());
}

void CorePlot::setTheme(const Theme& theme) {
    setBackground(QBrush(theme.background));
    m_legend->setTheme(theme);
    m_panels->setTheme(theme);
    m_hint->setTextColor(theme.faintText);
    replot(rpQueuedReplot);
}

void CorePlot::setPlaceholder(const QString& text) {
    m_hint->setText(text);
    replot(rpQueuedReplot);
}

void CorePlot::paintOn(QCPPainter& painter, const QSize& size) {
    toPainter(&painter, size.width(), size.height());
}

void CorePlot::arrange(const QRect& rect) {
    const bool some = !m_history.isEmpty();
    const auto inner = rect.adjusted(kEdge, 2, -kEdge, -4);
    const int legendHeight = m_legend->heightFor(inner.width());
    m_legend->setVisible(some);
    m_panels->setVisible(some);
    m_hint->setVisible(!some);
    m_legend->setOuterRect(QRect(inner.left(), inner.top(), inner.width(), legendHeight));
    m_panels->setOuterRect(inner.adjusted(0, legendHeight, 0, 0));
    m_hint->setOuterRect(inner);
}

void CorePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_hint->setFont(font());
        replot(rpQueuedReplot);
    }
}

} // namespace parascope
