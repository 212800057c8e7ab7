// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Log.h"

namespace parascope {

Q_LOGGING_CATEGORY(shellLog, "parascope.shell", QtWarningMsg)

} // namespace parascope
