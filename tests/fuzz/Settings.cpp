// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as the file of settings that the window reads at its start: what is no setting is as if it were
// not there, and a file that cannot be read is set aside and the next one is kept.
#include "ui/shell/Settings.h"
#include "ui/shell/RecentFiles.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <QGuiApplication>
#include <QSettings>
#include <unistd.h>

namespace {

using namespace parascope;

constexpr int kMostRecent = 10;
const auto kCpu = QStringLiteral("a processor");

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// A folder of settings of our own, which goes with the program. Qt remembers what it has read of a file by
/// its name: each has another one.
class SettingsFolder {
public:
    SettingsFolder() {
        QCoreApplication::setOrganizationName(QStringLiteral("parascope"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString(m_path.string()));
    }
    SettingsFolder(const SettingsFolder&) = delete;
    SettingsFolder& operator=(const SettingsFolder&) = delete;
    ~SettingsFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    void write(std::string_view bytes) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path / "parascope", ignored);
        std::filesystem::create_directories(m_path / "parascope");
        const auto name = "settings-" + std::to_string(m_count++);
        QCoreApplication::setApplicationName(QString::fromStdString(name));
        std::ofstream(m_path / "parascope" / (name + ".conf"), std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }

private:
    static std::filesystem::path memory() {
        const std::filesystem::path shared = "/dev/shm";
        return access(shared.c_str(), W_OK) == 0 ? shared : std::filesystem::temp_directory_path();
    }
    std::filesystem::path m_path = memory() / ("parascope-settings." + std::to_string(getpid()));
    std::uint64_t m_count = 0;
};

void lookAtAll() {
    const Settings settings;
    require(settings.usualSize(kCpu).value_or(1) > 0);
    for (const auto& [kind, speed] : settings.speeds(kCpu)) {
        require(speed > 0);
    }
    require(settings.appearance() <= Appearance::HighContrast);
    require(RecentFiles().files().size() <= kMostRecent);
    static_cast<void>(settings.windowGeometry());
    static_cast<void>(settings.python());
    static_cast<void>(settings.folder());
    static_cast<void>(settings.exportFolder());
    static_cast<void>(settings.textStep());
    static_cast<void>(settings.remembersWindow());
    static_cast<void>(settings.remembersFiles());
}

void lookAtWhatIsKept() {
    Settings settings;
    constexpr int kStep = 2;
    settings.setTextStep(kStep);
    settings.setUsualSize(kCpu, 7);
    require(settings.textStep() == kStep && settings.usualSize(kCpu) == 7U);
    settings.setRemembersFiles(true);
    settings.setRecentFiles({QStringLiteral("/a"), QStringLiteral("/b, c")});
    require(settings.recentFiles() == QStringList({QStringLiteral("/a"), QStringLiteral("/b, c")}));
    settings.setRemembersFiles(false);
    require(settings.recentFiles().isEmpty());
}

/// The window reads its settings as a program with pictures, and a value in them may be one.
void beAProgramWithPictures() {
    static int count = 1;
    static char name[] = "settings";
    static char* words[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static const QGuiApplication program(count, words);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool ready = (beAProgramWithPictures(), true);
    static SettingsFolder folder;
    require(ready);
    folder.write({reinterpret_cast<const char*>(data), size});
    static_cast<void>(Settings::setAsideBroken());
    require(Settings::setAsideBroken().isEmpty()); // it is said once
    lookAtAll();
    lookAtWhatIsKept();
    return 0;
}
