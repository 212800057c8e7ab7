// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoPage.h"

namespace parascope {

class ScalingControls;
class ScalingView;
struct Scaling;

/// "How many workers?": the same task with 1, 2 … workers, and what becomes of the speed-up.
class ScalingPage final : public DemoPage {
    Q_OBJECT

public:
    explicit ScalingPage(RunSession& session, QWidget* parent = nullptr);

    [[nodiscard]] ScalingControls& controls() const { return *m_controls; }
    [[nodiscard]] const Scaling& scaling() const;

protected:
    [[nodiscard]] Report report(const std::vector<const RunRecord*>& runs) const override;

private:
    ScalingPage(RunSession& session, ScalingControls* controls, ScalingView* view, QWidget* parent);

    ScalingControls* m_controls;
    ScalingView* m_view;
};

} // namespace parascope
