// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SentenceLabel.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

class ASentence : public testing::Test {
protected:
    ASentence() {
        label.setHint(QStringLiteral("What to look for."));
        label.resize(420, label.sizeHint().height());
        label.show();
    }

    SentenceLabel label;
};

TEST_F(ASentence, BeginsWithWhatToLookFor) {
    EXPECT_EQ(label.text(), QStringLiteral("What to look for."));
    EXPECT_EQ(label.sentence(), QString());
}

TEST_F(ASentence, TakesTheSameRoomWhateverItSays) {
    const auto room = label.sizeHint();
    label.setSentence(QString(QStringLiteral("many words ")).repeated(30));
    EXPECT_EQ(label.sizeHint(), room);
    label.setSentence(QString());
    EXPECT_EQ(label.text(), QStringLiteral("What to look for."));
}

TEST_F(ASentence, IsSmallerRatherThanCut) {
    const auto large = label.font().pointSizeF();
    const auto whole = QString(QStringLiteral("many words ")).repeated(10).trimmed();
    label.setSentence(whole);
    EXPECT_EQ(label.text(), whole);
    EXPECT_LT(label.font().pointSizeF(), large);
    label.setSentence(QStringLiteral("Short."));
    EXPECT_EQ(label.font().pointSizeF(), large);
}

TEST_F(ASentence, ThatNeedsMoreThanTwoLinesIsWholeInItsTooltip) {
    const auto whole = QString(QStringLiteral("many words ")).repeated(30).trimmed();
    label.setSentence(whole);
    EXPECT_TRUE(label.text().endsWith(QStringLiteral(" …")));
    EXPECT_EQ(label.toolTip(), whole);
    EXPECT_EQ(label.accessibleName(), whole) << "a screen reader hears all of it";
    label.setSentence(QStringLiteral("Short."));
    EXPECT_EQ(label.text(), QStringLiteral("Short."));
    EXPECT_EQ(label.toolTip(), QString());
}

} // namespace
} // namespace parascope
