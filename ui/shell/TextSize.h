// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace parascope {

/// The size of all text in the program, in steps.
class TextSize {
public:
    TextSize();

    void larger() { setStep(m_step + 1); }
    void smaller() { setStep(m_step - 1); }
    void reset() { setStep(0); }
    /// For a projector: larger text while it is on, whatever step is set.
    void setPresenting(bool presenting);

private:
    void setStep(int step);
    void apply() const;

    QFont m_base;
    int m_step = 0;
    bool m_presenting = false;
};

} // namespace parascope
