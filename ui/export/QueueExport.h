// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/QueueRecord.h"

#include <filesystem>
#include <QImage>
#include <QSize>

namespace parascope {

/// Writes a finished run at a queue in the format that the file's ending names: .png .svg .pdf (its lanes),
/// .csv .trace.json (lanes, arrows and depth). The file appears under its name only when it is whole.
/// Pictures need a QApplication; `size` is theirs.
Result<void> exportQueue(const QueueRecord& record, const std::filesystem::path& file,
                         QSize size = {1280, 720});
/// The lanes for the clipboard.
[[nodiscard]] QImage queuePicture(const QueueRecord& record);

} // namespace parascope
