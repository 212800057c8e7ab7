// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Settings.h"

#include <QDir>
#include <QSettings>

namespace parascope {

namespace {
QString sizeKey(const QString& cpu) {
    return QStringLiteral("usualSize/") + QString(cpu).replace(QLatin1Char('/'), QLatin1Char(' '));
}
const auto kGeometryKey = QStringLiteral("window/geometry");
const auto kAppearanceKey = QStringLiteral("window/appearance");
const auto kTextStepKey = QStringLiteral("window/textStep");
const auto kFolderKey = QStringLiteral("folder");
const auto kPythonKey = QStringLiteral("python");
} // namespace

std::optional<std::uint64_t> Settings::usualSize(const QString& cpu) const {
    bool good = false;
    const auto size = QSettings().value(sizeKey(cpu)).toULongLong(&good);
    return good && size > 0 ? std::optional<std::uint64_t>(size) : std::nullopt;
}

void Settings::setUsualSize(const QString& cpu, std::uint64_t size) {
    QSettings().setValue(sizeKey(cpu), static_cast<qulonglong>(size));
}

QByteArray Settings::windowGeometry() const {
    return QSettings().value(kGeometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry) {
    QSettings().setValue(kGeometryKey, geometry);
}

Appearance Settings::appearance() const {
    return appearanceFromKey(QSettings().value(kAppearanceKey).toString());
}

void Settings::setAppearance(Appearance appearance) {
    QSettings().setValue(kAppearanceKey, appearanceKey(appearance));
}

int Settings::textStep() const {
    return QSettings().value(kTextStepKey).toInt();
}

void Settings::setTextStep(int step) {
    QSettings().setValue(kTextStepKey, step);
}

QString Settings::python() const {
    return QSettings().value(kPythonKey).toString();
}

void Settings::setPython(const QString& interpreter) {
    QSettings().setValue(kPythonKey, interpreter);
}

QString Settings::folder() const {
    return QSettings().value(kFolderKey, QDir::homePath()).toString();
}

void Settings::setFolder(const QString& folder) {
    QSettings().setValue(kFolderKey, folder);
}

} // namespace parascope
