// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QString>

namespace parascope {

/// How well what was typed fits a text, whatever its case; nothing when its letters do not stand in the text
/// in that order. Letters at the beginning of words and side by side count more.
[[nodiscard]] std::optional<int> fuzzyScore(const QString& typed, const QString& text);

} // namespace parascope
