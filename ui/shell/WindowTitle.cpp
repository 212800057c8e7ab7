// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowTitle.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QWidget>

namespace parascope {

WindowTitle::WindowTitle(QWidget& window)
    : m_window(window) {
    show();
}

void WindowTitle::setFile(const QString& file) {
    m_file = QFileInfo(file).fileName();
    show();
}

void WindowTitle::setLesson(const QString& title) {
    m_lesson = title;
    show();
}

void WindowTitle::show() {
    static const auto kStar = QStringLiteral("[*]");
    auto name = m_lesson.isEmpty() ? m_file : m_lesson;
    name.replace(kStar, kStar + kStar); // one that stands in the name is no place for the star
    m_window.setWindowTitle(name.isEmpty()
                                ? QCoreApplication::translate("WindowTitle", "Parascope[*]")
                                : QCoreApplication::translate("WindowTitle", "%1[*] – Parascope").arg(name));
}

} // namespace parascope
