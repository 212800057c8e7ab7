// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/WaitReason.h"

namespace parascope {

/// What a thread waits for in the system call of that number, as far as the number alone tells: for reads and
/// writes the file decides, for a futex its operation. Other: it waits for nothing that is known here.
[[nodiscard]] WaitKind kindOfCall(long number);

} // namespace parascope
