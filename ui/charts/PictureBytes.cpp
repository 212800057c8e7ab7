// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/PrivateFolder.h"
#include "ui/charts/PictureSheet.h"
#include "ui/charts/SvgText.h"

#include <algorithm>
#include <cmath>
#include <QBuffer>
#include <QFile>
#include <QPageSize>
#include <QPdfWriter>
#include <QPrinter>
#include <QSvgGenerator>

namespace parascope {

namespace {

constexpr int kPictureResolution = static_cast<int>(kPixelsPerInch);

void paintVectors(QPaintDevice& device, const PictureSheet& sheet, double scale) {
    QCPPainter painter;
    painter.begin(&device);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
    painter.scale(scale, scale);
    sheet.paintOn(painter);
    painter.end();
}

QByteArray pngBytes(const PictureSheet& sheet) {
    const auto image = pictureImage(sheet);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgBytes(const PictureSheet& sheet) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kPictureResolution);
    generator.setSize(sheet.size());
    generator.setViewBox(QRect(QPoint(), sheet.size()));
    paintVectors(generator, sheet, 1);
    auto svg =
        svgForBrowsers(QString::fromUtf8(bytes), sheet.printedSize() / kPixelsPerInch * kMillimetresPerInch);
    svg = withSvgTitle(svg, sheet.options().title, sheet.options().footnote);
    return (sheet.options().paper == Paper::Grey ? svgInGrey(svg) : svg).toUtf8();
}

QPageSize pictureSheetSize(const PictureSheet& sheet) {
    const auto points = sheet.printedSize() / kPixelsPerInch * kPointsPerInch;
    return QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch);
}

QByteArray pdfBytes(const PictureSheet& sheet) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPictureResolution);
    writer.setTitle(sheet.options().title);
    writer.setCreator(QStringLiteral("Parascope"));
    writer.setPageSize(pictureSheetSize(sheet));
    writer.setPageMargins(QMarginsF());
    paintVectors(writer, sheet, sheet.scale());
    return bytes;
}

/// Only a printer can leave colours out of a PDF, and it knows no other device than a file.
QByteArray greyPdfBytes(const PictureSheet& sheet) {
    const auto folder = PrivateFolder::create(std::filesystem::temp_directory_path());
    if (!folder) {
        return {};
    }
    QFile file(QString::fromStdString((folder->path() / "grey.pdf").string()));
    QPrinter printer(QPrinter::ScreenResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(file.fileName());
    printer.setColorMode(QPrinter::GrayScale);
    printer.setResolution(kPictureResolution);
    printer.setDocName(sheet.options().title);
    printer.setCreator(QStringLiteral("Parascope"));
    printer.setFullPage(true);
    printer.setPageSize(pictureSheetSize(sheet));
    printer.setPageMargins(QMarginsF());
    paintVectors(printer, sheet, sheet.scale());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QImage pictureImage(const PictureSheet& sheet) {
    const auto& options = sheet.options();
    const auto dots = sheet.printedSize() * options.size.dotsPerInch / kPixelsPerInch;
    const double scale = std::round(dots.width()) / sheet.size().width();
    QImage image(
        QSize(static_cast<int>(std::lround(dots.width())), static_cast<int>(std::ceil(dots.height()))),
        QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        return {};
    }
    const int dotsPerMetre =
        static_cast<int>(std::lround(options.size.dotsPerInch * 1000 / kMillimetresPerInch));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setDevicePixelRatio(std::max(1.0, scale));
    image.fill(options.paper == Paper::Transparent ? Qt::transparent : Qt::white);
    QCPPainter painter;
    painter.begin(&image);
    painter.setModes(QCPPainter::pmNoCaching);
    painter.scale(std::min(1.0, scale), std::min(1.0, scale)); // a painter ignores a ratio below 1
    sheet.paintOn(painter);
    painter.end();
    return options.paper == Paper::Grey ? image.convertToFormat(QImage::Format_Grayscale8) : image;
}

QByteArray pictureBytes(const PictureSheet& sheet, PictureFormat format) {
    switch (format) {
    case PictureFormat::Png:
        return pngBytes(sheet);
    case PictureFormat::Svg:
        return svgBytes(sheet);
    case PictureFormat::Pdf:
        return sheet.options().paper == Paper::Grey ? greyPdfBytes(sheet) : pdfBytes(sheet);
    }
    return {};
}

} // namespace parascope
