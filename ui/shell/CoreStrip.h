// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/CoreChart.h"

#include <QWidget>

class QToolButton;

namespace parascope {

class ElidedLabel;

/// The cores at the lower edge of the window: a line, a strip, or full charts, and what is known of the
/// machine.
class CoreStrip final : public QWidget {
    Q_OBJECT

public:
    enum class Height : std::uint8_t { Folded, Strip, Full };

    explicit CoreStrip(QWidget* parent = nullptr);

    [[nodiscard]] CoreChart& chart() const { return *m_chart; }
    void setHeight(Height height);
    [[nodiscard]] Height height() const { return m_height; }
    /// The next larger one, from the largest to the smallest.
    void cycle();
    void setStatus(const QString& text);
    /// For a projector: a thin line of the cores and nothing else.
    void setPresenting(bool presenting);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int chartHeight() const;
    void fit();

    CoreChart* m_chart;
    ElidedLabel* m_status;
    QToolButton* m_unfold;
    Height m_height = Height::Strip;
    bool m_isPresenting = false;
};

} // namespace parascope
