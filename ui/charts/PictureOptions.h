// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <QSize>
#include <QString>

class QCPPainter;

namespace parascope {

enum class PictureFormat : std::uint8_t { Png, Svg, Pdf };

/// The format that a file's ending names, in any case; nothing when it names none.
[[nodiscard]] std::optional<PictureFormat> pictureFormat(const std::filesystem::path& file);

/// What a picture is printed on.
enum class Paper : std::uint8_t {
    White,
    Grey,        ///< white, for a printer without colours
    Transparent, ///< for a slide with a background of its own
};

inline constexpr double kMillimetresPerInch = 25.4;
inline constexpr double kPointsPerInch = 72;
inline constexpr double kPixelsPerInch = 96; ///< as browsers and slides count

/// How large a picture is where it is read. Its height follows from what is in it.
struct PictureSize {
    double width = 1280;      ///< px of kPixelsPerInch
    double text = 15;         ///< the height of usual text, px; none is smaller than 7/8 of it
    double dotsPerInch = 192; ///< of a PNG

    [[nodiscard]] double millimetres() const { return width / kPixelsPerInch * kMillimetresPerInch; }
    [[nodiscard]] double points() const { return text / kPixelsPerInch * kPointsPerInch; }
    bool operator==(const PictureSize&) const = default;
};

/// A size in the words of a printer.
[[nodiscard]] constexpr PictureSize printed(double millimetres, double points, double dotsPerInch = 300) {
    return {millimetres / kMillimetresPerInch * kPixelsPerInch, points / kPointsPerInch * kPixelsPerInch,
            dotsPerInch};
}

inline constexpr PictureSize kSlide{};                    ///< as wide as a slide, twice as many dots
inline constexpr PictureSize kColumn = printed(88, 8);    ///< one column of a paper
inline constexpr PictureSize kFullPage = printed(180, 9); ///< both columns

/// How an exported picture looks. Always light, whatever the window's theme is.
struct PictureOptions {
    PictureSize size = kSlide;
    QString title;    ///< on top; empty for none
    QString caption;  ///< below what is drawn; empty for none
    QString footnote; ///< small at the bottom: machine, workers, date, exact or sampled; empty for none
    bool legend = true;
    bool figures = false; ///< a table of them below what is drawn
    Paper paper = Paper::White;

    bool operator==(const PictureOptions&) const = default;
};

/// One of the things that stand below each other in a picture, in px of a text that is kPartText high.
struct PicturePart {
    QSize size;
    std::function<void(QCPPainter&)> paint; ///< draws it at (0, 0)
};

inline constexpr int kPartText = 15; ///< parts are laid out with text so high, and scaled as a whole

/// How wide the parts are to be so that their text has the height asked for.
[[nodiscard]] int partWidth(const PictureSize& size);

} // namespace parascope
