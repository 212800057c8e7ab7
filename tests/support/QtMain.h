// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
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

/// Waits, with the event loop running, until something is so. False after a time no sane machine needs.
[[nodiscard]] bool eventually(const std::function<bool()>& isSo);

/// What the offscreen platform says when a tooltip comes up.
inline constexpr auto kTooltipOffscreen = "This plugin does not support raise()";

} // namespace parascope::test
