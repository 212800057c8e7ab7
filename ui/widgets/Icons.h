// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <QIcon>
#include <QPalette>

namespace parascope {

/// The pictures on buttons, in the list of pages and in menus.
enum class Symbol : std::uint8_t {
    Run,
    Stop,
    Open,
    Export,
    Present,
    Menu,
    More,
    Play,
    Pause,
    ToStart,
    Home, ///< from here on: pages
    Compare,
    Queue,
    Scale,
    Table,
    Classify,
    Scrape,
    Memory,
    Lesson,
    Demo,
};

/// Drawn in the text's colour of the moment: light on dark and dark on light, without files for both.
[[nodiscard]] QIcon iconOf(Symbol symbol);
/// The same in the colour of that role.
[[nodiscard]] QIcon iconOf(Symbol symbol, QPalette::ColorRole role);

} // namespace parascope
