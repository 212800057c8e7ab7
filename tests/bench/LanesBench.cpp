// SPDX-License-Identifier: GPL-3.0-or-later
// Zooming and panning in one and in ten million spans in 64 lanes, drawn at 1200 × 740: the budget is 13.6
// ms.

#include "tests/bench/ManySpans.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"

#include <benchmark/benchmark.h>
#include <QImage>

namespace {

using namespace parascope;

/// The chart of so many million spans; `move` is told of the view before each picture.
template <class Move>
void drawLanes(benchmark::State& state, Move move) {
    const auto trace = bench::manySpans(static_cast<int>(state.range(0)));
    TimeView view;
    TimelineChart chart(view);
    chart.resize(1200, 740);
    chart.setSources({{QStringLiteral("many"), &trace, {}}});
    QImage image(chart.size(), QImage::Format_RGB32);
    chart.render(&image);
    int step = 0;
    for (auto _ : state) {
        move(view, step++);
        chart.render(&image);
    }
    benchmark::DoNotOptimize(image.bits());
}

void zoomLanes(benchmark::State& state) {
    drawLanes(state, [](TimeView& view, int step) {
        const auto middle = view.extent().begin + view.extent().length() / 2;
        view.zoomAround(middle, step % 16 < 8 ? 0.5 : 2.0);
    });
}
BENCHMARK(zoomLanes)->ArgName("millions")->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond);

/// A third of all, to and fro.
void panLanes(benchmark::State& state) {
    drawLanes(state, [](TimeView& view, int step) {
        const auto length = view.extent().length() / 3;
        const auto begin = view.extent().begin + length / 16 * (step % 32 < 16 ? step % 16 : 16 - step % 16);
        view.fit({begin, begin + length});
    });
}
BENCHMARK(panLanes)->ArgName("millions")->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond);

} // namespace
