// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/Appearance.h"

#include <cstdint>
#include <map>
#include <optional>
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <string>

namespace parascope {

/// What Parascope remembers from one start to the next: the one place that reads and writes it.
class Settings {
public:
    /// Size of sum-squares that takes a worker about 1.5 s; nothing when it was never measured on this
    /// processor.
    [[nodiscard]] std::optional<std::uint64_t> usualSize(const QString& cpu) const;
    void setUsualSize(const QString& cpu, std::uint64_t size);

    /// Speeds of work on this processor, as RunTimes knows them.
    [[nodiscard]] std::map<std::string, double> speeds(const QString& cpu) const;
    void setSpeeds(const QString& cpu, const std::map<std::string, double>& speeds);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);

    /// The size of all text, in steps of TextSize.
    [[nodiscard]] int textStep() const;
    void setTextStep(int step);

    /// The Python interpreter that the user chose, a path or a name; empty: the one that is found.
    [[nodiscard]] QString python() const;
    void setPython(const QString& interpreter);

    /// Where ranks ran last: their hosts as typed (empty: this machine), and whether each keeps to a core.
    [[nodiscard]] QString rankHosts() const;
    [[nodiscard]] bool bindsRanks() const;
    void setRanks(const QString& hosts, bool bindsToCores);

    /// Folder that was last exported to or opened from; the home folder at first.
    [[nodiscard]] QString folder() const;
    void setFolder(const QString& folder);

    /// Folder that exports are proposed in; empty: the one that was used last.
    [[nodiscard]] QString exportFolder() const;
    void setExportFolder(const QString& folder);

    /// Files that were opened or saved, newest first.
    [[nodiscard]] QStringList recentFiles() const;
    void setRecentFiles(const QStringList& files);

    /// Whether the window's size and place, and recent files, are kept. What was kept is forgotten when not.
    [[nodiscard]] bool remembersWindow() const;
    void setRemembersWindow(bool remembers);
    [[nodiscard]] bool remembersFiles() const;
    void setRemembersFiles(bool remembers);

    /// Renames a file of settings that cannot be read, so that the program begins with a new one, and says so
    /// in words for a person; empty when it is sound. To be called before anything else reads them.
    [[nodiscard]] static QString setAsideBroken();
    /// Sees to it that nobody but their owner can read what is remembered: Qt would let everybody. Where that
    /// cannot be done, nothing can be remembered either.
    static void keepPrivate();
};

} // namespace parascope
