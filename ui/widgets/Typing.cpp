// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Typing.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>

namespace parascope {

bool isTyping(const QWidget* focus) {
    const auto* box = qobject_cast<const QComboBox*>(focus);
    return qobject_cast<const QLineEdit*>(focus) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(focus) != nullptr || (box != nullptr && box->isEditable());
}

} // namespace parascope
