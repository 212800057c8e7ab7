// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace parascope {

/// The colours of the whole program.
enum class Appearance : std::uint8_t {
    System, ///< light or dark, as the desktop has it
    Light,
    Dark,
    HighContrast, ///< black and white, thicker lines
};

/// The word in the settings: "system", "light", "dark", "high-contrast"; unknown words are System.
[[nodiscard]] QString appearanceKey(Appearance appearance);
[[nodiscard]] Appearance appearanceFromKey(const QString& key);

/// Window, Base (cards), Mid (lines), WindowText, PlaceholderText (second text), Highlight (accent),
/// AlternateBase (under the pointer); System is light or dark as `desktop` is.
[[nodiscard]] QPalette paletteFor(Appearance appearance, const QPalette& desktop);

/// Gives all windows palette and style. Needs a QApplication.
void applyAppearance(Appearance appearance);

} // namespace parascope
