// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/LineRecorder.h"
#include "core/work/WorkerBody.h"

namespace parascope {

/// Writes the last mark of a worker: "done", or "failed", with what came of its work (core/trace/FORMAT.md).
void markEnd(LineRecorder& lines, const WorkReport& report);

} // namespace parascope
