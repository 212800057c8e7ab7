// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace parascope {

/// Says what is wrong with what stands in a control, by its colour, its tooltip and to a screen reader: no
/// line of its own comes and goes. Without words nothing is wrong, and its tooltip is the usual one.
void sayProblem(QWidget& control, const QString& words, const QString& usualTip);

} // namespace parascope
