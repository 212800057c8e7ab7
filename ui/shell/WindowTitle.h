// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace parascope {

/// Names in the window's title what is open: the lesson while its page is shown, else the file that was
/// opened or saved last. Its star stands for what is not saved.
class WindowTitle {
public:
    /// The window must outlive it.
    explicit WindowTitle(QWidget& window);

    void setFile(const QString& file);
    /// Empty: none is open, or another page is shown.
    void setLesson(const QString& title);

private:
    void show();

    QWidget& m_window;
    QString m_file;
    QString m_lesson;
};

} // namespace parascope
