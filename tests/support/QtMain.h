// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace parascope::test {

/// While it lives, one kind of Qt warning is expected: those that contain `text` do not fail the test, and a
/// test in which none comes fails.
class ExpectQtWarning {
public:
    explicit ExpectQtWarning(std::string text);
    ~ExpectQtWarning();
    ExpectQtWarning(const ExpectQtWarning&) = delete;
    ExpectQtWarning& operator=(const ExpectQtWarning&) = delete;
};

} // namespace parascope::test
