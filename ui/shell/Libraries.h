// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace parascope {

/// A library that the program stands on.
struct Library {
    QString name;
    QString version; ///< "–" where it does not say
    QString licence; ///< as SPDX says it
    QString what;    ///< what it is for
    QString link;
};

[[nodiscard]] std::vector<Library> libraries();

/// "0.1.0"
[[nodiscard]] QString programVersion();

} // namespace parascope
