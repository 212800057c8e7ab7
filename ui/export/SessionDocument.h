// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/Document.h"

namespace parascope {

/// What a session came to: the finished runs batch by batch, in the order in which they were asked for, each
/// with its question, its picture and its figures. The runs must outlive it.
[[nodiscard]] Document sessionDocument(const std::vector<const RunRecord*>& runs, Demos demos = allDemos());

} // namespace parascope
