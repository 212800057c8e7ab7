// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <QLabel>

namespace parascope {

/// A stretch of a lesson's text. It shows pictures of the lesson's folder and loads nothing else.
class LessonLabel final : public QLabel {
    Q_OBJECT

public:
    /// \param html a LessonText's \param folder of the lesson
    LessonLabel(const QString& html, std::filesystem::path folder, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A link to a heading of the lesson.
    void headingChosen(const QString& anchor);

private:
    [[nodiscard]] QVariant picture(const QUrl& name) const;

    std::filesystem::path m_folder;
};

} // namespace parascope
