// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Settings.h"

#include <QObject>

class QMenu;

namespace parascope {

/// The files that were opened or saved last, kept from one start to the next, and a menu of them. Files that
/// are gone are left out.
class RecentFiles final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMost = 10;

    explicit RecentFiles(QObject* parent = nullptr);

    /// Newest first.
    [[nodiscard]] QStringList files() const;
    void add(const QString& path);
    void clear();

    /// A menu that is made anew whenever it opens.
    [[nodiscard]] QMenu* menu(QWidget* parent);

Q_SIGNALS:
    void changed();
    /// In the menu.
    void chosen(const QString& path);

private:
    void fill(QMenu& menu);

    Settings m_settings;
};

} // namespace parascope
