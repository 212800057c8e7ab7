// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Bets.h"

#include <QWidget>
#include <vector>

class QGridLayout;
class QSlider;

namespace parascope {

/// One slider for each backend that is going to run, but for the baselines: what speed-up does the class
/// expect?
class BetRow final : public QWidget {
    Q_OBJECT

public:
    explicit BetRow(QWidget* parent = nullptr);

    /// The backends that are going to run, and how many workers each will have.
    void setBackends(const std::vector<Backend>& backends, int workers);
    [[nodiscard]] Bets bets() const;

private:
    void addSlider(Backend backend, int workers);

    QGridLayout* m_grid;
    std::vector<std::pair<Backend, QSlider*>> m_sliders;
};

} // namespace parascope
