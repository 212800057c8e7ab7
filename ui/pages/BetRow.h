// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Bets.h"

#include <QWidget>
#include <vector>

class QLabel;
class QSlider;

namespace parascope {

/// One slider for each way that is going to run: what speed-up does the class expect?
class BetRow final : public QWidget {
    Q_OBJECT

public:
    explicit BetRow(QWidget* parent = nullptr);

    /// The ways to bet on, without the baseline, and how many workers each will have.
    void setWays(const std::vector<Backend>& backends, int workers);
    /// Empty while the row is hidden: who does not see it does not bet.
    [[nodiscard]] Bets bets() const;

private:
    struct Way {
        Backend backend = Backend::Threads;
        QWidget* group = nullptr;
        QSlider* slider = nullptr;
        QLabel* text = nullptr;
    };
    Way makeWay(Backend backend);

    std::vector<Way> m_ways; ///< of all backends; those that do not run are hidden
};

} // namespace parascope
