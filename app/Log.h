// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace parascope {

/// What the command line asks for. Off unless QT_LOGGING_RULES turns it on (CONTRIBUTING.md).
Q_DECLARE_LOGGING_CATEGORY(appLog)

} // namespace parascope
