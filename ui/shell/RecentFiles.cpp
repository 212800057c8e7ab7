// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RecentFiles.h"

#include <algorithm>
#include <QDir>
#include <QFileInfo>
#include <QMenu>

namespace parascope {

RecentFiles::RecentFiles(QObject* parent)
    : QObject(parent) {}

QStringList RecentFiles::files() const {
    QStringList there;
    for (const auto& path : m_settings.recentFiles()) {
        if (there.size() < kMost && QFileInfo(path).isFile()) {
            there.append(path);
        }
    }
    return there;
}

void RecentFiles::add(const QString& path) {
    const auto whole = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    auto known = files();
    known.removeAll(whole);
    known.prepend(whole);
    m_settings.setRecentFiles(known.mid(0, kMost));
    Q_EMIT changed();
}

void RecentFiles::clear() {
    m_settings.setRecentFiles({});
    Q_EMIT changed();
}

QMenu* RecentFiles::menu(QWidget* parent) {
    auto* menu = new QMenu(tr("Open recent"), parent);
    fill(*menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(*menu); });
    return menu;
}

void RecentFiles::fill(QMenu& menu) {
    menu.clear();
    const auto known = files();
    for (const auto& path : known) {
        auto name = QFileInfo(path).fileName();
        name.replace(QLatin1Char('&'), QStringLiteral("&&")); // else the next letter were a key
        auto* action = menu.addAction(name);
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    menu.setToolTipsVisible(true);
    if (known.isEmpty()) {
        menu.addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Forget these")), &QAction::triggered, this, &RecentFiles::clear);
}

} // namespace parascope
