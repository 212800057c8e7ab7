// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/Screen.h"

#include <QSet>
#include <QtEndian>

namespace parascope::bench {

namespace {

constexpr int kWidth = 1366;
constexpr int kHeight = 768;
constexpr int kEveryNthLine = 4; ///< enough to meet every line of text
constexpr qsizetype kContentColours = 16;

/// One of the big-endian numbers that an X window dump begins with.
quint32 headerField(const uchar* dump, int index) {
    return qFromBigEndian<quint32>(dump + sizeof(quint32) * static_cast<std::size_t>(index));
}

} // namespace

Screen::Screen() {
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                    QStringLiteral("0"), QStringLiteral("%1x%2x24").arg(kWidth).arg(kHeight),
                    QStringLiteral("-fbdir"), m_folder.path(), QStringLiteral("-noreset"),
                    QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    if (m_server.waitForReadyRead() && mapPicture()) {
        m_display = QLatin1Char(':') + QString::fromLatin1(m_server.readAllStandardOutput().trimmed());
    }
}

Screen::~Screen() {
    m_server.terminate();
    m_server.waitForFinished();
}

bool Screen::mapPicture() {
    m_picture.setFileName(m_folder.filePath(QStringLiteral("Xvfb_screen0")));
    if (!m_picture.open(QIODevice::ReadOnly)) {
        return false;
    }
    const uchar* dump = m_picture.map(0, m_picture.size());
    if (dump == nullptr) {
        return false;
    }
    constexpr int kHeaderSize = 0;
    constexpr int kBytesPerLine = 12;
    constexpr int kColours = 19;
    constexpr quint32 kBytesOfColour = 12;
    m_bytesPerLine = headerField(dump, kBytesPerLine);
    m_pixels = dump + headerField(dump, kHeaderSize) + kBytesOfColour * headerField(dump, kColours);
    return true;
}

bool Screen::showsContent() const {
    QSet<quint32> colours;
    for (int y = 0; y < kHeight; y += kEveryNthLine) {
        const uchar* line = m_pixels + y * m_bytesPerLine;
        quint32 last = 0;
        for (int x = 0; x < kWidth; ++x) {
            const auto colour = qFromUnaligned<quint32>(line + sizeof(quint32) * static_cast<std::size_t>(x));
            if (colour != last) {
                colours.insert(colour);
                last = colour;
            }
        }
    }
    return colours.size() >= kContentColours;
}

} // namespace parascope::bench
