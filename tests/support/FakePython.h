// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TempDir.h"

namespace parascope::test {

/// A shell script in a folder, which stands for a program.
inline std::string writeScript(const TempDir& dir, const std::string& name, const std::string& commands) {
    const auto script = dir.write(name, "#!/bin/sh\n" + commands + "\n");
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    return script.string();
}

/// What a Python answers that is asked what it is; `more` are fields of its own, with a comma in front.
inline std::string answers(const std::string& version, int major, int minor, const std::string& more = {}) {
    return R"(echo 'PARASCOPE {"executable":"","implementation":"cpython","gil":true,"version":")" + version +
           R"(","major":)" + std::to_string(major) + R"(,"minor":)" + std::to_string(minor) + more + "}'";
}

} // namespace parascope::test
