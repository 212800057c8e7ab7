// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace parascope {

/// A name for a new file or folder that nobody can foretell: the stem and six letters or digits. Whoever
/// makes it by that name (O_EXCL) can say before that it is not to stay (Leftover); of mkstemp() one hears
/// the name when the file is there already, and a signal may come between.
[[nodiscard]] std::string freshName(std::string stem);

} // namespace parascope
