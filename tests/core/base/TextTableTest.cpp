// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TextTable.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

TEST(ATextTable, GivesEveryColumnTheWidthOfItsWidestCell) {
    TextTable table({"name", "wall"});
    table.add({"2 processes", "1.52 s"});
    table.add({"x", "1 s"});
    EXPECT_EQ(table.text(), "name         wall\n"
                            "2 processes  1.52 s\n"
                            "x            1 s\n");
}

TEST(ATextTable, CountsCharactersAndNotBytes) {
    TextTable table({"a", "b"});
    table.add({"µµ", "x"});
    table.add({"ab", "y"});
    EXPECT_EQ(table.text(), "a   b\nµµ  x\nab  y\n");
}

TEST(ATextTable, DoesNotShowAnEmptyHead) {
    TextTable table({"", ""});
    table.add({"a", "b"});
    EXPECT_EQ(table.text(), "a  b\n");
}

TEST(ATextTable, FillsUpARowThatIsTooShortAndCutsOneThatIsTooLong) {
    TextTable table({"a", "b"});
    table.add({"1"});
    table.add({"1", "2", "3"});
    EXPECT_EQ(table.text(), "a  b\n1\n1  2\n");
}

} // namespace
} // namespace parascope
