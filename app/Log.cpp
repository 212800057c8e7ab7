// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Log.h"

namespace parascope {

Q_LOGGING_CATEGORY(appLog, "parascope.app", QtWarningMsg)

} // namespace parascope
