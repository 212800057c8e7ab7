// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/StateStyle.h"
#include "ui/charts/BoxPainter.h"
#include "ui/charts/Theme.h"

#include <gtest/gtest.h>
#include <QPalette>
#include <set>

namespace parascope {
namespace {

/// States that a run can be in; Other is for foreign files.
std::vector<State> named() {
    return {State::Running, State::Ready,    State::Lock,     State::Gil,    State::Queue,
            State::Io,      State::Sleeping, State::Starting, State::Message};
}

TEST(StateStyles, DifferInColour) {
    std::set<QRgb> colours;
    for (const auto state : named()) {
        colours.insert(styleOf(state).colour.rgb());
    }
    EXPECT_EQ(colours.size(), named().size());
    EXPECT_EQ(styleOf(State::Running).colour, QColor(0x00, 0x9E, 0x73));
}

TEST(StateStyles, DifferWithoutColourToo) {
    std::set<std::pair<BoxShape, Hatch>> looks;
    for (const auto state : named()) {
        looks.insert({styleOf(state).shape, styleOf(state).hatch});
    }
    EXPECT_EQ(looks.size(), named().size());
}

TEST(StateStyles, NeverMakeABoxHigherThanItsRow) {
    for (const auto shape : {BoxShape::Full, BoxShape::Half, BoxShape::Thin, BoxShape::Outline}) {
        for (const double row : {2.0, 10.0, 34.0}) {
            EXPECT_LE(boxHeight(shape, row), row);
            EXPECT_GT(boxHeight(shape, row), 0);
        }
    }
    EXPECT_LT(boxHeight(BoxShape::Thin, 10), boxHeight(BoxShape::Half, 10));
}

TEST(StateStyles, HaveWordsForTheLegend) {
    for (const auto state : kAllStates) {
        EXPECT_FALSE(legendText(state).isEmpty());
    }
    EXPECT_EQ(tooltipWord(State::Lock), QStringLiteral("futex"));
}

TEST(AHatch, StaysWithinItsBox) {
    const QRectF box(103.3, 47.7, 61.2, 13.5);
    for (const auto state : {State::Lock, State::Gil, State::Queue, State::Io, State::Message}) {
        std::vector<QLineF> strokes;
        appendHatch(box, state, strokes);
        EXPECT_FALSE(strokes.empty());
        for (const auto& stroke : strokes) {
            for (const auto point : {stroke.p1(), stroke.p2()}) {
                EXPECT_TRUE(box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(point))
                    << static_cast<int>(state);
            }
        }
    }
}

TEST(AHatch, IsNotDrawnWhereItCouldNotBeSeen) {
    std::vector<QLineF> strokes;
    appendHatch(QRectF(0, 0, 2, 20), State::Lock, strokes);
    appendHatch(QRectF(0, 0, 200, 20), State::Running, strokes);
    EXPECT_TRUE(strokes.empty());
}

TEST(AHatch, GoesOnFromOneBoxToTheNext) {
    std::vector<QLineF> whole;
    appendHatch(QRectF(0, 0, 120, 20), State::Queue, whole);
    std::vector<QLineF> parts;
    appendHatch(QRectF(0, 0, 60, 20), State::Queue, parts);
    appendHatch(QRectF(60, 0, 60, 20), State::Queue, parts);
    EXPECT_LE(whole.size() - parts.size(), 1u);
}

TEST(ATheme, FollowsThePaletteToTheDark) {
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(30, 30, 30));
    palette.setColor(QPalette::Base, QColor(20, 20, 20));
    palette.setColor(QPalette::WindowText, QColor(240, 240, 240));
    const auto theme = Theme::fromPalette(palette);
    EXPECT_EQ(theme.background, QColor(30, 30, 30));
    EXPECT_GT(theme.text.lightness(), theme.background.lightness());
    EXPECT_EQ(theme.selection, Theme::dark().selection);
}

TEST(ATheme, LetsTextAndStripesBeSeen) {
    for (const auto& theme : {Theme::light(), Theme::dark()}) {
        EXPECT_GT(std::abs(theme.text.lightness() - theme.background.lightness()), 120);
        EXPECT_GT(std::abs(theme.faintText.lightness() - theme.background.lightness()), 90);
        EXPECT_NE(theme.plot, theme.stripe);
    }
    EXPECT_EQ(Theme::light().background, QColor(Qt::white));
}

TEST(Ink, StandsOutFromWhatItIsOn) {
    EXPECT_EQ(inkOn(Qt::white), QColor(Qt::black));
    EXPECT_EQ(inkOn(Qt::black), QColor(Qt::white));
    EXPECT_EQ(inkOn(styleOf(State::Queue).colour), QColor(Qt::black));
    EXPECT_EQ(inkOn(styleOf(State::Io).colour), QColor(Qt::white));
}

TEST(ABlend, GoesFromTheBackgroundToTheFill) {
    EXPECT_EQ(blended(Qt::white, Qt::black, 0), QColor(Qt::white));
    EXPECT_EQ(blended(Qt::white, Qt::black, 1), QColor(Qt::black));
    EXPECT_EQ(blended(Qt::white, Qt::black, 0.5).red(), 128);
}

} // namespace
} // namespace parascope
