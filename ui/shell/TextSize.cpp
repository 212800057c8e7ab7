// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TextSize.h"

#include <algorithm>
#include <cmath>
#include <QApplication>

namespace parascope {

namespace {
constexpr double kStepFactor = 1.12;
constexpr double kPresentingFactor = 1.7;
} // namespace

TextSize::TextSize()
    : m_base(QApplication::font()) {}

void TextSize::setPresenting(bool presenting) {
    m_presenting = presenting;
    apply();
}

void TextSize::setStep(int step) {
    m_step = std::clamp(step, kLeastStep, kMostStep);
    apply();
}

void TextSize::apply() const {
    auto font = m_base;
    font.setPointSizeF(m_base.pointSizeF() * std::pow(kStepFactor, m_step) *
                       (m_presenting ? kPresentingFactor : 1));
    QApplication::setFont(font);
}

} // namespace parascope
