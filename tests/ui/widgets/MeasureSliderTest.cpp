// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MeasureSlider.h"

#include <gtest/gtest.h>
#include <QAccessible>

namespace parascope {
namespace {

TEST(AMeasureSlider, IsHeardInItsMeasure) {
    MeasureSlider slider;
    slider.setRange(2, 30);
    slider.setMeasure(0, 0.1);
    slider.setValue(15);
    auto* value = QAccessible::queryAccessibleInterface(&slider)->valueInterface();
    ASSERT_NE(value, nullptr);
    EXPECT_NEAR(value->currentValue().toDouble(), 1.5, 1e-9);
    EXPECT_NEAR(value->minimumValue().toDouble(), 0.2, 1e-9);
    EXPECT_NEAR(value->maximumValue().toDouble(), 3, 1e-9);
    value->setCurrentValue(2.04);
    EXPECT_EQ(slider.value(), 20) << "the nearest step";
}

TEST(AMeasureSlider, OfNothingStaysWhereItIs) {
    MeasureSlider slider;
    slider.setMeasure(0, 0);
    slider.setValue(7);
    EXPECT_EQ(slider.stepOf(3), 7);
}

} // namespace
} // namespace parascope
