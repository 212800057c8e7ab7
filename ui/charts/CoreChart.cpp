// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CoreChart.h"

#include "ui/charts/CorePlot.h"
#include "ui/style/Tokens.h"

#include <cmath>
#include <QEvent>
#include <QStringList>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr Nanoseconds kDescribeEvery = std::chrono::seconds(1); ///< for screen readers; ten a second is noise
} // namespace

CoreChart::CoreChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new CorePlot(m_history, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    setAccessibleName(QStringLiteral("load of each core"));
    m_plot->setAccessibleName(QStringLiteral("cores over the last 30 seconds"));
    m_plot->setTheme(Theme::fromPalette(palette()));
}

CoreChart::~CoreChart() = default;

void CoreChart::addSample(const CoreSample& sample) {
    m_history.add(sample);
    if (sample.time - m_describedAt >= kDescribeEvery) {
        m_describedAt = sample.time;
        describe();
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CoreChart::clear() {
    m_history.clear();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CoreChart::setPlaceholder(const QString& text) {
    m_plot->setPlaceholder(text);
}

void CoreChart::describe() {
    QStringList loads;
    for (const auto& share : m_history.samples().back().cores) {
        const bool known = share.own || share.other;
        const auto busy = std::lround(100 * (share.own.value_or(0) + share.other.value_or(0)));
        loads << (known ? QStringLiteral("core %1: %2 %").arg(share.core.value).arg(busy)
                        : QStringLiteral("core %1: no data").arg(share.core.value));
    }
    setAccessibleDescription(loads.join(QStringLiteral(", ")));
}

QSize CoreChart::sizeHint() const {
    return {800, tokens::scaled(tokens::kCoreStripHeight, font())};
}

QSize CoreChart::minimumSizeHint() const {
    return {240, tokens::scaled(tokens::kFoldedCoreStripHeight, font())};
}

void CoreChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
    if (event->type() == QEvent::PaletteChange) {
        m_plot->setTheme(Theme::fromPalette(palette()));
    }
}

} // namespace parascope
