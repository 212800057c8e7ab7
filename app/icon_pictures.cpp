// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the icon in all sizes that desktops ask for, made while the program is built:
//
//   icon_pictures ICON.svg FOLDER SIZE...     FOLDER/SIZExSIZE/apps/NAME.png
//
// It is not installed.

#include <cstdio>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

namespace {

bool drawIcon(QSvgRenderer& icon, int size, const QString& file) {
    QImage picture(size, size, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    icon.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    return QDir().mkpath(QFileInfo(file).path()) && picture.save(file, "PNG");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fputs("usage: icon_pictures ICON.svg FOLDER SIZE...\n", stderr);
        return 2;
    }
    const auto source = QString::fromLocal8Bit(argv[1]);
    QSvgRenderer icon(source);
    if (!icon.isValid()) {
        std::fprintf(stderr, "icon_pictures: cannot read '%s': it is no SVG picture\n", argv[1]);
        return 1;
    }
    for (int i = 3; i < argc; ++i) {
        const int size = QByteArray(argv[i]).toInt();
        const auto file = QStringLiteral("%1/%2x%2/apps/%3.png")
                              .arg(QString::fromLocal8Bit(argv[2]))
                              .arg(size)
                              .arg(QFileInfo(source).baseName());
        if (size <= 0 || !drawIcon(icon, size, file)) {
            std::fprintf(stderr, "icon_pictures: cannot write '%s'\n", qUtf8Printable(file));
            return 1;
        }
    }
    return 0;
}
