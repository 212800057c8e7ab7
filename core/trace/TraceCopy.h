// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/FilePieces.h"
#include "core/trace/Trace.h"

namespace parascope {

/// Writes what a file holds, each event as it stands there (where that is JSON, or as it was read), with the
/// notes of its trace in the place of those that it had: what a trace does not keep (arguments, stacks,
/// fields of other programs) stays. The Error: the file is not as it was when the trace was read, or the copy
/// cannot be written.
Result<void> copyWithNotes(const TraceFile& file, const Trace& trace, const std::filesystem::path& target);

} // namespace parascope
