// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace parascope::bench {

/// An X server that draws into a file, so that what stands on the screen can be read at any moment without
/// asking the server. Needs Xvfb.
class Screen {
public:
    Screen();
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// False when the server did not start.
    [[nodiscard]] bool isThere() const { return m_pixels != nullptr; }
    [[nodiscard]] const QString& display() const { return m_display; }
    /// True when a window with text in it is seen: more colours than an empty window has.
    [[nodiscard]] bool showsContent() const;

private:
    bool mapPicture();

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_display;
    QFile m_picture;
    const uchar* m_pixels = nullptr;
    qsizetype m_bytesPerLine = 0;
};

} // namespace parascope::bench
