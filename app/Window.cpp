// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Window.h"

#include "app/FirstPaint.h"
#include "app/Headless.h"
#include "app/Interrupt.h"
#include "core/work/Usage.h"
#include "ui/shell/IdleMoment.h"
#include "ui/shell/MainWindow.h"

#include <cstdio>
#include <malloc.h>
#include <optional>
#include <QApplication>
#include <QIcon>

namespace parascope {

namespace {

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Large blocks go back to the system when they are freed. By itself glibc has ever larger ones in its heap,
/// as soon as one was freed: a window that had made pictures for files kept the 30 MB of each of several
/// kinds.
void giveLargeBlocksBack() {
#ifdef __GLIBC__
    constexpr int kLarge =
        4 << 20; // bytes; smaller ones than a picture's, which a trace has while it is read, may stay
    mallopt(M_MMAP_THRESHOLD, kLarge);
#endif
}

/// And small ones when nobody is held up by that, which takes some milliseconds: of what a run, its pictures
/// and its deletion left in the heap, half was free, but stood between what was not.
void giveSmallBlocksBack() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

int runWindow(int& argc, char** argv, const Command& command) {
    if (!hasDisplay()) {
        complain({"cannot open a window", "there is no display",
                  "use 'parascope run' for figures and charts without one, or 'parascope --help' for more"});
        return 2;
    }
    giveLargeBlocksBack();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("parascope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Parascope"));
    QApplication::setOrganizationName(QStringLiteral("parascope"));
    QApplication::setDesktopFileName(
        QStringLiteral("parascope")); // where a desktop looks for the icon of a window
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/parascope.svg")));

    const auto broken = Settings::setAsideBroken();
    Settings::keepPrivate();
    applyAppearance(Settings().appearance());

    auto parts = realEngineParts();
    const auto machine = parts.machine;
    EngineHost engine(std::move(parts), EngineHost::Cores::Watch);
    MainWindow window(engine, machine);
    const IdleMoment idle(std::chrono::seconds(1), giveSmallBlocksBack);
    const Interrupt interrupt([&window] { window.closeAtOnce(); });
    // For measuring the start: the window has shown something; what it needed is told, and that was all.
    std::optional<FirstPaint> firstPaint;
    if (qEnvironmentVariableIsSet("PARASCOPE_QUIT_AFTER_FIRST_PAINT")) {
        firstPaint.emplace(window, [] {
            std::printf("%llu\n", static_cast<unsigned long long>(readThreadUsage().peakRssBytes));
            QApplication::quit();
        });
    }
    if (!command.file.empty()) {
        window.goToPage(0);            // where most files are shown: Home would flash up
        window.openFile(command.file); // it is read while the window comes up
    }
    window.show();
    if (!broken.isEmpty()) {
        window.say(broken);
    }
    return QApplication::exec();
}

} // namespace parascope
