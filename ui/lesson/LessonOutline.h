// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"

#include <QListWidget>

namespace parascope {

/// The headings of a lesson; one that is chosen leads to its section.
class LessonOutline final : public QListWidget {
    Q_OBJECT

public:
    explicit LessonOutline(QWidget* parent = nullptr);

    /// Those without a heading are passed over.
    void setSections(const std::vector<LessonSection>& sections);

Q_SIGNALS:
    void chosen(const QString& anchor);
};

} // namespace parascope
