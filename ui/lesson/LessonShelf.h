// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ShippedLessons.h"

#include <QWidget>

namespace parascope {

class ShortList;

/// What there is to read while no lesson is open: the course, and the reader's own lessons.
class LessonShelf final : public QWidget {
    Q_OBJECT

public:
    explicit LessonShelf(QWidget* parent = nullptr);

    void setOwn(const QStringList& files);

Q_SIGNALS:
    void chosen(const QString& file);
    void openRequested();
    void newRequested();

private:
    std::vector<ShippedLesson> m_course;
    QStringList m_files;
    ShortList* m_own;
};

} // namespace parascope
