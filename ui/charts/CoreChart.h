// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/CoreHistory.h"

#include <memory>
#include <QWidget>

namespace parascope {

class CorePlot;

/// What each core does, live: one small chart per core up to 16, a heat map above. Own workers apart from
/// other programs. It fits its height: a line of 24 px, a strip of 56, the full charts from about 120.
class CoreChart : public QWidget {
    Q_OBJECT

public:
    explicit CoreChart(QWidget* parent = nullptr);
    ~CoreChart() override;

    /// About ten a second. Draws at the next turn of the event loop.
    void addSample(const CoreSample& sample);
    void clear();
    /// The text that stands where no sample has come yet.
    void setPlaceholder(const QString& text);

    [[nodiscard]] const CoreHistory& history() const { return m_history; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void describe();

    CoreHistory m_history;
    CorePlot* m_plot = nullptr;
    Nanoseconds m_describedAt{};
};

} // namespace parascope
