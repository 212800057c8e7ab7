// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace parascope {

/// The colours of a chart that are not a state's: those never change.
struct Theme {
    QColor background; ///< behind everything
    QColor plot;       ///< behind lanes with an even number
    QColor stripe;     ///< behind lanes with an odd number
    QColor text;
    QColor faintText; ///< notes and axis labels
    QColor grid;
    QColor frame;     ///< around runs and panels
    QColor selection; ///< translucent
    QColor accent;    ///< hover line and focus

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    /// Light or dark, with the palette's own background and text.
    [[nodiscard]] static Theme fromPalette(const QPalette& palette);

    bool operator==(const Theme&) const = default;
};

} // namespace parascope
