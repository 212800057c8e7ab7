// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

namespace parascope::test {

/// What a screen reader finds in a widget, from the outside in: one thing a line with its kind, its name, its
/// value, what is said of it besides, and its state. What only holds others together is left out.
[[nodiscard]] std::string accessTree(QWidget& root);

/// What a screen reader calls a control.
[[nodiscard]] QString accessName(const QWidget& control);

/// Where Tab leads from the first control of a window round to it again, one control a line. Presses keys.
[[nodiscard]] std::string tabOrder(QWidget& window);

/// Compares a text with the one that tests/ui/golden has under that name, and fails with what differs. With
/// PARASCOPE_WRITE_GOLDEN set to anything it is written there instead.
void expectGolden(const std::string& name, const std::string& text);

} // namespace parascope::test
