// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parascope {

/// How far a file that is being opened was read.
struct FileProgress {
    QString name;
    quint64 taken = 0; ///< bytes
    quint64 all = 0;   ///< 0 where nobody knows
};

/// "Opening big.json: 312 of 1240 MB".
[[nodiscard]] QString progressText(const FileProgress& progress);

} // namespace parascope
