// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/DemoViews.h"

#include "ui/demos/classify/ClassifyView.h"
#include "ui/demos/compare/CompareView.h"
#include "ui/demos/compare/KnownFigures.h"
#include "ui/demos/memory/MemoryView.h"
#include "ui/demos/queue/QueueView.h"
#include "ui/demos/scale/ScalingView.h"
#include "ui/demos/scrape/ScrapeView.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

DemoView* compareView(RunSession& session) {
    return new CompareView([known = std::make_shared<KnownFigures>(session)](RunsView runs) {
        return known->of({runs.begin(), runs.end()});
    });
}

DemoView* classifyView(RunSession& /*session*/) {
    auto* view = new ClassifyView;
    view->leaveOutTable();
    return view;
}

struct ViewOfDemo {
    const char* key;
    DemoView* (*make)(RunSession& session);
};

constexpr std::array kViews{
    ViewOfDemo{"run", compareView},
    ViewOfDemo{"scale", [](RunSession&) -> DemoView* { return new ScalingView; }},
    ViewOfDemo{"queue", [](RunSession& session) -> DemoView* { return new QueueView(session); }},
    ViewOfDemo{"classify", classifyView},
    ViewOfDemo{"scrape", [](RunSession&) -> DemoView* { return new ScrapeView; }},
    ViewOfDemo{"memory", [](RunSession&) -> DemoView* { return new MemoryView; }},
};

} // namespace

DemoView* makeDemoView(const Demo& demo, RunSession& session) {
    const auto* found = std::find_if(kViews.begin(), kViews.end(),
                                     [&demo](const ViewOfDemo& view) { return demo.info().key == view.key; });
    return found != kViews.end() ? found->make(session) : nullptr;
}

} // namespace parascope
