// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SaidProblem.h"

#include "ui/style/Tokens.h"

#include <QWidget>

namespace parascope {

void sayProblem(QWidget& control, const QString& words, const QString& usualTip) {
    tokens::markWrong(control, !words.isEmpty());
    control.setAccessibleDescription(words);
    control.setToolTip(words.isEmpty() ? usualTip : words);
}

} // namespace parascope
