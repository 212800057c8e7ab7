// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Settings.h"

#include <fcntl.h>
#include <filesystem>
#include <QCoreApplication>
#include <QDir>
#include <QSettings>
#include <unistd.h>

namespace parascope {

namespace {
QString keyOf(const QString& group, const QString& cpu) {
    return group + QLatin1Char('/') + QString(cpu).replace(QLatin1Char('/'), QLatin1Char(' '));
}
QString sizeKey(const QString& cpu) {
    return keyOf(QStringLiteral("usualSize"), cpu);
}
QString speedsKey(const QString& cpu) {
    return keyOf(QStringLiteral("speeds"), cpu);
}
const auto kGeometryKey = QStringLiteral("window/geometry");
const auto kAppearanceKey = QStringLiteral("window/appearance");
const auto kTextStepKey = QStringLiteral("window/textStep");
const auto kFolderKey = QStringLiteral("folder");
const auto kPythonKey = QStringLiteral("python");
const auto kRankHostsKey = QStringLiteral("ranks/hosts");
const auto kBindsRanksKey = QStringLiteral("ranks/bindToCore");
const auto kExportFolderKey = QStringLiteral("exportFolder");
const auto kRecentFilesKey = QStringLiteral("recentFiles");
const auto kRemembersWindowKey = QStringLiteral("remember/window");
const auto kRemembersFilesKey = QStringLiteral("remember/files");
} // namespace

std::optional<std::uint64_t> Settings::usualSize(const QString& cpu) const {
    bool good = false;
    const auto size = QSettings().value(sizeKey(cpu)).toULongLong(&good);
    return good && size > 0 ? std::optional<std::uint64_t>(size) : std::nullopt;
}

void Settings::setUsualSize(const QString& cpu, std::uint64_t size) {
    QSettings().setValue(sizeKey(cpu), static_cast<qulonglong>(size));
}

std::map<std::string, double> Settings::speeds(const QString& cpu) const {
    QSettings settings;
    settings.beginGroup(speedsKey(cpu));
    std::map<std::string, double> speeds;
    for (const auto& kind : settings.childKeys()) {
        bool good = false;
        const double speed = settings.value(kind).toDouble(&good);
        if (good && speed > 0) {
            speeds[kind.toStdString()] = speed;
        }
    }
    return speeds;
}

void Settings::setSpeeds(const QString& cpu, const std::map<std::string, double>& speeds) {
    QSettings settings;
    settings.beginGroup(speedsKey(cpu));
    for (const auto& [kind, speed] : speeds) {
        settings.setValue(QString::fromStdString(kind), speed);
    }
}

QByteArray Settings::windowGeometry() const {
    return QSettings().value(kGeometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry) {
    if (!remembersWindow()) {
        return;
    }
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

QString Settings::rankHosts() const {
    return QSettings().value(kRankHostsKey).toString();
}

bool Settings::bindsRanks() const {
    return QSettings().value(kBindsRanksKey, false).toBool();
}

void Settings::setRanks(const QString& hosts, bool bindsToCores) {
    QSettings().setValue(kRankHostsKey, hosts);
    QSettings().setValue(kBindsRanksKey, bindsToCores);
}

QString Settings::folder() const {
    return QSettings().value(kFolderKey, QDir::homePath()).toString();
}

void Settings::setFolder(const QString& folder) {
    QSettings().setValue(kFolderKey, folder);
}

QString Settings::exportFolder() const {
    return QSettings().value(kExportFolderKey).toString();
}

void Settings::setExportFolder(const QString& folder) {
    QSettings().setValue(kExportFolderKey, folder);
}

QStringList Settings::recentFiles() const {
    return QSettings().value(kRecentFilesKey).toStringList();
}

void Settings::setRecentFiles(const QStringList& files) {
    if (remembersFiles()) {
        QSettings().setValue(kRecentFilesKey, files);
    }
}

bool Settings::remembersWindow() const {
    return QSettings().value(kRemembersWindowKey, true).toBool();
}

void Settings::setRemembersWindow(bool remembers) {
    QSettings settings;
    settings.setValue(kRemembersWindowKey, remembers);
    if (!remembers) {
        settings.remove(kGeometryKey);
    }
}

bool Settings::remembersFiles() const {
    return QSettings().value(kRemembersFilesKey, true).toBool();
}

void Settings::setRemembersFiles(bool remembers) {
    QSettings settings;
    settings.setValue(kRemembersFilesKey, remembers);
    if (!remembers) {
        settings.remove(kRecentFilesKey);
    }
}

QString Settings::setAsideBroken() {
    const QSettings settings;
    [[maybe_unused]] const auto all = settings.allKeys(); // parts are read when they are asked for
    if (settings.status() == QSettings::NoError) {
        return {};
    }
    const auto broken = settings.fileName() + QStringLiteral(".broken");
    std::error_code failed;
    std::filesystem::rename(settings.fileName().toStdString(), broken.toStdString(), failed);
    return failed ? QCoreApplication::translate(
                        "Settings", "The settings in '%1' cannot be read: all is as at the first start, and "
                                    "nothing will be remembered; make the file readable or remove it.")
                        .arg(settings.fileName())
                  : QCoreApplication::translate(
                        "Settings", "The settings could not be read: all is as at the first start; the old "
                                    "file is kept as '%1'.")
                        .arg(broken);
}

void Settings::keepPrivate() {
    using std::filesystem::perms;
    const std::filesystem::path file = QSettings().fileName().toStdString();
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    std::filesystem::permissions(file.parent_path(), perms::owner_all, ignored);
    // A file that is there keeps its permissions whenever Qt writes it anew.
    const int made = open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
    if (made >= 0) {
        close(made);
    }
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write, ignored);
}

} // namespace parascope
