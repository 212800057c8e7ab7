// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Picture.h"

#include "core/base/AtomicFile.h"
#include "ui/charts/PictureSheet.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {
constexpr int kNotePixels = 14;
constexpr double kNarrowestPicture = 200; ///< px: below that no lane is left beside its name

QFont pictureFontOf(int pixels) {
    QFont font(
        QStringList{QStringLiteral("DejaVu Sans"), QStringLiteral("Arial"), QStringLiteral("sans-serif")});
    font.setPixelSize(pixels);
    return font;
}
} // namespace

std::optional<PictureFormat> pictureFormat(const std::filesystem::path& file) {
    const auto ending = QString::fromStdString(file.extension().string()).toLower();
    if (ending == QLatin1String(".png")) {
        return PictureFormat::Png;
    }
    if (ending == QLatin1String(".svg")) {
        return PictureFormat::Svg;
    }
    if (ending == QLatin1String(".pdf")) {
        return PictureFormat::Pdf;
    }
    return std::nullopt;
}

int partWidth(const PictureSize& size) {
    return static_cast<int>(std::lround(std::max(kNarrowestPicture, size.width * kPartText / size.text)));
}

QFont pictureFont() {
    return pictureFontOf(kPartText);
}

QFont noteFont() {
    return pictureFontOf(kNotePixels);
}

Theme themeOn(Paper paper) {
    auto theme = Theme::light();
    if (paper == Paper::Transparent) {
        theme.background.setAlpha(0);
        theme.plot.setAlpha(0);
    }
    return theme;
}

QImage renderPicture(const std::vector<PicturePart>& parts, const PictureOptions& options) {
    return pictureImage(PictureSheet(parts, options));
}

QByteArray svgPicture(const std::vector<PicturePart>& parts, const PictureOptions& options) {
    return pictureBytes(PictureSheet(parts, options), PictureFormat::Svg);
}

Result<void> writePicture(const std::vector<PicturePart>& parts, const PictureOptions& options,
                          const std::filesystem::path& file, PictureFormat format) {
    auto target = AtomicFile::open(file);
    if (!target) {
        return failure(target.error());
    }
    const auto bytes = pictureBytes(PictureSheet(parts, options), format);
    if (bytes.isEmpty()) {
        return failure("cannot make the picture '" + file.string() + "'", "it does not fit into memory",
                       "choose a smaller size");
    }
    target->write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return target->commit();
}

} // namespace parascope
