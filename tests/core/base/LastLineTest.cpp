// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/LastLine.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

TEST(TheLastLine, OfATracebackIsTheException) {
    EXPECT_EQ(lastLine("Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n"
                       "RuntimeError: my json.py\n\n"),
              "RuntimeError: my json.py");
}

TEST(TheLastLine, OfAnInterpreterThatCannotStartStandsAboveItsListOfThreads) {
    EXPECT_EQ(lastLine("Python path configuration:\n  PYTHONHOME = '/nonexistent'\n"
                       "Fatal Python error: init_fs_encoding: failed to get the Python codec\n"
                       "Python runtime state: core initialized\n"
                       "ModuleNotFoundError: No module named 'encodings'\n\n"
                       "Current thread 0x00007f2 (most recent call first):\n  <no Python frame>\n"),
              "ModuleNotFoundError: No module named 'encodings'");
    EXPECT_EQ(lastLine("Thread 0x1 is all that is said\n"), "Thread 0x1 is all that is said");
}

TEST(TheLastLine, MayLackItsEndAndIsTrimmed) {
    EXPECT_EQ(lastLine("one\n  two \r"), "two");
    EXPECT_EQ(lastLine("one"), "one");
    EXPECT_EQ(lastLine(""), "");
    EXPECT_EQ(lastLine("\n \r\n\t\n"), "");
}

TEST(TheLastLine, IsCutBetweenLetters) {
    EXPECT_EQ(lastLine(std::string(500, 'x')), std::string(200, 'x'));
    const std::string letters = std::string(199, 'x') + "äöü";
    EXPECT_EQ(lastLine(letters), std::string(199, 'x'));
    EXPECT_EQ(lastLine(std::string(198, 'x') + "äöü"), std::string(198, 'x') + "ä");
}

} // namespace
} // namespace parascope
