// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace parascope {

/// Whether letters that are typed go into that widget.
[[nodiscard]] bool isTyping(const QWidget* focus);

} // namespace parascope
