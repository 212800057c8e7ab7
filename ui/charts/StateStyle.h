// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/State.h"

#include <QColor>
#include <QString>

namespace parascope {

/// How much of its lane a box fills: a second channel beside colour.
enum class BoxShape : std::uint8_t { Full, Half, Thin, Outline };

/// What is drawn over a box's colour.
enum class Hatch : std::uint8_t { None, Diagonal, Cross, Vertical, Dots, Horizontal };

/// What lanes tell.
enum class LaneLook : std::uint8_t {
    Plain, ///< what workers did
    Items, ///< how items were passed on: to work on one is a delay and fills the lane, as waiting does
};

/// How a state looks, on the screen and on paper, in every theme.
struct StateStyle {
    QColor colour;
    BoxShape shape = BoxShape::Full;
    Hatch hatch = Hatch::None;

    bool operator==(const StateStyle&) const = default;
};

/// Okabe-Ito colours: told apart with every kind of colour vision.
[[nodiscard]] const StateStyle& styleOf(State state);

/// The shape of a state's boxes in lanes of that look.
[[nodiscard]] BoxShape shapeOf(State state, LaneLook look);

/// The height of a state's box in a row `rowHeight` px high.
[[nodiscard]] double boxHeight(BoxShape shape, double rowHeight);

/// The words in a legend.
[[nodiscard]] QString legendText(State state, LaneLook look = LaneLook::Plain);

/// What the kernel would call it: "on CPU"; empty where there is nothing to add.
[[nodiscard]] QString tooltipWord(State state);

/// Black or white, whichever stands out from `fill`.
[[nodiscard]] QColor inkOn(const QColor& fill);

/// `fill` as it looks over `background` when it covers a share of it, 0 to 1.
[[nodiscard]] QColor blended(const QColor& background, const QColor& fill, double share);

/// The colours of the core charts.
[[nodiscard]] QColor ownWorkersColour();
[[nodiscard]] QColor otherProgramsColour();

} // namespace parascope
