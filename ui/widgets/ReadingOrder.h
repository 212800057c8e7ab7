// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace parascope {

// Tab and screen readers go through the parts of a widget in the order in which they were made. People read
// them in the order in which they are laid out.

/// Where Tab stops in it, in the order of its layouts; hidden parts are left out.
[[nodiscard]] QList<QWidget*> tabStopsOf(const QWidget& root);

/// Moves the keyboard to the next stop in it, or to the one before, round the end. False: it has none.
bool moveToNextStop(QWidget& root, bool forth);

/// Puts all parts of it into the order of its layouts, for screen readers and, as far as they are there, for
/// Tab.
void putInReadingOrder(QWidget& root);

} // namespace parascope
