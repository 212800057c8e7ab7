// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>

namespace parascope {

/// A kind of file that something can be exported to.
struct ExportFormat {
    const char* ending;
    const char* source; ///< of its words, before they are translated
    const char* what;   ///< the same of what is in it; empty: a picture, which is shown

    [[nodiscard]] QString words() const;
};
/// In the order in which people are shown them.
[[nodiscard]] std::span<const ExportFormat> exportFormats();

/// What is in a file with that ending that is no picture; empty for others.
[[nodiscard]] QString whatExportIs(const QString& ending);
/// The name of a file without the ending of a format; as it is where it has none.
[[nodiscard]] QString withoutExportEnding(const QString& file);

} // namespace parascope
