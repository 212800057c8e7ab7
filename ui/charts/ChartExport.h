// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "ui/charts/CoreHistory.h"
#include "ui/charts/TimelineSource.h"

#include <filesystem>
#include <optional>
#include <QImage>
#include <QSize>
#include <QString>

namespace parascope {

enum class PictureFormat : std::uint8_t { Png, Svg, Pdf };

/// The format that a file's ending names, in any case; nothing when it names none.
[[nodiscard]] std::optional<PictureFormat> pictureFormat(const std::filesystem::path& file);

inline constexpr QSize kSlideWide{1280, 720}; ///< slide 16:9
inline constexpr QSize kSlide43{1024, 768};   ///< slide 4:3
inline constexpr QSize kColumn{700, 525};     ///< one column of a paper

/// How an exported picture looks. Always light on white, whatever the window's theme is.
struct ExportOptions {
    QSize size =
        kSlideWide;   ///< in px at 96 dpi; a PNG has twice as many. The height grows when the lanes need it.
    QString title;    ///< on top; empty for none
    QString footnote; ///< one line at the bottom: machine, workers, date, exact or sampled; empty for none
};

/// Writes the lanes of all runs, at one scale, as a picture. The file appears under its name only when it is
/// whole.
Result<void> exportTimeline(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                            const ExportOptions& options, const std::filesystem::path& file,
                            PictureFormat format);

/// Writes the cores' load over its window as a picture.
Result<void> exportCores(const CoreHistory& history, const ExportOptions& options,
                         const std::filesystem::path& file, PictureFormat format);

/// Writes both: lanes above, cores below.
Result<void> exportTimelineAndCores(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                                    const CoreHistory& history, const ExportOptions& options,
                                    const std::filesystem::path& file, PictureFormat format);

/// The same pictures for the clipboard; `scale` device pixels for each pixel of options.size.
[[nodiscard]] QImage renderTimeline(const std::vector<TimelineSource>& sources, const TimeSpan& visible,
                                    const ExportOptions& options, double scale = 2);
[[nodiscard]] QImage renderCores(const CoreHistory& history, const ExportOptions& options, double scale = 2);

} // namespace parascope
