// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>

namespace parascope::test {

/// The text of a file in tests/fixtures/proc.
inline std::string procFixture(const std::string& name) {
    std::ifstream file(std::string(PARASCOPE_FIXTURES "/proc/") + name);
    EXPECT_TRUE(file.is_open()) << name;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace parascope::test
