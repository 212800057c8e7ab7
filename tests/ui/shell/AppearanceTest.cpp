// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Appearance.h"

#include "tests/ui/shell/AWindow.h"
#include "ui/shell/Settings.h"
#include "ui/widgets/Icons.h"

#include <cmath>
#include <QApplication>
#include <QPalette>

namespace parascope {
namespace {

/// Contrast ratio of two colours, 1 to 21. Source: WCAG 2.1, "relative luminance".
double contrast(const QColor& one, const QColor& other) {
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

class TheAppearance : public test::AWindow {
protected:
    TheAppearance() { open(); }
    [[nodiscard]] QColor shown() const { return window->grab().toImage().pixelColor(window->width() / 2, 2); }
    [[nodiscard]] double brightness() const { return shown().lightnessF(); }
};

TEST_F(TheAppearance, IsAppliedAtOnceAndRemembered) {
    action(QStringLiteral("Dark"))->trigger();
    EXPECT_TRUE(test::eventually([this] { return brightness() < 0.4; }));
    EXPECT_EQ(Settings().appearance(), Appearance::Dark);
    action(QStringLiteral("Light"))->trigger();
    EXPECT_TRUE(test::eventually([this] { return brightness() > 0.8; }));
    EXPECT_EQ(Settings().appearance(), Appearance::Light);
}

TEST_F(TheAppearance, IsTickedInItsMenuAfterTheNextStart) {
    action(QStringLiteral("Dark"))->trigger();
    close();
    open();
    EXPECT_TRUE(action(QStringLiteral("Dark"))->isChecked());
    EXPECT_FALSE(action(QStringLiteral("Light"))->isChecked());
}

TEST_F(TheAppearance, KeepsTextReadable) {
    for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
        applyAppearance(appearance);
        const auto palette = QApplication::palette();
        EXPECT_GE(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)), 7);
        EXPECT_GE(contrast(palette.color(QPalette::Text), palette.color(QPalette::Base)), 7);
        EXPECT_GE(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)), 7);
        EXPECT_GE(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)), 4);
        EXPECT_GE(contrast(palette.color(QPalette::Link), palette.color(QPalette::Base)), 4.5);
    }
}

TEST_F(TheAppearance, DrawsTheIconsInTheColourOfTheText) {
    for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
        applyAppearance(appearance);
        const auto text = QApplication::palette().color(QPalette::ButtonText);
        const auto middle = iconOf(Symbol::Stop).pixmap(32, 32).toImage().pixelColor(16, 16);
        EXPECT_EQ(middle, text);
        const auto disabled =
            iconOf(Symbol::Stop).pixmap(QSize(32, 32), QIcon::Disabled).toImage().pixelColor(16, 16);
        EXPECT_NE(disabled, text);
    }
}

TEST(AppearanceKey, SurvivesAndUnknownWordsMeanTheDesktops) {
    for (const auto appearance : {Appearance::System, Appearance::Light, Appearance::Dark}) {
        EXPECT_EQ(appearanceFromKey(appearanceKey(appearance)), appearance);
    }
    EXPECT_EQ(appearanceFromKey(QStringLiteral("purple")), Appearance::System);
    EXPECT_EQ(appearanceFromKey(QString()), Appearance::System);
}

} // namespace
} // namespace parascope
