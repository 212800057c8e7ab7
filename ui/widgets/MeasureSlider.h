// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace parascope {

/// A level slider whose steps stand for a measure: a screen reader says the measure, not the number of the
/// step. Its name is to say the unit.
class MeasureSlider final : public QSlider {
    Q_OBJECT

public:
    explicit MeasureSlider(QWidget* parent = nullptr);

    /// What step 0 stands for, and how much more each further one.
    void setMeasure(double atZero, double perStep);
    [[nodiscard]] double measureOf(int step) const { return m_atZero + step * m_perStep; }
    /// The step that comes nearest to a measure.
    [[nodiscard]] int stepOf(double measure) const;

private:
    double m_atZero = 0;
    double m_perStep = 1;
};

} // namespace parascope
