// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scale/ScalingPage.h"

#include "ui/demos/scale/ScalingControls.h"
#include "ui/demos/scale/ScalingView.h"

#include <algorithm>

namespace parascope {

namespace {
const ScaleDemo& scaleDemo() {
    static const ScaleDemo kDemo;
    return kDemo;
}
} // namespace

ScalingPage::ScalingPage(RunSession& session, QWidget* parent)
    : ScalingPage(session, new ScalingControls, new ScalingView, parent) {}

ScalingPage::ScalingPage(RunSession& session, ScalingControls* controls, ScalingView* view, QWidget* parent)
    : DemoPage(scaleDemo(), session, {controls, view}, parent)
    , m_controls(controls)
    , m_view(view) {}

const Scaling& ScalingPage::scaling() const {
    return m_view->scaling();
}

/// While points are still to come a sentence would be wrong a moment later.
Report ScalingPage::report(const std::vector<const RunRecord*>& runs) const {
    std::vector<const RunRecord*> finished;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(finished),
                 [](const RunRecord* run) { return run->facts.finished; });
    auto report = DemoPage::report(finished);
    if (finished.size() < runs.size()) {
        report.sentence.clear();
    }
    return report;
}

} // namespace parascope
