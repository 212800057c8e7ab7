// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <string>

namespace parascope {

/// A moment as facts keep it (ISO 8601, UTC), as people here read it: "2026-01-02 03:04:05". What is no
/// moment comes back as it is.
[[nodiscard]] inline QString localTimeText(const std::string& moment) {
    const auto text = QString::fromStdString(moment);
    const auto time = QDateTime::fromString(text, Qt::ISODate).toLocalTime();
    return time.isValid() ? time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : text;
}

/// Only the day: "2026-01-02".
[[nodiscard]] inline QString localDayText(const std::string& moment) {
    return localTimeText(moment).left(10);
}

/// "14:03", or the day of what was on another day; empty for what is no moment.
[[nodiscard]] inline QString timeOrDayText(const std::string& moment) {
    const auto time = QDateTime::fromString(QString::fromStdString(moment), Qt::ISODate).toLocalTime();
    const bool isToday = time.date() == QDate::currentDate();
    return time.toString(isToday ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd"));
}

} // namespace parascope
