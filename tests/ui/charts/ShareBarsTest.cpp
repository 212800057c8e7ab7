// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ShareBars.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

TEST(BarsOfShares, AreAllThereWhenTheTextGrows) {
    ShareBars bars;
    bars.resize(600, 10);
    bars.setBars({{QStringLiteral("one"), {}, {{QStringLiteral("computes"), State::Running, 0, 1}}},
                  {QStringLiteral("other"), {}, {{QStringLiteral("computes"), State::Running, 0, 1}}}});
    const int before = bars.height();
    auto font = bars.font();
    font.setPointSizeF(2 * font.pointSizeF());
    bars.setFont(font);
    EXPECT_GE(bars.height(), 3 * before / 2);
    EXPECT_EQ(bars.height(), bars.sizeHint().height());
}

} // namespace
} // namespace parascope
