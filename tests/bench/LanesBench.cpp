// SPDX-License-Identifier: GPL-3.0-or-later
// Zooming and panning in a million spans in 64 lanes, drawn at 1200 × 740: the budget is 13.6 ms.

#include "tests/bench/ManySpans.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"

#include <benchmark/benchmark.h>
#include <QImage>

namespace {

using namespace parascope;

void zoomLanes(benchmark::State& state) {
    const auto trace = bench::manySpans();
    TimeView view;
    TimelineChart chart(view);
    chart.resize(1200, 740);
    chart.setSources({{QStringLiteral("many"), &trace, {}}});
    QImage image(chart.size(), QImage::Format_RGB32);
    chart.render(&image);
    const auto middle = view.extent().begin + view.extent().length() / 2;
    int step = 0;
    for (auto _ : state) {
        view.zoomAround(middle, step++ % 16 < 8 ? 0.5 : 2.0);
        chart.render(&image);
    }
    benchmark::DoNotOptimize(image.bits());
}
BENCHMARK(zoomLanes)->Unit(benchmark::kMillisecond);

} // namespace
