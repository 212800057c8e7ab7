// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/TimelineView.h"

#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"
#include "ui/pages/TimelinePanel.h"

#include <QVBoxLayout>

namespace parascope {

TimelineView::TimelineView(QWidget* parent)
    : DemoView(parent)
    , m_timeline(new TimelinePanel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_timeline);
    setFocusProxy(m_timeline);
}

QString TimelineView::invitation() const {
    return tr("Press Run (F5): each worker gets a lane here.");
}

void TimelineView::show(const Parameters& /*asked*/, RunsView runs) {
    m_timeline->setSources(timelineSources({runs.begin(), runs.end()}));
}

void TimelineView::grow() {
    m_timeline->dataChanged();
}

void TimelineView::clear() {
    m_timeline->setSources({});
}

void TimelineView::begin() {
    m_timeline->view().clearSelection();
    m_timeline->view().home();
}

void TimelineView::setLive(bool live) {
    m_timeline->setLive(live);
}

void TimelineView::setPresenting(bool presenting) {
    m_timeline->setPresenting(presenting);
}

bool TimelineView::pauseOrPlay() {
    m_timeline->pauseOrPlay();
    return true;
}

QList<QWidget*> TimelineView::pictures() const {
    return {&m_timeline->chart()};
}

} // namespace parascope
