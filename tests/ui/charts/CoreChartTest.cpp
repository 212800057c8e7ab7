// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CoreChart.h"
#include "ui/charts/CorePlot.h"
#include "ui/charts/StateStyle.h"

#include <gtest/gtest.h>
#include <QApplication>

namespace parascope {
namespace {

using namespace std::chrono_literals;

class ACoreChart : public testing::Test {
protected:
    ACoreChart() {
        chart.resize(900, 110);
        chart.setPlaceholder(QStringLiteral("no samples yet"));
        chart.show();
    }

    void feed(int cores, int samples, std::optional<double> own, std::optional<double> other) {
        for (int i = 0; i < samples; ++i) {
            m_now += 100ms;
            CoreSample sample{m_now, {}};
            for (int core = 0; core < cores; ++core) {
                sample.cores.push_back({CoreId(core), own, other});
            }
            chart.addSample(sample);
        }
    }

    [[nodiscard]] qsizetype pixels(const QColor& colour) {
        QApplication::processEvents();
        const auto image = chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
        qsizetype found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                found += image.pixel(x, y) == colour.rgb() ? 1 : 0;
            }
        }
        return found;
    }

    CoreChart chart;

private:
    Nanoseconds m_now = 1000s;
};

TEST_F(ACoreChart, DrawsMoreWhenMoreIsDone) {
    feed(2, 300, 0.2, 0.0);
    const auto little = pixels(ownWorkersColour());
    feed(2, 300, 0.9, 0.0);
    EXPECT_GT(pixels(ownWorkersColour()), 2 * little);
}

TEST_F(ACoreChart, KeepsOtherProgramsApart) {
    feed(2, 300, 0.0, 0.8);
    EXPECT_GT(pixels(otherProgramsColour()), 10'000);
    EXPECT_LT(pixels(ownWorkersColour()), 2'000) << "the legend's swatch only";
}

TEST_F(ACoreChart, DrawsNothingWhereThereIsNoData) {
    feed(2, 300, std::nullopt, std::nullopt);
    EXPECT_LT(pixels(ownWorkersColour()) + pixels(otherProgramsColour()), 4'000);
    EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("no data")));
}

TEST_F(ACoreChart, DrawsAnyNumberOfCoresAlsoNone) {
    for (const int cores : {0, 1, 7, 16, 17, 256}) {
        chart.clear();
        feed(cores, 50, 0.7, 0.2);
        EXPECT_FALSE(chart.grab().isNull()) << cores;
    }
}

TEST_F(ACoreChart, LetsCoresAppearAndVanish) {
    feed(4, 100, 0.5, 0.1);
    feed(2, 400, 0.5, 0.1);
    EXPECT_EQ(chart.history().cores().size(), 2u);
    feed(6, 1, 0.5, 0.1);
    EXPECT_EQ(chart.history().cores().size(), 6u);
}

TEST_F(ACoreChart, HasAFormForEachHeight) {
    const auto* plot = chart.findChild<CorePlot*>();
    EXPECT_EQ(plot->formFor(24), CoreForm::Line);
    EXPECT_EQ(plot->formFor(56), CoreForm::Strip);
    EXPECT_EQ(plot->formFor(200), CoreForm::Full);
    EXPECT_LE(chart.minimumSizeHint().height(), 32);
    for (const int height : {24, 56, 110, 200, 400}) {
        for (const int cores : {1, 2, 16, 64}) {
            chart.clear();
            chart.resize(900, height);
            feed(cores, 20, 0.7, 0.2);
            EXPECT_GT(pixels(ownWorkersColour()), cores > 16 && height >= 200 ? -1 : 20)
                << height << ", " << cores;
        }
    }
}

TEST_F(ACoreChart, SaysWhatACoreDidUnderThePointer) {
    chart.resize(900, 200);
    feed(2, 300, 0.5, 0.25);
    QApplication::processEvents();
    const auto text = chart.findChild<CorePlot*>()->textAt({300, 120});
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->contains(QStringLiteral("core 0"))) << text->toStdString();
    EXPECT_TRUE(text->contains(QStringLiteral("own workers 50 %, other programs 25 %")));
    EXPECT_FALSE(text->contains(QStringLiteral("GHz"))) << "nobody told";
}

TEST_F(ACoreChart, ShowsTheClockWhereTheMachineTellsIt) {
    chart.resize(900, 200);
    chart.addSample({1000s, {{CoreId(0), 0.5, 0.25, 3.4}}});
    QApplication::processEvents();
    EXPECT_EQ(chart.history().fastestClock(), 3.4);
    const auto text = chart.findChild<CorePlot*>()->textAt({chart.width() - 12.0, 120});
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->contains(QStringLiteral("clock 3.40 GHz"))) << text->toStdString();
}

TEST_F(ACoreChart, SaysTheLoadToScreenReaders) {
    feed(2, 20, 0.5, 0.25);
    EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("core 1: 75 %")));
}

} // namespace
} // namespace parascope
