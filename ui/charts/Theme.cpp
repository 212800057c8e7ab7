// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Theme.h"

#include "ui/charts/StateStyle.h"

#include <QPalette>

namespace parascope {

Theme Theme::light() {
    return {.background = QColor(0xff, 0xff, 0xff),
            .plot = QColor(0xff, 0xff, 0xff),
            .stripe = QColor(0xf4, 0xf5, 0xf7),
            .text = QColor(0x1c, 0x1e, 0x21),
            .faintText = QColor(0x59, 0x5d, 0x63),
            .grid = QColor(0xdf, 0xe1, 0xe5),
            .frame = QColor(0xb9, 0xbd, 0xc4),
            .selection = QColor(0x1a, 0x5f, 0xb4, 0x38),
            .accent = QColor(0x1a, 0x5f, 0xb4)};
}

Theme Theme::dark() {
    return {.background = QColor(0x1e, 0x20, 0x24),
            .plot = QColor(0x18, 0x1a, 0x1d),
            .stripe = QColor(0x20, 0x22, 0x27),
            .text = QColor(0xee, 0xef, 0xf1),
            .faintText = QColor(0xb0, 0xb4, 0xba),
            .grid = QColor(0x37, 0x3a, 0x40),
            .frame = QColor(0x55, 0x59, 0x61),
            .selection = QColor(0x78, 0xae, 0xf0, 0x48),
            .accent = QColor(0x8c, 0xbc, 0xf5)};
}

Theme Theme::fromPalette(const QPalette& palette) {
    const auto window = palette.color(QPalette::Window);
    const auto text = palette.color(QPalette::WindowText);
    const bool isDark = window.lightness() < text.lightness();
    auto theme = isDark ? dark() : light();
    theme.background = window;
    theme.text = text;
    theme.faintText = blended(text, window, 0.3);
    theme.plot = palette.color(QPalette::Base);
    theme.stripe = blended(theme.plot, text, 0.045);
    theme.grid = blended(theme.plot, text, 0.14);
    theme.frame = blended(theme.plot, text, 0.32);
    return theme;
}

} // namespace parascope
