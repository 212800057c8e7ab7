// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Picture.h"
#include "ui/charts/Plot.h"

namespace parascope {

/// A picture that is laid out: title, parts, caption and footnote below each other.
class PictureSheet {
public:
    PictureSheet(std::vector<PicturePart> parts, PictureOptions options);

    [[nodiscard]] const PictureOptions& options() const { return m_options; }
    /// In px of the parts.
    [[nodiscard]] QSize size() const;
    /// How much smaller it is where it is read than its parts are.
    [[nodiscard]] double scale() const;
    /// In px of kPixelsPerInch.
    [[nodiscard]] QSizeF printedSize() const { return QSizeF(size()) * scale(); }
    /// Draws it at (0, 0), in px of the parts.
    void paintOn(QCPPainter& painter) const;

private:
    struct Text {
        QString words;
        QFont font;
        QColor colour;
        int height = 0; ///< with the room around it
    };
    [[nodiscard]] Text laidOut(const QString& words, const QFont& font, const QColor& colour) const;
    void paintText(QCPPainter& painter, const Text& text, int top) const;

    std::vector<PicturePart> m_parts;
    PictureOptions m_options;
    int m_width;
    Text m_title;
    Text m_caption;
    Text m_footnote;
};

/// The bytes of the file; empty when it does not fit into memory.
[[nodiscard]] QByteArray pictureBytes(const PictureSheet& sheet, PictureFormat format);
[[nodiscard]] QImage pictureImage(const PictureSheet& sheet);

} // namespace parascope
