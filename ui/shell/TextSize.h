// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace parascope {

/// The size of all text in the program, in steps.
class TextSize {
public:
    static constexpr int kMostStep = 8;
    static constexpr int kLeastStep = -4;

    TextSize();

    [[nodiscard]] int step() const { return m_step; }
    /// 0 is the usual size; a step too far is cut.
    void setStep(int step);
    /// For a projector: larger text while it is on, whatever step is set.
    void setPresenting(bool presenting);

private:
    void apply() const;

    QFont m_base;
    int m_step = 0;
    bool m_presenting = false;
};

} // namespace parascope
