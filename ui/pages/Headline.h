// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace parascope {

/// A page's title. Its size is relative, so that it grows with the size of all text; a font of its own would
/// not.
inline QLabel* headline(const QString& text, QWidget* parent) {
    return new QLabel(
        QStringLiteral("<span style=\"font-size: x-large; font-weight: bold\">%1</span>").arg(text), parent);
}

} // namespace parascope
