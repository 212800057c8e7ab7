// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"
#include "ui/charts/CoreHistory.h"
#include "ui/shell/ExportDialog.h"

class QWidget;

namespace parascope {

/// Writes what the user chose: the runs' lanes, the cores, both, or the page as it stands on the screen.
Result<void> exportPage(const ExportChoice& choice, const std::vector<const RunRecord*>& runs,
                        const CoreHistory& cores, QWidget& page);

} // namespace parascope
