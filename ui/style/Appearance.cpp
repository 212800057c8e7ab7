// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Appearance.h"

#include "ui/style/HouseStyle.h"

#include <QApplication>

namespace parascope {

namespace {

struct Shades {
    QColor window, card, line, text, second, accent, onAccent, hover;
};

constexpr QRgb kWhite = 0xffffff;
constexpr QRgb kBlack = 0x000000;

Shades lightShades() {
    return {QColor(0xf3f5f7), QColor(kWhite),   QColor(0xdde1e6), QColor(0x1c1e21),
            QColor(0x595d63), QColor(0x1a5fb4), QColor(kWhite),   QColor(0xe8eef7)};
}

Shades darkShades() {
    return {QColor(0x17191c), QColor(0x1f2226), QColor(0x383c43), QColor(0xeeeff1),
            QColor(0xb0b4ba), QColor(0x8cbcf5), QColor(0x17191c), QColor(0x2a3038)};
}

Shades contrastShades() {
    return {QColor(kWhite),   QColor(kWhite), QColor(kBlack), QColor(kBlack),
            QColor(0x4d4d4d), QColor(kBlack), QColor(kWhite), QColor(0xe0e0e0)};
}

QPalette paletteOf(const Shades& shades) {
    QPalette palette(shades.card, shades.window);
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::Base, shades.card);
    palette.setColor(QPalette::AlternateBase, shades.hover);
    palette.setColor(QPalette::Button, shades.card);
    palette.setColor(QPalette::Mid, shades.line);
    palette.setColor(QPalette::ToolTipBase, shades.card);
    palette.setColor(QPalette::PlaceholderText, shades.second);
    palette.setColor(QPalette::Highlight, shades.accent);
    palette.setColor(QPalette::HighlightedText, shades.onAccent);
    palette.setColor(QPalette::Link, shades.accent);
    palette.setColor(QPalette::LinkVisited, shades.accent);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, shades.text);
        palette.setColor(QPalette::Disabled, role, shades.second);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, shades.second);
    return palette;
}

/// Black lines around what can be used, grey ones around what cannot.
QPalette contrastPalette() {
    constexpr QRgb kUnusable = 0x8c8c8c;
    auto palette = paletteOf(contrastShades());
    palette.setColor(QPalette::Disabled, QPalette::Mid, QColor(kUnusable));
    return palette;
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

QString appearanceKey(Appearance appearance) {
    switch (appearance) {
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    case Appearance::HighContrast:
        return QStringLiteral("high-contrast");
    case Appearance::System:
        break;
    }
    return QStringLiteral("system");
}

Appearance appearanceFromKey(const QString& key) {
    for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
        if (key == appearanceKey(appearance)) {
            return appearance;
        }
    }
    return Appearance::System;
}

QPalette paletteFor(Appearance appearance, const QPalette& desktop) {
    switch (appearance) {
    case Appearance::Light:
        return paletteOf(lightShades());
    case Appearance::Dark:
        return paletteOf(darkShades());
    case Appearance::HighContrast:
        return contrastPalette();
    case Appearance::System:
        break;
    }
    return paletteOf(isDark(desktop) ? darkShades() : lightShades());
}

void applyAppearance(Appearance appearance) {
    static const QPalette kDesktop = QApplication::palette();
    QApplication::setStyle(new HouseStyle(appearance == Appearance::HighContrast ? 2 : 1));
    QApplication::setPalette(paletteFor(appearance, kDesktop));
}

} // namespace parascope
