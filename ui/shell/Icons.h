// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <QIcon>

namespace parascope {

/// The pictures on the toolbar and in menus.
enum class Symbol : std::uint8_t { Run, Stop, Open, Export, Present };

/// Drawn in the text's colour of the moment: light on dark and dark on light, without files for both.
[[nodiscard]] QIcon iconOf(Symbol symbol);

} // namespace parascope
