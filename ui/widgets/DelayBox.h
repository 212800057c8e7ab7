// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cmath>
#include <QDoubleSpinBox>

namespace parascope {

/// A time in milliseconds, with no more decimals than it has.
class DelayBox final : public QDoubleSpinBox {
    Q_OBJECT

public:
    static constexpr int kDigits = 13; ///< of the longest time, to the nanosecond

    explicit DelayBox(Nanoseconds longest, QWidget* parent = nullptr)
        : QDoubleSpinBox(parent) {
        setDecimals(kDecimals);
        setRange(0, toMs(longest));
        setSuffix(tr(" ms"));
        setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        setKeyboardTracking(false); // "1" and "10" on the way to "1000" are not meant
    }

    void setDelay(Nanoseconds delay) { setValue(toMs(delay)); }
    [[nodiscard]] Nanoseconds delay() const { return Nanoseconds(std::llround(value() * 1e6)); }

    [[nodiscard]] QString textFromValue(double value) const override {
        return locale().toString(value, 'g', kDigits).remove(locale().groupSeparator());
    }

private:
    static constexpr int kDecimals = 6; ///< a nanosecond is the least there is

    static double toMs(Nanoseconds delay) { return static_cast<double>(delay.count()) / 1e6; }
};

} // namespace parascope
