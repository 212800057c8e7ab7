// SPDX-License-Identifier: GPL-3.0-or-later
// Must not compile.
#include "core/base/Numbers.h"

void ignoresWhetherItWorked() {
    parascope::parseCount("many", "workers");
}
