// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonFile.h"

#include "core/engine/ShippedLessons.h"

#include <QFile>

namespace parascope {

namespace {

constexpr int kReadAfter = 150; ///< milliseconds

QString fileName(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

LessonFile::LessonFile(QObject* parent)
    : QObject(parent) {
    m_untilRead.setSingleShot(true);
    m_untilRead.setInterval(kReadAfter);
    connect(&m_untilRead, &QTimer::timeout, this, &LessonFile::readAgain);
    const auto readSoon = [this] { m_untilRead.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, readSoon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, readSoon);
}

Result<std::string> LessonFile::open(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto whole = isShippedLesson(file) ? file : std::filesystem::absolute(file, ignored);
    auto text = lessonText(whole);
    if (text) {
        close();
        m_path = whole;
        m_text = *text;
        watch();
    }
    return text;
}

void LessonFile::close() {
    if (!m_watcher.files().isEmpty()) {
        m_watcher.removePaths(m_watcher.files());
    }
    if (!m_watcher.directories().isEmpty()) {
        m_watcher.removePaths(m_watcher.directories());
    }
    m_untilRead.stop();
    m_path.clear();
    m_text.clear();
    m_isLost = false;
}

/// The folder tells when the name stands for another file. A shipped lesson never changes.
void LessonFile::watch() {
    if (isShippedLesson(m_path)) {
        return;
    }
    const auto file = fileName(m_path);
    const auto folder = fileName(m_path.parent_path());
    if (!m_watcher.files().contains(file) && QFile::exists(file)) {
        m_watcher.addPath(file);
    }
    if (!m_watcher.directories().contains(folder) && QFile::exists(folder)) {
        m_watcher.addPath(folder);
    }
}

void LessonFile::readAgain() {
    watch();
    const auto text = readLessonText(m_path);
    if (!text) {
        if (!m_isLost) {
            m_isLost = true;
            Q_EMIT lost(QString::fromStdString(text.error().text()));
        }
        return;
    }
    if (*text != m_text || m_isLost) {
        m_isLost = false;
        m_text = *text;
        Q_EMIT changed(m_text);
    }
}

} // namespace parascope
