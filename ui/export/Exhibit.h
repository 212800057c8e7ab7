// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/report/Report.h"
#include "ui/charts/PictureOptions.h"
#include "ui/export/ReplayPage.h"

#include <optional>
#include <QImage>
#include <string>
#include <vector>

namespace parascope {

/// Something that can leave the program as a file: as a picture, and as what scripts or browsers read.
class Exhibit {
public:
    Exhibit() = default;
    Exhibit(const Exhibit&) = delete;
    Exhibit& operator=(const Exhibit&) = delete;
    virtual ~Exhibit() = default;

    /// What it is, in a list of what can be exported.
    [[nodiscard]] virtual QString name() const = 0;
    /// The endings of the files that it can be written to, with their dots.
    [[nodiscard]] virtual std::vector<std::string> endings() const = 0;
    /// How its picture looks unless somebody wants it otherwise: title and footnote.
    [[nodiscard]] virtual PictureOptions usualOptions() const = 0;
    /// Whether its picture is drawn as options say; false for an image that is there already.
    [[nodiscard]] virtual bool followsOptions() const { return true; }
    /// The sentence for below the picture; may be empty.
    [[nodiscard]] virtual QString caption() const { return {}; }
    /// The figures for below the picture; without rows where it has none.
    [[nodiscard]] virtual Report figures() const { return {}; }
    /// What is drawn, without the figures.
    [[nodiscard]] virtual std::vector<PicturePart> parts(const PictureOptions& options) const = 0;
    /// What of it comes to life in HTML; nothing where it is a picture only.
    [[nodiscard]] virtual std::optional<AliveRuns> alive() const { return std::nullopt; }
    /// What stands in HTML as it is drawn: all of it, or what does not come to life.
    [[nodiscard]] virtual std::vector<PicturePart> stillParts(const PictureOptions& options) const {
        return parts(options);
    }
    /// Writes what is no picture. The file appears under its name only when it is whole.
    virtual Result<void> writeData(const std::string& ending, const std::filesystem::path& file) const;
};

/// Endings of pictures.
[[nodiscard]] const std::vector<std::string>& pictureEndings();

/// Its picture: what is drawn, and the figures where they are wanted.
[[nodiscard]] std::vector<PicturePart> pictureParts(const Exhibit& exhibit, const PictureOptions& options);
[[nodiscard]] QImage pictureOf(const Exhibit& exhibit, const PictureOptions& options);

/// Writes it in the format that the file's ending names. The Error: an ending that is none of its, a file
/// that cannot be written.
Result<void> writeExhibit(const Exhibit& exhibit, const std::filesystem::path& file,
                          const PictureOptions& options);
Result<void> writeExhibit(const Exhibit& exhibit, const std::filesystem::path& file);

/// Writes a whole text.
Result<void> writeText(const std::string& text, const std::filesystem::path& file);

} // namespace parascope
