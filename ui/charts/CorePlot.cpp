// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CorePlot.h"

#include "ui/charts/LegendElement.h"
#include "ui/charts/PlacedLayout.h"
#include "ui/charts/StateStyle.h"

#include <QMouseEvent>
#include <QToolTip>

namespace parascope {

namespace {
constexpr int kCoreEdge = 8;
constexpr int kFullLines = 7;      ///< of text, that the full charts need
constexpr int kStripHalfLines = 5; ///< half lines of text that a strip needs
constexpr int kLegendShare = 5;    ///< a legend beside a strip has at most this part of the width
} // namespace

CorePlot::CorePlot(const CoreHistory& history, QWidget* parent)
    : QCustomPlot(parent)
    , m_history(history)
    , m_legend(new LegendElement(this))
    , m_panels(new CorePanels(history, this))
    , m_hint(new QCPTextElement(this)) {
    auto* column = new PlacedLayout([this](const QRect& rect) { arrange(rect); });
    setMinimumSize(1, 1); // nothing can be drawn on less
    plotLayout()->clear();
    plotLayout()->addElement(0, 0, column);
    column->setMargins({});
    column->add(m_legend);
    column->add(m_panels);
    column->add(m_hint);
    m_hint->setTextFlags(Qt::AlignCenter | Qt::TextWordWrap);
    m_hint->setAutoMargins(QCP::msNone);
    m_hint->setFont(font());
    setMouseTracking(true);
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
    m_isOnPaper = true; // there everything is drawn in full
    toPainter(&painter, size.width(), size.height());
}

CoreForm CorePlot::formFor(int height) const {
    const int line = QFontMetrics(font()).height();
    if (m_isOnPaper || height >= kFullLines * line) {
        return CoreForm::Full;
    }
    return 2 * height < kStripHalfLines * line ? CoreForm::Line : CoreForm::Strip;
}

void CorePlot::arrange(const QRect& rect) {
    const bool some = !m_history.isEmpty();
    const auto form = formFor(rect.height());
    const int edge = form == CoreForm::Line ? 1 : 2;
    const auto inner = rect.adjusted(kCoreEdge, edge, -kCoreEdge, -edge);
    m_panels->setForm(form);
    m_panels->setVisible(some);
    m_hint->setVisible(!some);
    m_hint->setOuterRect(inner);
    arrangeLegend(inner, form);
    m_legend->setVisible(some && m_legend->outerRect().width() > 0);
}

void CorePlot::arrangeLegend(const QRect& inner, CoreForm form) {
    std::vector<LegendEntry> entries{{QStringLiteral("own workers"), std::nullopt, ownWorkersColour()},
                                     {QStringLiteral("other programs"), std::nullopt, otherProgramsColour()}};
    if (const auto fastest = m_history.fastestClock(); fastest && form == CoreForm::Full) {
        entries.push_back(
            {QStringLiteral("\u2500 clock, highest %1 GHz").arg(*fastest, 0, 'f', 1), std::nullopt, {}});
    }
    m_legend->setEntries(std::move(entries));
    const int column = m_legend->widestEntry();
    const bool isBeside = form == CoreForm::Strip && inner.width() > kLegendShare * column;
    if (form == CoreForm::Full) {
        const int height = m_legend->heightFor(inner.width());
        m_legend->setOuterRect(QRect(inner.left(), inner.top(), inner.width(), height));
        m_panels->setOuterRect(inner.adjusted(0, height, 0, 0));
    } else if (isBeside) {
        m_legend->setOuterRect(inner.adjusted(inner.width() - column, 0, 0, 0));
        m_panels->setOuterRect(inner.adjusted(0, 0, -column - 2 * kCoreEdge, 0));
    } else {
        m_legend->setOuterRect(QRect());
        m_panels->setOuterRect(inner);
    }
}

bool CorePlot::event(QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        showTooltip(*static_cast<QMouseEvent*>(event));
    }
    return QCustomPlot::event(event);
}

void CorePlot::showTooltip(const QMouseEvent& event) {
    const auto text = textAt(event.position());
    if (text) {
        QToolTip::showText(event.globalPosition().toPoint(), *text, this);
    } else {
        QToolTip::hideText();
    }
}

void CorePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_hint->setFont(font());
        replot(rpQueuedReplot);
    }
}

} // namespace parascope
