// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Log.h"

namespace parascope {

Q_LOGGING_CATEGORY(engineLog, "parascope.engine", QtWarningMsg)

} // namespace parascope
