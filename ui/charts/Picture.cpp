// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Picture.h"

#include "core/base/AtomicFile.h"
#include "ui/charts/Theme.h"

#include <QBuffer>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace parascope {

namespace {
constexpr int kDotsPerInch = 96;
constexpr double kPngScale = 2;
constexpr int kTextPixels = 15;
constexpr int kTitlePixels = 20;
constexpr int kSmallestTitlePixels = 14;
constexpr int kFootnotePixels = 12;
constexpr int kPictureEdge = 12;
constexpr int kLeft = 8; ///< where the charts' own legends begin

QFont sized(int pixels, bool bold = false) {
    auto font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

int titleHeight(const QString& title) {
    return title.isEmpty() ? kPictureEdge / 2 : QFontMetrics(sized(kTitlePixels, true)).height() + kPictureEdge;
}

/// The largest title that fits; one that fits in no size is cut.
QFont titleFont(const QString& title, int width) {
    int pixels = kTitlePixels;
    while (pixels > kSmallestTitlePixels &&
           QFontMetrics(sized(pixels, true)).horizontalAdvance(title) > width) {
        --pixels;
    }
    return sized(pixels, true);
}

/// The footnote in as many lines as its words need.
QRect footnoteRect(const QString& footnote, int width) {
    const QRect room(kLeft, 0, width - 2 * kLeft, 10'000);
    return QFontMetrics(sized(kFootnotePixels)).boundingRect(room, Qt::TextWordWrap, footnote);
}

int footnoteHeight(const QString& footnote, int width) {
    return footnote.isEmpty() ? kPictureEdge / 2 : footnoteRect(footnote, width).height() + kPictureEdge;
}

QSize wholeSize(const Picture& picture) {
    return picture.body + QSize(0, frameHeight(picture.title, picture.footnote, picture.body.width()));
}

void paint(QCPPainter& painter, const Picture& picture) {
    const auto size = wholeSize(picture);
    const auto theme = Theme::light();
    painter.fillRect(QRect(QPoint(), size), theme.background);
    const int top = titleHeight(picture.title);
    painter.setPen(theme.text);
    if (!picture.title.isEmpty()) {
        const int room = size.width() - 2 * kLeft;
        painter.setFont(titleFont(picture.title, room));
        const QFontMetrics metrics(painter.font());
        const auto title = metrics.elidedText(picture.title, Qt::ElideRight, room);
        painter.drawText(QPointF(kLeft, top - kPictureEdge / 2.0 - metrics.descent()), title);
    }
    painter.save();
    painter.translate(0, top);
    picture.paintBody(painter);
    painter.restore();
    if (!picture.footnote.isEmpty()) {
        painter.setClipping(false);
        painter.setFont(sized(kFootnotePixels));
        painter.setPen(theme.faintText);
        const auto room = footnoteRect(picture.footnote, size.width());
        painter.drawText(room.translated(0, top + picture.body.height() + kPictureEdge / 3), Qt::TextWordWrap,
                         picture.footnote);
    }
}

QByteArray pngBytes(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    renderPicture(picture, kPngScale).save(&buffer, "PNG");
    return bytes;
}

QByteArray svgBytes(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto size = wholeSize(picture);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kDotsPerInch);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(picture.title);
    generator.setDescription(picture.footnote);
    QCPPainter painter;
    painter.begin(&generator);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
    paint(painter, picture);
    painter.end();
    return bytes;
}

QByteArray pdfBytes(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto size = wholeSize(picture);
    QPdfWriter writer(&buffer);
    writer.setResolution(kDotsPerInch);
    writer.setTitle(picture.title);
    writer.setCreator(QStringLiteral("Parascope"));
    const QSizeF points = QSizeF(size) * 72.0 / kDotsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QCPPainter painter;
    painter.begin(&writer);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
    paint(painter, picture);
    painter.end();
    return bytes;
}

QByteArray bytesOf(const Picture& picture, PictureFormat format) {
    switch (format) {
    case PictureFormat::Png:
        return pngBytes(picture);
    case PictureFormat::Svg:
        return svgBytes(picture);
    case PictureFormat::Pdf:
        return pdfBytes(picture);
    }
    return {};
}
} // namespace

QFont pictureFont() {
    return sized(kTextPixels);
}

int frameHeight(const QString& title, const QString& footnote, int width) {
    return titleHeight(title) + footnoteHeight(footnote, width);
}

QImage renderPicture(const Picture& picture, double scale) {
    QImage image(wholeSize(picture) * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QCPPainter painter;
    painter.begin(&image);
    painter.setModes(QCPPainter::pmNoCaching);
    paint(painter, picture);
    painter.end();
    return image;
}

Result<void> writePicture(const Picture& picture, const std::filesystem::path& file, PictureFormat format) {
    auto target = AtomicFile::open(file);
    if (!target) {
        return failure(target.error());
    }
    const auto bytes = bytesOf(picture, format);
    if (bytes.isEmpty()) {
        return failure("cannot make the picture '" + file.string() + "'", "it does not fit into memory",
                       "choose a smaller size");
    }
    target->write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return target->commit();
}

} // namespace parascope
