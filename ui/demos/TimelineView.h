// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoView.h"

namespace parascope {

class TimelinePanel;

/// The lanes of all runs on one time axis: the picture of demos that have none of their own, and the base of
/// one that says more about the same lanes.
class TimelineView : public DemoView {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    [[nodiscard]] QString invitation() const override;
    void show(const Parameters& asked, RunsView runs) override;
    void grow() override;
    void clear() override;
    void begin() override;
    void setLive(bool live) override;
    void setPresenting(bool presenting) override;
    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;

    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }

private:
    TimelinePanel* m_timeline;
};

} // namespace parascope
