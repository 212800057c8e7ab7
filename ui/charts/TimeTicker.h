// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"

namespace parascope {

/// Puts TimeTicks on an axis in seconds.
class TimeTicker : public QCPAxisTicker {
public:
    /// At most so many ticks on the axis, at least 1.
    void setMost(int most) { m_most = most; }

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                  QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels) override;

private:
    int m_most = 8;
};

} // namespace parascope
