// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <QFileSystemWatcher>
#include <QTimer>

namespace parascope {

/// The file of a lesson, read anew whenever it changes: also by an editor that writes another file and gives
/// it this one's name.
class LessonFile final : public QObject {
    Q_OBJECT

public:
    explicit LessonFile(QObject* parent = nullptr);

    /// The text. Errors: as lessonText(). What was open stays open then.
    Result<std::string> open(const std::filesystem::path& file);
    void close();
    /// Empty when none is open.
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

Q_SIGNALS:
    void changed(const std::string& text);
    /// It cannot be read any more: why. It may come back.
    void lost(const QString& why);

private:
    void watch();
    void readAgain();

    QFileSystemWatcher m_watcher;
    QTimer m_untilRead; ///< an editor writes in several steps
    std::filesystem::path m_path;
    std::string m_text;
    bool m_isLost = false;
};

} // namespace parascope
