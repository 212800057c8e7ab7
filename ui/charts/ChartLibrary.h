// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parascope {

/// The version of QCustomPlot that the program was built with: "2.1.0".
[[nodiscard]] QString chartLibraryVersion();

} // namespace parascope
