// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

TEST(AnError, IsOneLineOfWhatWhyAndWhatToDo) {
    EXPECT_EQ((Error{"cannot write 'a'", "the disk is full", "make room"}.text()),
              "cannot write 'a': the disk is full; make room");
    EXPECT_EQ((Error{"what", "", "remedy"}.text()), "what; remedy");
    EXPECT_EQ((Error{"what", "why", ""}.text()), "what: why");
}

TEST(AnError, IsOneLineWhateverSomebodyTyped) {
    EXPECT_EQ((Error{"task 'a\nb\x1b[31m\x7f'", "µ – é", ""}.text()), "task 'a b [31m ': µ – é");
}

} // namespace
} // namespace parascope
