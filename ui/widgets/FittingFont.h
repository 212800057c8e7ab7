// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace parascope {

/// The largest of this font's sizes in which the text is no wider than `width` pixels; none below
/// `leastPoints`, whatever the text.
[[nodiscard]] QFont fittingFont(const QString& text, int width, QFont font, double leastPoints);

} // namespace parascope
