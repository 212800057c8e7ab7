// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoView.h"

namespace parascope {

class TimelinePanel;

/// The picture of demos that have none of their own: the lanes of all runs on one time axis.
class TimelineView final : public DemoView {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    void show(const Parameters& asked, RunsView runs) override;
    void grow() override;
    void clear() override;
    void begin() override;
    void setLive(bool live) override;
    void setPresenting(bool presenting) override;
    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;

private:
    TimelinePanel* m_timeline;
};

} // namespace parascope
