// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TempDir.h"

#include <QCoreApplication>
#include <QSettings>

namespace parascope::test {

/// Settings of a test's own, in a folder that goes with it.
class OwnSettings {
public:
    OwnSettings() {
        QCoreApplication::setOrganizationName(QStringLiteral("parascope"));
        QCoreApplication::setApplicationName(QStringLiteral("parascope"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString(m_folder.path().string()));
    }

    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "parascope/parascope.conf"; }
    [[nodiscard]] const TempDir& folder() const { return m_folder; }

private:
    TempDir m_folder;
};

} // namespace parascope::test
