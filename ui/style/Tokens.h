// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <QFont>
#include <QMargins>
#include <QRgb>

class QWidget;

namespace parascope::tokens {

// Lengths in pixels of a 96 dpi screen; all lie on a grid of 4.
inline constexpr int kGrid = 4;            ///< between the parts of a control
inline constexpr int kControlGap = 8;      ///< between controls
inline constexpr int kCardPadding = 12;    ///< inside a card
inline constexpr int kCardGap = 16;        ///< between cards
inline constexpr int kPageEdge = 24;       ///< around a page
inline constexpr int kNarrowPageEdge = 12; ///< around a page in a window below kNarrowWindow
inline constexpr int kNarrowWindow = 1400;
inline constexpr int kControlRadius = 6;
inline constexpr int kCardRadius = 8;
inline constexpr int kFocusRing = 2;

inline constexpr int kBarHeight = 48; ///< header bar and control bar
inline constexpr int kControlHeight = 30;
inline constexpr int kChipHeight = 28;
inline constexpr int kListRowHeight = 36;
inline constexpr int kTableRowHeight = 28;
inline constexpr int kTileHeight = 84;
inline constexpr int kLeastLaneHeight = 18;
inline constexpr int kMostLaneHeight = 56;
inline constexpr int kMinimapHeight = 24;
inline constexpr int kReplayBarHeight = 40;
inline constexpr int kCoreStripHeight = 56;
inline constexpr int kFoldedCoreStripHeight = 24;
inline constexpr int kNotesWidth = 320; ///< the dock with what a demo shows

/// What went wrong, in every palette; and what is news.
inline constexpr QRgb kTrouble = 0xffd55e00;
inline constexpr QRgb kNews = 0xff0072b2;

/// The sizes and weights of text, as multiples of the application's font.
enum class Type : std::uint8_t { Caption, Body, Strong, Headline, Title, Figure };

/// `base` in that size and weight. Figures have digits of one width.
[[nodiscard]] QFont font(Type type, const QFont& base);

/// Gives a widget that type, and again whenever the size of all text changes.
void setType(QWidget& widget, Type type);

/// Gives a widget letters of one width, for code and logs; their size stays that of the text around it.
void setFixed(QWidget& widget);

/// Around a page, by the width of its window.
[[nodiscard]] QMargins pageMargins(const QWidget& page);

/// Gives a field's text the colour of trouble, or its usual one again. A style sheet would keep the text
/// small when all other text grows.
void markWrong(QWidget& field, bool isWrong);

/// A length of these tokens for this text: it grows with the text, never below what it is for the usual size.
/// \param pixels one of the heights above
[[nodiscard]] int scaled(int pixels, const QFont& base);

} // namespace parascope::tokens
