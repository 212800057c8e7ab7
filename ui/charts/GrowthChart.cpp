// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/GrowthChart.h"

#include "core/base/Numbers.h"
#include "ui/charts/LinePlot.h"
#include "ui/charts/Picture.h"
#include "ui/charts/StateStyle.h"
#include "ui/style/AccessRole.h"
#include "ui/style/FocusRing.h"

#include <algorithm>
#include <memory>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr double kGrowthRoom = 1.12; ///< beyond the largest size and the longest time

double sizeOf(const GrowthPoint& point) {
    return static_cast<double>(point.size);
}

/// "2 G iterations took 1.61 s, 4 G 3.20 s, 8 G 6.41 s"
QString growthSpoken(const Growth& growth) {
    QStringList all;
    for (const auto& point : growth.points) {
        const auto size = QString::fromStdString(formatCount(point.size));
        const auto time = QString::fromStdString(durationInWords(point.seconds));
        all.append(
            all.isEmpty()
                ? GrowthChart::tr("%1 %2 took %3").arg(size, QString::fromStdString(growth.counts), time)
                : GrowthChart::tr("%1 took %2").arg(size, time));
    }
    return all.join(QStringLiteral(", "));
}

/// The picture of it, from no time for nothing on.
class GrowthPlot final : public LinePlot {
public:
    explicit GrowthPlot(QWidget* parent = nullptr)
        : LinePlot(parent) {
        yAxis->setLabel(GrowthChart::tr("seconds"));
        setTheme(theme());
    }

    void setGrowth(const Growth& growth) {
        m_growth = growth;
        rebuild();
    }

protected:
    bool drawLines() override {
        if (m_growth.points.empty()) {
            return false;
        }
        xAxis->setLabel(QString::fromStdString(m_growth.counts));
        setRanges();
        addProportion();
        addMeasured();
        return true;
    }

private:
    void setRanges() {
        const auto ticks = QSharedPointer<QCPAxisTickerText>::create();
        double longest = 0;
        double largest = 0;
        for (const auto& point : m_growth.points) {
            ticks->addTick(sizeOf(point), QString::fromStdString(formatCount(point.size)));
            longest = std::max(longest, point.seconds);
            largest = std::max(largest, sizeOf(point));
        }
        xAxis->setTicker(ticks);
        xAxis->setRange(0, largest * kGrowthRoom);
        yAxis->setRange(0, longest * kGrowthRoom);
    }

    /// As many times as long as the first one took, as far as the picture goes.
    void addProportion() {
        const auto& first = m_growth.points.front();
        auto* line = addGraph();
        line->setPen(QPen(theme().faintText, kRuleWidth, Qt::DashLine));
        const double pace = first.seconds / sizeOf(first);
        const double last =
            std::min(sizeOf(m_growth.points.back()), yAxis->range().upper / std::max(pace, 1e-30));
        line->addData(0, 0);
        line->addData(last, last * pace);
        addEnd(*line, GrowthChart::tr("in proportion"), theme().faintText);
    }

    void addMeasured() {
        const auto colour = styleOf(State::Running).colour;
        auto* line = addGraph();
        line->setPen(QPen(colour, kCurveWidth));
        line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, kScatterSize));
        for (const auto& point : m_growth.points) {
            line->addData(sizeOf(point), point.seconds);
        }
        addEnd(*line, QString::fromStdString(m_growth.task), colour);
    }

    Growth m_growth;
};

} // namespace

GrowthChart::GrowthChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new GrowthPlot(this)) {
    m_plot->setTheme(Theme::fromPalette(palette()));
    m_plot->setFocusPolicy(Qt::NoFocus);
    setAccessRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Time over size"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_ring = new FocusRing(*this);
}

void GrowthChart::setGrowth(const Growth& growth) {
    if (growth == m_growth) {
        return;
    }
    m_growth = growth;
    static_cast<GrowthPlot*>(m_plot)->setGrowth(growth);
    m_ring->raise();
    setAccessibleDescription(growthSpoken(growth));
}

PicturePart growthPart(const Growth& growth, const PictureOptions& options) {
    auto plot = std::make_shared<GrowthPlot>();
    plot->setTheme(themeOn(options.paper));
    plot->setFont(pictureFont());
    plot->setGrowth(growth);
    const int width = partWidth(options.size);
    const QSize size(width, width * 2 / 5);
    return {size, [plot, size](QCPPainter& painter) { plot->paintOn(painter, size); }};
}

} // namespace parascope
