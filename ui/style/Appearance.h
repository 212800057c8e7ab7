// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parascope {

/// Light or dark, for the whole program.
enum class Appearance : std::uint8_t {
    System, ///< as the desktop has it
    Light,
    Dark,
};

/// The word in the settings: "system", "light", "dark"; unknown words are System.
[[nodiscard]] QString appearanceKey(Appearance appearance);
[[nodiscard]] Appearance appearanceFromKey(const QString& key);

/// Gives all windows the palette. Needs a QApplication.
void applyAppearance(Appearance appearance);

} // namespace parascope
